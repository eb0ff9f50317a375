namespace OutlookCrm.ImportExport.Tables;

/// <summary>What programs say of a document beside its amounts: drafts and cancelled documents are no sales, and a paid one owes
/// nothing.</summary>
internal static class DocumentStatus
{
    private static readonly string[] s_cancelled = Words("cancel|void|failed|trash|deleted|reversed|declined|rejected|written off|"
        + "payment error|erreur|annul|stornat|storniert|ακυρ|érvénytelen|törölt|sztornózva|visszavont|باطل|ابطال|لغو|حذف|gekanselleer|"
        + "geannuleer");

    private static readonly string[] s_drafts = Words("draft|checkout draft|pending approval|entwurf|concept|konsep|πρόχειρ|προσωριν|"
        + "ciornă|schiță|piszkozat|vázlat|پیش نویس|موقت");

    private static readonly HashSet<string> s_refunded = [.. Words("refunded|fully refunded|wc-refunded|επιστράφηκε|επιστράφηκαν|rambursat|"
        + "rambursată|visszatérítve|visszafizetve|terugbetaal|terugbetaald|بازپرداخت شده|erstattet|zurückerstattet")];

    private static readonly HashSet<string> s_paid = [.. Words("paid|paid in full|fully paid|in payment|settled|bezahlt|beglichen|"
        + "achitat|achitată|încasat|încasată|plătit|plătită|kifizetve|fizetve|kifizetett|kiegyenlítve|kiegyenlített|εξοφλημένο|"
        + "εξοφλημένη|εξοφλήθηκε|πληρωμένο|πληρωμένη|πληρώθηκε|پرداخت شده|تسویه شده|تسویه|betaal|betaald|payée|zaplaceno|uhrazeno")];

    /// <summary>Whether a document is none any more.</summary>
    public static bool IsCancelled(string status) => Begins(status, s_cancelled);

    /// <summary>Whether a document is none yet.</summary>
    public static bool IsDraft(string status) => Begins(status, s_drafts);

    /// <summary>Whether all of it was paid back.</summary>
    public static bool IsRefunded(string status) => s_refunded.Contains(HeaderName.Plain(status));

    /// <summary>Whether nothing is left to pay. Partly paid is not paid.</summary>
    public static bool IsPaid(string status) => s_paid.Contains(HeaderName.Plain(status));

    private static bool Begins(string status, string[] words)
    {
        var plain = HeaderName.Plain(status);
        return words.Any(word => plain.StartsWith(word, StringComparison.Ordinal));
    }

    private static string[] Words(string words) => [.. words.Split('|').Select(HeaderName.Plain)];
}
