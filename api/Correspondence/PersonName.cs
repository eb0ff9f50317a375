using System.Text.RegularExpressions;
using OutlookCrm.Customers.Addresses;

namespace OutlookCrm.Correspondence;

/// <summary>
/// The name of a person as a mail's address line means it: "Berger, Lisa (Extern)" is Lisa Berger, "'Jonas Feld' via Sales" is Jonas Feld.
/// What may be a company's name ("Alpha One, Inc.") stays as it is. Pure; time is linear in the text.
/// </summary>
internal static partial class PersonName
{
    private const int MostFamilyWords = 4;
    private const int MostGivenWords = 3;
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>The name, and whether the address line gave it; else it comes from the address.</summary>
    public static (string Name, bool IsGiven) Of(string shown, EmailAddress address)
    {
        var name = Bare(shown);
        return name.Contains('@', StringComparison.Ordinal) || !name.Any(char.IsLetter) ? (OfLocalPart(address.LocalPart), false)
            : IsLogin().IsMatch(name) ? (OfLocalPart(name), true)
            : (GivenFirst(name, address.UnicodeDomain.Split('.')[0]), true);
    }

    /// <summary>The name before "via": a form or a list sent the mail for somebody. Null where there is no such word.</summary>
    public static string? OnWhoseBehalf(string shown) => Via().Match(Unquoted(shown)) is { Success: true } via ? via.Groups[1].Value : null;

    /// <summary>"anna.kis" is most likely Anna Kis, "jean-luc.picard2" Jean-Luc Picard.</summary>
    private static string OfLocalPart(string local)
    {
        var own = local.Split('+')[0].Trim('"');
        var parts = own.Split(own.AsSpan().IndexOfAny('.', '_') >= 0 ? ['.', '_'] : ['-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) is { Length: > 0 } letters ? letters : part);
        return string.Join(' ', parts.Select(part => string.Join('-', part.Split('-').Select(Capital))));
    }

    private static string Capital(string word)
    {
        var lower = word.Length > 1 && word.All(c => !char.IsLower(c)) ? word.ToLowerInvariant() : word;
        return lower.Length == 0 ? lower : char.ToUpperInvariant(lower[0]) + lower[1..];
    }

    // Without quotes, marks of mail systems, notes in brackets, and what stands behind "via".
    private static string Bare(string shown)
    {
        var name = Unquoted(shown);
        for (var before = ""; before != name;)
        {
            before = name;
            name = Unquoted(Note().Replace(Mark().Replace(name, ""), "") is { Length: > 0 } left ? left : name);
        }

        name = OnWhoseBehalf(name) is { } author ? Unquoted(author) : name;
        return Degrees().Replace(Titles().Replace(name, ""), "").Trim() is { Length: > 0 } rest ? rest : name;
    }

    private static string Unquoted(string text)
    {
        var name = Invisible().Replace(text, "").Trim();
        while (name.Length > 1 && "'\"‘’“”„«»`".Contains(name[0], StringComparison.Ordinal)
            && "'\"‘’“”„«»`".Contains(name[^1], StringComparison.Ordinal))
        {
            name = name[1..^1].Trim();
        }

        return Blanks().Replace(name, " ");
    }

    private static string GivenFirst(string name, string company)
    {
        var parts = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 3 && (IsNoName(parts[2]) || IsCompany(parts[2], company)))
        {
            parts = parts[..2];
        }

        if (parts.Length != 2 || IsNoName(parts[0]) || IsNoName(parts[1]))
        {
            return name;
        }

        var (family, given) = (parts[0], parts[1]);
        return IsCompany(given, company) ? family
            : family.Count(char.IsWhiteSpace) >= MostFamilyWords || given.Count(char.IsWhiteSpace) >= MostGivenWords ? name
            : $"{Titles().Replace(given, "")} {family}";
    }

    private static bool IsNoName(string part) =>
        LegalForm().IsMatch(part) || part.Any(c => char.IsDigit(c) || c is '&' or '+' or '/' or '@');

    private static bool IsCompany(string part, string company) => company.Length > 2
        && string.Concat(part.Where(char.IsLetterOrDigit)).StartsWith(company.Replace("-", ""), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[\p{L}\d-]+([._][\p{L}\d-]+)+$", RegexOptions.NonBacktracking)]
    private static partial Regex IsLogin();

    [GeneratedRegex(@"^(.+?)\s+(?:via|über|μέσω|prin intermediul|prin|keresztül|через|از طریق)\s+.+$", Linear)]
    private static partial Regex Via();

    // "[EXTERNAL]", "EXT:", "(Extern)".
    [GeneratedRegex(@"^\s*(?:\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\*+[^*]*\*+|ext(?:ern(?:al|e|o|ă)?)?\s*[:|-])\s*", Linear)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s*(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|\s[-|–—]\s*extern(?:al|e|o|ă)?|\s+\|.*)\s*$", Linear)]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?:(?:dr|prof|mag|ing|dipl|rer|nat|med|jur|phil|habil|h\.c|univ|mr|mrs|ms|herr|frau)\.?[ -](?:ing\.? )?|dr\.)+",
        Linear)]
    private static partial Regex Titles();

    [GeneratedRegex(@"(?:\s*,?\s+(?:ph\.?d\.?|m\.?d\.?|mba|ll\.?\s?m\.?|m\.?sc\.?|b\.?sc\.?|m\.?a\.|b\.?a\.|esq\.?|cpa|cfa|pmp))+$",
        Linear)]
    private static partial Regex Degrees();

    [GeneratedRegex(
        @"(?:^|\s)(?:ltd|limited|llc|llp|inc|incorporated|corp|corporation|co|company|gmbh|ag|kg|ohg|ug|e\.?\s?v|s\.?a|s\.?r\.?l"
        + @"|s\.?p\.?a|s\.?l"
        + @"|s\.?a\.?s|b\.?v|n\.?v|kft|zrt|nyrt|bt|ε\.?π\.?ε|α\.?ε|ο\.?ε|ι\.?κ\.?ε|pty|plc|oy|ab|a\.?s|aps|d\.?o\.?o|sp\.? z o\.?o"
        + @"|ооо|зао|ао"
        + @"|jr|sr|i{2,3}|iv|and\s.*|und\s.*|et\s.*|και\s.*|team|department|abteilung|support|service)\.?$",
        Linear)]
    private static partial Regex LegalForm();

    [GeneratedRegex(
        @"[\p{Cc}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]",
        RegexOptions.NonBacktracking)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
