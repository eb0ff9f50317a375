using System.Text.RegularExpressions;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

// The address line may give only a first name, or the name of a firm; the signature gives the author's whole name.
public sealed partial record Signature
{
    private const int LinesToFirm = 3;

    // A whole name that holds the first name; for a firm a person's name behind a closing or above the firm's own line. Null where none is.
    private static string? WholeName(List<string> lines, string name, string? companyDomain)
    {
        var own = SearchText.TokensOf(name);
        var isFirm = IsOfFirm(name, companyDomain);
        var first = own.Count == 1 && !isFirm
            ? lines.Select(PersonOn).LastOrDefault(whole => whole is not null && SignatureName.IsFirstName(name, whole)) : null;
        return first ?? (isFirm || own.Count == 1 ? lines.Select(PersonAt).LastOrDefault(whole => whole is not null) : null);

        string? PersonAt(string line, int i) => PersonOn(line) is { } whole && !SignaturePlace.IsRole(whole)
            && ((isFirm && i > 0 && Greeting().IsMatch(lines[i - 1])) || lines.Skip(i + 1).Take(LinesToFirm).Any(IsFirmsLine))
            ? whole : null;

        bool IsFirmsLine(string line) =>
            (isFirm || IsFirm(line)) && SearchText.TokensOf(line) is var words && own.All(words.Contains);
    }

    private static bool IsOfFirm(string name, string? domain) => IsFirm(name) || name.Contains('&', StringComparison.Ordinal)
        || SignaturePlace.IsRole(name) || string.Concat(SearchText.Fold(name).Where(char.IsLetterOrDigit))
            == domain?.Split('.')[0].Replace("-", "", StringComparison.Ordinal);

    private static string? PersonOn(string line) =>
        Person().Match(line) is { Success: true } person && person.Groups["name"].Value is var name
        && !IsFirm(name) && !SignaturePlace.IsPlace(name) && !Greeting().IsMatch(name) ? name : null;

    // Of scripts without capitals two words: more may be a sentence.
    [GeneratedRegex(
        @"^(?<name>\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|van|von|de|der|den|di|da|dos|del|la|le|zu|bin)){0,2}"
        + @" \p{Lu}[\p{L}\p{M}'’-]*\p{L}|\p{Lo}[\p{L}\p{M}]* \p{Lo}[\p{L}\p{M}]*)(?:\s*[|•·,(]|\s[-–—]\s|$)",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Person();
}
