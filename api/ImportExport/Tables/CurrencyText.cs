using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Currencies as tables write them.</summary>
internal static class CurrencyText
{
    // Signs that several currencies share; each is known by the first of them where nothing else tells.
    private static readonly (string Sign, string[] Codes)[] s_shared =
    [
        ("$", ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "NAD", "FJD", "JMD", "BBD", "BSD",
            "BZD", "TTD", "XCD", "BMD", "KYD", "GYD", "LRD", "SRD", "BND", "DOP", "CUP"]),
        ("£", ["GBP", "EGP", "LBP", "SYP", "SDG", "GIP", "FKP", "SHP"]),
        ("¥", ["JPY", "CNY"]),
        ("Rs", ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"]),
        ("lei", ["RON", "MDL"]),
        ("leu", ["RON", "MDL"]),
        ("kr", ["SEK", "NOK", "DKK", "ISK"]),
        ("руб", ["RUB", "BYN"]),
        ("﷼", ["IRR", "SAR", "YER", "OMR", "QAR"]),
        ("ريال", ["IRR", "SAR", "YER", "OMR", "QAR"]),
    ];

    /// <summary>Whether an amount may be in a currency, by the sign or the code that stands beside it.</summary>
    /// <param name="text">The amount as it is written.</param>
    /// <param name="beside">The currency of its sign or code.</param>
    /// <param name="currency">The currency in question.</param>
    public static bool MayBe(string text, string beside, string currency) => beside == currency
        || Array.Exists(s_shared, one => one.Codes.Contains(currency)
            && text.Trim().Trim([.. "0123456789.,'-+() \u00A0\u202F"]).Equals(one.Sign, StringComparison.OrdinalIgnoreCase));

    /// <summary>The code of a currency by its code, its sign or its word; null for anything else.</summary>
    public static string? Of(string text) => WrittenNumber.CurrencyOf(text) is { Length: 3 } known ? known : XmlText.Currency(text);
}
