namespace OutlookCrm.ImportExport.Tables;

/// <summary>What programs say of a document beside its amounts: drafts and cancelled documents are no sales, and a paid one owes
/// nothing.</summary>
internal static class DocumentStatus
{
    private static readonly string[] s_cancelled = Words("cancel|void|failed|trash|deleted|reversed|declined|rejected|written off|"
        + "payment error|erreur|annul|anulat|storn|ακυρ|ακύρ|érvénytelen|törölt|sztorn|visszavont|باطل|ابطال|لغو|کنسل|حذف|"
        + "gekanselleer|geannuleer|abgebrochen|ungültig|nichtig|withdrawn|abandoned|invalid|revoked|respins|elutasít|απορρ|αντιλογ|رد شده|"
        + "afgekeur|zrušen");

    private static readonly string[] s_drafts = Words("draft|checkout draft|pending approval|entwurf|concept|konsep|πρόχειρ|προσωριν|"
        + "ciornă|schiță|piszkozat|vázlat|پیش نویس|موقت");

    private static readonly HashSet<string> s_refunded = [.. Words("refunded|fully refunded|wc-refunded|επιστράφηκε|επιστράφηκαν|rambursat|"
        + "rambursată|returnat|returnată|visszatérítve|visszafizetve|visszatérített|terugbetaal|terugbetaald|teruggestort|بازپرداخت شده|"
        + "مسترد شده|مسترد|برگشت داده شده|erstattet|zurückerstattet|rückerstattet|zurückgezahlt|refund|refund issued|refunded in full|"
        + "charged back|chargeback|reimbursed|returned|fully returned|επιστροφή χρημάτων|remboursé|remboursée")];

    private static readonly HashSet<string> s_paid = [.. Words("paid|paid in full|fully paid|in payment|settled|bezahlt|beglichen|"
        + "achitat|achitată|încasat|încasată|plătit|plătită|kifizetve|fizetve|kifizetett|kiegyenlítve|kiegyenlített|εξοφλημένο|"
        + "εξοφλημένη|εξοφλήθηκε|credited|fully credited|gutgeschrieben|πιστώθηκε|creditat|creditată|jóváírva|gekrediteer|gecrediteerd|"
        + "πληρωμένο|πληρωμένη|πληρώθηκε|پرداخت شده|تسویه شده|تسویه|betaal|betaald|payée|zaplaceno|uhrazeno")];

    // What is said of a document that is still owed or on its way.
    private static readonly string[] s_open = Words("sent|open|unpaid|not paid|due|overdue|past due|outstanding|posted|approved|authori|"
        + "awaiting|partial|partly|part paid|pending|issued|final|finali|viewed|emailed|delivered|submitted|printed|new|processing|"
        + "on hold|in progress|invoiced|shipped|fulfilled|unfulfilled|confirmed|closed|complete|active|accepted|received|disputed|"
        + "uncollectible|nothing|offen|fällig|überfällig|versendet|versandt|gesendet|gebucht|teilweise|teilbezahlt|unbezahlt|gestellt|"
        + "finalisiert|abgeschlossen|erledigt|neu|in mahnung|gemahnt|ανοικτ|ανοιχτ|ανεξόφλητ|απλήρωτ|εκκρεμ|ληξιπρόθεσμ|μερικ|"
        + "εκδόθηκε|απεστάλη|σταλμέν|οριστικ|καταχωρ|ολοκληρ|νέα|νέο|σε εξέλιξη|deschis|neplătit|neachitat|neîncasat|restant|scaden|"
        + "parțial|emis|trimis|validat|finalizat|nou|în curs|în procesare|livrat|nyitott|kiegyenlítetlen|fizetetlen|nincs kifizetve|"
        + "lejárt|esedékes|részben|részlegesen|kiállítva|kiállított|elküld|lezárt|teljesít|új|feldolgoz|könyvelt|باز|پرداخت نشده|معوق|"
        + "سررسید|در انتظار|ارسال|صادر|تایید|ثبت|نهایی|جدید|قسمتی|بخشی|تکمیل|ope|uitstaande|openstaand|onbetaal|agterstallig|vervallen|"
        + "gedeeltelik|gedeeltelijk|deels|gestuur|verzonden|verstuurd|goedgekeur|uitgereik|afgehandel|voltooi|nuut|nieuw|in behandeling");

    /// <summary>Whether nothing is known of a status.</summary>
    public static bool IsUnknown(string status) => status.Any(char.IsLetter) && !Row.IsYes(status.ToLowerInvariant())
        && !Row.IsNo(status.ToLowerInvariant()) && !IsCancelled(status) && !IsDraft(status) && !IsRefunded(status) && !IsPaid(status)
        && !Begins(status, s_open);

    /// <summary>Whether a document is none any more.</summary>
    public static bool IsCancelled(string status) => Begins(status, s_cancelled);

    /// <summary>
    /// Whether a column for the day of cancelling says that a document was cancelled: by a day, or by yes. Programs write zeros where there
    /// is no day. SAP Business One marks the document that cancels another with C.
    /// </summary>
    public static bool IsSaidCancelled(string text) => text.Any(c => char.IsDigit(c) && c != '0') || Row.IsYes(text.ToLowerInvariant())
        || text is "C" or "tYES" || IsCancelled(text);

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
