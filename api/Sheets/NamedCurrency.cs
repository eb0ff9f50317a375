using System.Text.RegularExpressions;

namespace OutlookCrm.Sheets;

/// <summary>The currency that stands behind a column's name, as Total (EUR), Revenue in USD or Total €.</summary>
internal static partial class NamedCurrency
{
    /// <summary>The name without its currency, and the currency's code; null where the name has none.</summary>
    /// <param name="header">The whole name.</param>
    public static (string Name, string Code)? Of(string header) =>
        Behind().Match(header) is { Success: true } match && WrittenNumber.CurrencyOf(match.Groups["currency"].Value) is { } code
        ? (match.Groups["name"].Value, code) : null;

    // A code in small letters may be a word: all, try.
    [GeneratedRegex(@"^(?<name>.*?[^\s(\[])\s*(?:[(\[]\s*(?:in )?(?<currency>[A-Z]{3}|(?![A-Za-z]{3}\s*[)\]])[^()\[\]]{1,8}?)\s*[)\]]"
        + @"|[\s,/-]\s*(?:in )?(?<currency>[A-Z]{3}|\p{Sc}|Ft|lei))$")]
    private static partial Regex Behind();
}
