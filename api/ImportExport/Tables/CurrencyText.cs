using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Currencies as tables write them.</summary>
internal static class CurrencyText
{
    /// <summary>The code of a currency by its code, its sign or its word; null for anything else.</summary>
    public static string? Of(string text) => WrittenNumber.CurrencyOf(text) is { Length: 3 } known ? known : XmlText.Currency(text);
}
