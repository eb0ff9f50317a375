using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Currencies as tables write them.</summary>
internal static class CurrencyText
{
    /// <summary>Whether an amount may be in a currency, by the sign or the code that stands beside it.</summary>
    /// <param name="text">The amount as it is written.</param>
    /// <param name="beside">The currency of its sign or code.</param>
    /// <param name="currency">The currency in question.</param>
    public static bool MayBe(string text, string beside, string currency) => beside == currency
        || SharedSigns.MayBe(text.Trim().Trim([.. "0123456789.,'-+() \u00A0\u202F"]), currency);

    /// <summary>The code of a currency by its code, its sign or its word; null for anything else.</summary>
    public static string? Of(string text) => WrittenNumber.CurrencyOf(text) is { Length: 3 } known ? known : XmlText.Currency(text);
}
