namespace OutlookCrm.Sheets;

/// <summary>Signs that several currencies share; each is known by the first of them where nothing else tells.</summary>
internal static class SharedSigns
{
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

    /// <summary>Whether a sign may stand for a currency beside the first that it is known by.</summary>
    /// <param name="sign">The sign alone.</param>
    /// <param name="currency">A code.</param>
    public static bool MayBe(string sign, string currency) => Array.Exists(
        s_shared, one => one.Codes.Contains(currency) && sign.Equals(one.Sign, StringComparison.OrdinalIgnoreCase));
}
