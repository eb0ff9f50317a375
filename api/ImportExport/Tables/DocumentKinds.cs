namespace OutlookCrm.ImportExport.Tables;

/// <summary>What a row of a list of documents is, by the words of its type and by the prefix of its number.</summary>
internal enum DocumentKind
{
    Invoice,
    Credit,
    ProForma,
    Prepayment,
    Payment,

    /// <summary>A bill of a supplier, a journal entry: no sale.</summary>
    Other,
}

/// <summary>Reads such words.</summary>
internal static class DocumentKinds
{
    // Sage 50 writes two letters.
    private static readonly Dictionary<string, DocumentKind> s_codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SI"] = DocumentKind.Invoice,
        ["SC"] = DocumentKind.Credit,
        ["SR"] = DocumentKind.Payment,
        ["SA"] = DocumentKind.Payment,
        ["ACCREC"] = DocumentKind.Invoice,
        ["ACCRECCREDIT"] = DocumentKind.Credit,
        ["380"] = DocumentKind.Invoice,
        ["381"] = DocumentKind.Credit,
        ["325"] = DocumentKind.ProForma,
        ["386"] = DocumentKind.Prepayment,
    };

    private static readonly HashSet<string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        "PI", "PC", "PP", "PA", "PD", "PR", "SD", "SP", "BP", "BR", "BT", "CP", "CR", "JD", "JC", "VP", "VR", "ACCPAY", "ACCPAYCREDIT",
    };

    private static readonly (string Word, DocumentKind Kind)[] s_words =
    [
        .. All(DocumentKind.Other, "vendor credit|bill credit|supplier credit|purchase credit|purchase return|credit card credit|"
            + "credit card charge|credit card expense"),
        .. All(DocumentKind.ProForma, "proforma|pro forma|estimate|quote|προτιμολόγιο|προσφορά|proformă|díjbekérő|پیش فاکتور|kwotasie"),
        .. All(DocumentKind.Payment, "credit card|bank transfer|wire transfer|cheque|cash payment|direct debit|paypal|banküberweisung|"
            + "τραπεζική κατάθεση|virament|átutalás|واریز"),
        .. All(DocumentKind.Credit, "rechnungskorrektur|helyesbítő|módosító|note de crédit|credit|refund|πιστωτικ|stornó|storno|"
            + "jóváír|sztornó|stornare|برگشت|krediet|gutschrift|avoir|retur"),
        .. All(DocumentKind.Prepayment, "prepayment|deposit invoice|προκαταβολ|avans|előleg|پیش پرداخت"),
        .. All(DocumentKind.Other, "bill|purchase|expense|journal|vendor|supplier|δελτίο αποστολής|αγορ|achiziț|beszerzés|خرید|aankoop"),
        .. All(DocumentKind.Payment, "payment|receipt|είσπραξη|απόδειξη είσπραξης|plată|încasare|chitanță|befizetés|پرداخت|دریافت|"
            + "betaling|"
            + "zahlung"),
        .. All(DocumentKind.Invoice, "invoice|sale|statement charge|finance charge|"
            + "τιμολόγιο|παραστατικό|factur|számla|فاکتور|faktuur|rechnung"),
    ];

    private static readonly string[] s_creditPrefixes = ["ΠΙΣ", "ΠΤ-", "ΠΤΙ", "CN-", "CN/", "CRN", "CM-", "RINV", "KN-", "GS-", "STORNO",
        "SZT"];

    /// <summary>What the words of a type say; null where they say nothing.</summary>
    public static DocumentKind? Of(string? type)
    {
        if (type is null)
        {
            return null;
        }

        if (s_codes.TryGetValue(type, out var kind))
        {
            return kind;
        }

        if (s_others.Contains(type))
        {
            return DocumentKind.Other;
        }

        var plain = HeaderName.Plain(type);
        foreach (var (word, known) in s_words)
        {
            if (plain.Contains(word, StringComparison.Ordinal) && !(type == "Sales Receipt" && known == DocumentKind.Payment))
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>Whether a number is one of a credit note by how it begins.</summary>
    public static bool IsCreditNumber(string number) =>
        s_creditPrefixes.Any(prefix => number.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string, DocumentKind)> All(DocumentKind kind, string words) =>
        words.Split('|').Select(word => (HeaderName.Plain(word), kind));
}
