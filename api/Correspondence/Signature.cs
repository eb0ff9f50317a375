using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

/// <summary>
/// What the last lines of a mail say about its author. Read by plain rules, so every value is a suggestion that a person confirms: the
/// signature is where the author's own name stands alone on a line near the end; the line below is the role, a company is known by its
/// legal form, telephone numbers by the plans of their countries. Notices of mail programs and lawyers are no part of it. What no line
/// looks like is null.
/// </summary>
public sealed partial record Signature(string? Role, string? Company, IReadOnlyList<string> Phones, SignaturePlace? Place)
{
    private const int Lines = 20;
    private const int LongestLine = 90;
    private const int MostPhones = 4;

    private static readonly char[] s_bars = ['|', '•', '·', '\t', '¦', '‖', '▪', '■', '●', '⁞'];

    public static Signature None { get; } = new(null, null, [], null);

    /// <summary>
    /// Of a mail's own text; <paramref name="name"/> is the author's, <paramref name="companyDomain"/> the address's domain or null for
    /// free mail.
    /// </summary>
    public static Signature Of(string text, string name, string? companyDomain)
    {
        var lines = Cells().Replace(text, " | ").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile((line, i) => i == 0 || !Disclaimer().IsMatch(line))
            .Where(line => !Notice().IsMatch(line) && !Imprint().IsMatch(line)).TakeLast(Lines).ToList();
        name = WholeName(lines, name, companyDomain) ?? name;
        var start = lines.FindLastIndex(line => NameOn(line, name) is not null);
        if (start < 0 && lines.FindLastIndex(line => SignatureName.IsLonger(line.Split(s_bars)[0], name)) is >= 0 and var longer)
        {
            (start, name) = (longer, lines[longer].Split(s_bars)[0]);
        }

        if (start < 0)
        {
            start = Enumerable.Range(1, Math.Max(0, lines.Count - 1))
                .LastOrDefault(i => Greeting().IsMatch(lines[i - 1]) && SignatureName.IsFirstName(lines[i].Split(s_bars)[0], name), -1);
        }

        start = start >= 0 ? start : lines.FindLastIndex(line => line is "--" or "—" or "__");
        if (start < 0)
        {
            return None;
        }

        // "Anna Kis | Export manager | Dunabor Kft." is three lines to us.
        var parts = lines.Skip(start)
            .SelectMany(line => line.Split(s_bars, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(part => Pin().Replace(part, "")).SelectMany(FirmAndPlace)
            .SelectMany(part => SignatureName.Of(part, name) is { Role: { } behind } named
                ? [named.Name, behind] : new[] { part })
            .Where(part => part.Length <= LongestLine).ToList();
        var place = SignaturePlace.Of(parts, companyDomain);
        var phones = SignaturePhones.Of([.. parts.Where(part => !part.Contains('@', StringComparison.Ordinal))], place)
            .GroupBy(phone => phone.Number).Select(same => same.Select(phone => phone.Written).MaxBy(SignaturePhones.IsInternational)!)
            .Take(MostPhones).ToList();
        var words = parts.Where((part, i) => !(i > 0 && IsCourt(parts[i - 1], part))
            && NameOn(part, name) is null && part.Any(char.IsLetter) && !SignaturePhones.IsIn(part)
            && !Address().IsMatch(part) && !IsSaying(part) && !IsOtherNumber(part) && !SignaturePhones.HasDate(part)
            && !Aside().IsMatch(part) && place?.IsPart(part) != true).ToList();
        if (parts.Count > 0 && SignatureName.IsFirstName(parts[0], name))
        {
            words.Remove(parts[0]);
        }

        words = [.. words.SelectMany(RoleAndCompany)];
        var company = words.Find(part => LegalForm().IsMatch(part)) ?? words.Find(part => IsNameOfDomain(part, companyDomain))
            ?? parts.Select(part => part.Split(',')[0]).FirstOrDefault(part => LegalForm().IsMatch(part));
        var role = words.Find(part => part != company && !Greeting().IsMatch(part) && !Motto().IsMatch(part)
            && part.Length <= 60 && part[^1] is not ('!' or '?') && (!part.EndsWith('.') || Abbreviated().IsMatch(part)));
        company = company is null ? null : OnBehalf().Replace(company, "");
        if (role?.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && company is null)
        {
            var behind = role[(comma + 1)..].Trim();
            (role, company) = (role[..comma].Trim(), SignaturePlace.IsPlace(behind) ? null : behind);
        }

        return new(role, company, phones, place?.IsEmpty == false ? place : null);
    }

    // "Kern GmbH - Hafenstr. 5 - 24103 Kiel".
    private static IEnumerable<string> FirmAndPlace(string part)
    {
        if (Dash().Match(part) is { Success: true } dash && IsFirm(part[..dash.Index]) && part.Any(char.IsDigit))
        {
            return [part[..dash.Index], part[(dash.Index + dash.Length)..]];
        }

        // "Kern GmbH Hafenstr. 5": cells of a table that stood side by side.
        var space = part.Length > LongestLine ? -1 : part.LastIndexOf(' ');
        while (space > 0 && !(IsFirm(part[..space]) && SignaturePlace.IsStreet(part[(space + 1)..])))
        {
            space = part.LastIndexOf(' ', space - 1);
        }

        return space > 0 ? [part[..space], part[(space + 1)..]] : [part];
    }

    // "VP of Sales, Firm Inc." is both; "Alpha One, Inc." is one.
    private static IEnumerable<string> RoleAndCompany(string part) =>
        LegalForm().IsMatch(part) && part.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma
        && part[(comma + 2)..] is var company && company.Contains(' ', StringComparison.Ordinal) && LegalForm().IsMatch(company)
            ? [part[..comma], company] : [part];

    /// <summary>True for a wish, an invitation, hours, degrees or a room: nothing that a person is, and no street.</summary>
    internal static bool IsSaying(string part) => Saying().IsMatch(part) || Degrees().IsMatch(part) || Room().IsMatch(part);

    /// <summary>True for a name with a legal form.</summary>
    internal static bool IsFirm(string name) => LegalForm().IsMatch(name);

    // "HRB 12345", and below it where that register is kept.
    private static bool IsCourt(string above, string part) =>
        SignaturePhones.IsOtherNumber(above) && above.Any(char.IsDigit) && !above.Contains(':', StringComparison.Ordinal)
        && part.All(char.IsLetter);

    // An account may be a number, or what somebody manages.
    private static bool IsOtherNumber(string part) =>
        SignaturePhones.IsOtherNumber(part) && (part.Any(char.IsDigit) || !(Post().IsMatch(part) || SignaturePlace.IsRole(part)));

    private static (string Name, string? Role)? NameOn(string line, string name) => SignatureName.Of(line.Split(s_bars)[0], name);

    private static bool IsNameOfDomain(string part, string? domain)
    {
        var label = domain?.Split('.')[0].Replace("-", "", StringComparison.Ordinal);
        return label is { Length: > 2 } && string.Concat(SearchText.Fold(part).Where(char.IsLetterOrDigit))
            .Contains(label, StringComparison.Ordinal);
    }
}
