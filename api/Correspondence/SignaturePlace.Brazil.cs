using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// Brazil's addresses: street and number, mostly a quarter, the town with the letters of its state, and a code of eight digits, on a line
// or on several, between commas or dashes.
public sealed partial record SignaturePlace
{
    private const int FurthestCode = 3;

    private static SignaturePlace? InBrazil(IReadOnlyList<string> parts, string? country)
    {
        var tokens = parts.Skip(1).SelectMany(part => BrazilianDivision().Split(part))
            .Select(token => Label().Replace(token.Trim(' ', '.'), "")).Where(token => token.Length > 0).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            var joined = TownWithState().Match(tokens[i]);
            if (!joined.Success && !(i > 0 && State().IsMatch(tokens[i])))
            {
                continue;
            }

            var (city, at) = joined.Success ? (joined.Groups["city"].Value.Trim(), i) : (tokens[i - 1], i - 1);
            var code = tokens.Skip(Math.Max(0, at - FurthestCode)).Take((2 * FurthestCode) + 1)
                .Select(token => BrazilianCode().Match(token)).FirstOrDefault(match => match.Success)?.Groups["code"].Value;
            var street = Enumerable.Range(0, at).Reverse().FirstOrDefault(before => BrazilianWay().IsMatch(tokens[before]), -1);
            var isNamed = tokens.Skip(i).Any(token => token.Equals("brasil", StringComparison.OrdinalIgnoreCase)
                || token.Equals("brazil", StringComparison.OrdinalIgnoreCase));
            if (IsTown(city) && (code is not null || (street >= 0 && (isNamed || country == "BR"))))
            {
                return new(street < 0 ? null : BrazilianStreet(tokens, street), code, city, "BR") { _isNamed = isNamed };
            }
        }

        return null;
    }

    private static string BrazilianStreet(List<string> tokens, int street) =>
        !tokens[street].Any(char.IsDigit) && street + 1 < tokens.Count && BrazilianNumber().IsMatch(tokens[street + 1])
            ? $"{tokens[street]}, {tokens[street + 1]}" : tokens[street];

    private const string BrazilianStates =
        "(?:A[CLMP]|BA|CE|DF|ES|GO|M[AGST]|P[ABEIR]|R[JNORS]|S[CEP]|TO)";

    [GeneratedRegex(@"\s*[,;|]\s*|\s+[-–—/]\s+|\s(?=CEP\b)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex BrazilianDivision();

    [GeneratedRegex("^" + BrazilianStates + "$", RegexOptions.NonBacktracking)]
    private static partial Regex State();

    [GeneratedRegex(@"^(?<city>\p{L}[\p{L}\p{M} .'’-]*?)\s*[/(–-]\s*" + BrazilianStates + @"\)?$", RegexOptions.NonBacktracking)]
    private static partial Regex TownWithState();

    [GeneratedRegex(@"^(?:CEP\s*[:.]?\s*)?(?<code>\d{2}\.?\d{3}-?\d{3})$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex BrazilianCode();

    [GeneratedRegex(
        @"^(?:rua|r\.|avenida|av\.?|alameda|al\.|praça|pça\.?|rodovia|rod\.|estrada|estr\.|travessa|tv\.|largo|quadra|via|setor"
        + @"|viaduto)\s",
        Linear)]
    private static partial Regex BrazilianWay();

    [GeneratedRegex(@"^(?:n(?:[º°o]|úmero)?\.?\s*)?\d{1,5}\s?[a-z]?$|^s/n[º°]?$", Linear)]
    private static partial Regex BrazilianNumber();
}
