using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>What the type codes of UN/ECE 1001 mean for the books, as EN 16931 uses them.</summary>
internal static class TypeCodes
{
    private static readonly HashSet<string> s_credits = new(StringComparer.Ordinal)
    {
        "381", "81", "83", "261", "262", "296", "308", "396", "420", "458", "502", "503", "532",
    };

    private static readonly HashSet<string> s_invoices = new(StringComparer.Ordinal)
    {
        "80", "82", "84", "130", "202", "203", "204", "211", "218", "219", "295", "325", "326", "331", "380", "382", "383", "384", "385",
        "386", "387", "388", "389", "390", "393", "394", "395", "456", "457", "471", "472", "473", "500", "501", "527", "553", "575", "623",
        "633", "751", "780", "817", "870", "875", "876", "877", "935",
    };

    /// <summary>Whether invoices and credit notes may have the type; an order or a delivery note has another.</summary>
    public static bool IsKnown(string? type) => type is null || s_invoices.Contains(type) || IsCredit(type);

    /// <summary>Whether a document of the type takes its positive amounts away.</summary>
    public static bool IsCredit(string? type) => type is not null && s_credits.Contains(type);

    /// <summary>What a document counts as.</summary>
    /// <param name="type">Its code; null where it has none.</param>
    /// <param name="isCreditNote">Whether the document is a credit note by its root, whose amounts are positive.</param>
    /// <param name="total">With VAT; or what is payable where it says no total.</param>
    public static CountsAs Of(string? type, bool isCreditNote, decimal? total) => type switch
    {
        "325" => CountsAs.ProForma,
        _ when isCreditNote || IsCredit(type) => CountsAs.Credit,
        "384" => total < 0 ? CountsAs.Credit : CountsAs.Correction,
        "386" => CountsAs.Prepayment,
        _ => total < 0 ? CountsAs.Credit : CountsAs.Sale,
    };
}
