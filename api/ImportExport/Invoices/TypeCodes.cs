using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>What the type codes of UN/ECE 1001 mean for the books, as EN 16931 uses them.</summary>
internal static class TypeCodes
{
    private static readonly HashSet<string> s_credits = new(StringComparer.Ordinal)
    {
        "381", "81", "83", "261", "262", "296", "308", "396", "420", "458", "502", "503", "532",
    };

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
