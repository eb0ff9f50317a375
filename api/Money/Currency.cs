using System.Collections.Frozen;

namespace OutlookCrm.Money;

/// <summary>The currencies of ISO 4217, their minor units, and rounding as invoices do it. Pure.</summary>
public static class Currency
{
    private const int UsualDigits = 2;

    // Active codes by the digits of their minor unit, where these are not two.
    private const string WithoutMinorUnit = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private const string OfThreeDigits = "BHD IQD JOD KWD LYD OMR TND";
    private const string OfFourDigits = "CLF UYW";

    private const string OfTwoDigits =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU "
        + "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR "
        + "KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK "
        + "PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD "
        + "USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private static readonly FrozenDictionary<string, int> s_digits =
        Of(WithoutMinorUnit, 0).Concat(Of(OfTwoDigits, UsualDigits)).Concat(Of(OfThreeDigits, 3)).Concat(Of(OfFourDigits, 4))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for the code of a currency in use, in capitals.</summary>
    public static bool IsCode(string? code) => code is not null && s_digits.ContainsKey(code);

    /// <summary>How many digits the minor unit of a currency has; two for an unknown code.</summary>
    public static int DigitsOf(string code) => s_digits.GetValueOrDefault(code, UsualDigits);

    /// <summary>An amount in whole minor units; a half goes away from zero, as people round and not as banks do.</summary>
    public static decimal Round(decimal amount, string code) => Math.Round(amount, DigitsOf(code), MidpointRounding.AwayFromZero);

    private static IEnumerable<KeyValuePair<string, int>> Of(string codes, int digits) =>
        codes.Split(' ').Select(code => KeyValuePair.Create(code, digits));
}
