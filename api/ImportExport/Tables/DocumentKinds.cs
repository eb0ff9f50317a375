using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>What a row of a list of documents is, by the words of its type and by the prefix of its number.</summary>
internal enum DocumentKind
{
    Invoice,
    Credit,

    /// <summary>A corrected invoice, which stands in place of an invoice or is added to it.</summary>
    Correction,
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
        ["396"] = DocumentKind.Credit,
        ["383"] = DocumentKind.Invoice,
        ["384"] = DocumentKind.Correction,
        ["389"] = DocumentKind.Invoice,
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
            + "credit card charge|credit card expense|purchase order|sales order|reminder|dunning|past due notice|account statement|"
            + "statement of account|order confirmation|mahnung|zahlungserinnerung|kontoauszug|auftragsbestätigung|υπενθύμιση|"
            + "ειδοποίηση πληρωμής|επιβεβαίωση παραγγελίας|somați|notificare|înștiințare|extras de cont|confirmare de comandă|"
            + "felszólít|emlékeztető|fizetési értesít|visszaigazolás|یادآور|اخطار|صورت حساب بانک|aanmaning|betaalherinnering|"
            + "herinnering|rekeningstaat|orderbevestiging|lettre de relance|relance|upomínka|sollecito"),
        .. All(DocumentKind.ProForma, "proforma|pro forma|estimate|quote|quotation|προτιμολόγιο|προσφορά|proformă|ofertă|díjbekérő|"
            + "árajánlat|ajánlat|پیش فاکتور|kwotasie|offerte|angebot|kostenvoranschlag|devis"),
        .. All(DocumentKind.Payment, "credit card|bank transfer|wire transfer|cheque|cash payment|direct debit|paypal|banküberweisung|"
            + "τραπεζική κατάθεση|virament|átutalás|واریز"),
        .. All(DocumentKind.Credit, "rechnungskorrektur|note de crédit|credit|refund|πιστωτικ|επιστροφ|stornó|storno|"
            + "jóváír|sztornó|stornare|rambursare|visszatérítés|visszáru|برگشت|مرجوع|استرداد|krediet|gutschrift|rückerstattung|"
            + "rückgabe|retoure|erstattung|avoir|retur|retour|return|terugbetaling|ακυρωτικ|dobropis|kreditnota"),
        .. All(DocumentKind.Correction, "corrected|correction|corrective|correcting|amended|amendment|revised invoice|replacement invoice|"
            + "korrekturrechnung|korrigierte|berichtigte|berichtigung|korrektur|διορθωτικ|διόρθωση|corecție|corectat|corectare|rectificat|"
            + "helyesbít|módosít|javító számla|اصلاح|gekorrigeer|gecorrigeerd|korreksie|correctie|regstelling|opravn"),
        .. All(DocumentKind.Prepayment, "prepayment|deposit invoice|advance invoice|down payment invoice|anzahlung|abschlagsrechnung|"
            + "προκαταβολ|avans|előleg|پیش پرداخت|voorskot|voorschot"),
        .. All(DocumentKind.Other, "bill|purchase|expense|journal|vendor|supplier|αγορ|achiziț|beszerzés|خرید|aankoop"),
        .. All(DocumentKind.Payment, "payment|receipt|είσπραξη|απόδειξη είσπραξης|plată|încasare|chitanță|befizetés|پرداخت|دریافت|"
            + "betaling|"
            + "zahlung"),
        .. All(DocumentKind.Invoice, "invoice|sale|statement charge|finance charge|debit note|debit memo|verkauf|belastungsanzeige|"
            + "τιμολόγιο|παραστατικό|απόδειξη λιανικ|απόδειξη παροχ|απόδειξη πώλησ|πώληση|χρεωστικ|factur|vânzare|bon fiscal|notă de debit|"
            + "számla|nyugta|értékesítés|eladás|terhelő|فاکتور|فروش|صورتحساب|faktur|faktuur|verkoop|verkope|debietnota|rechnung|fattura"),
    ];

    // A note of what was sent asks for nothing, unless the document is the invoice as well.
    private static readonly string[] s_deliveries = Plain("delivery note|delivery slip|packing slip|packing list|dispatch note|"
        + "goods issue|lieferschein|versandschein|δελτίο αποστολής|aviz de|aviz însoți|szállítólevél|szállító levél|حواله|بارنامه|"
        + "afleweringsnota|afleweringsbrief|afleverbon|pakbon|vrachtbrief|bon de livraison|dodací list");

    private static readonly string[] s_invoices = Plain("invoice|τιμολόγιο|factur|számla|فاکتور|faktur|faktuur|rechnung");

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
        if (Array.Exists(s_deliveries, plain.Contains) && !Array.Exists(s_invoices, plain.Contains))
        {
            return DocumentKind.Other;
        }

        foreach (var (word, known) in s_words)
        {
            if (plain.Contains(word, StringComparison.Ordinal) && !(type == "Sales Receipt" && known == DocumentKind.Payment))
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>What an invoice of a table counts as.</summary>
    /// <param name="type">In the words of the table; null for none.</param>
    /// <param name="number">Of the document.</param>
    /// <param name="total">With its sign; null where the table does not tell.</param>
    /// <param name="isOwn">Whether the table is our own export.</param>
    public static CountsAs Meaning(string? type, string number, decimal? total, bool isOwn) => (isOwn ? type : null) switch
    {
        "Correction" => CountsAs.Difference,
        "Return" => CountsAs.Nothing,
        _ => Of(type) switch
        {
            DocumentKind.ProForma => CountsAs.ProForma,
            DocumentKind.Credit => CountsAs.Credit,
            DocumentKind.Correction => total < 0 ? CountsAs.Difference : CountsAs.Correction,
            DocumentKind.Prepayment => CountsAs.Prepayment,
            _ => total < 0 || IsCreditNumber(number) ? CountsAs.Credit : CountsAs.Sale,
        },
    };

    /// <summary>Whether a number is one of a credit note by how it begins.</summary>
    public static bool IsCreditNumber(string number) =>
        s_creditPrefixes.Any(prefix => number.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string, DocumentKind)> All(DocumentKind kind, string words) => Plain(words).Select(word => (word, kind));

    private static string[] Plain(string words) => [.. words.Split('|').Select(HeaderName.Plain)];
}
