using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

/// <summary>
/// What the last lines of a mail say about its author. Read by plain rules, so every value is a suggestion that a person confirms: the
/// signature is where the author's own name stands alone on a line near the end; the line below is the role, a company is known by its
/// legal form, telephone numbers by their shape. What no line looks like is null.
/// </summary>
public sealed partial record Signature(string? Role, string? Company, IReadOnlyList<string> Phones)
{
    private const int Lines = 14;
    private const int LongestLine = 90;
    private const int MostPhones = 4;

    public static Signature None { get; } = new(null, null, []);

    /// <summary>
    /// Of a mail's own text; <paramref name="name"/> is the author's, <paramref name="companyDomain"/> the address's domain or null for
    /// free mail.
    /// </summary>
    public static Signature Of(string text, string name, string? companyDomain)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(Lines).ToList();
        var start = lines.FindLastIndex(line => IsName(line, name));
        if (start < 0 && lines.FindLastIndex(line => line is "--" or "—" or "__") is var dashes && dashes >= 0)
        {
            start = dashes;
        }

        if (start < 0)
        {
            return None;
        }

        var parts = new List<string>();
        foreach (var line in lines.Skip(start))
        {
            // "Anna Kis | Export manager | Dunabor Kft." is three lines to us.
            parts.AddRange(line.Split(['|', '•', '·'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(part => part.Length <= LongestLine));
        }

        var phones = parts.Where(part => !part.Contains('@', StringComparison.Ordinal)).SelectMany(part => Phone().Matches(part))
            .Select(match => match.Value.Trim())
            .Where(phone => phone.Count(char.IsAsciiDigit) is >= 7 and <= 15).Distinct().Take(MostPhones).ToList();
        var words = parts.Where(part => !IsName(part, name) && part.Any(char.IsLetter) && !Phone().IsMatch(part) && !Address()
            .IsMatch(part)).ToList();
        var company = words.Find(part => LegalForm().IsMatch(part)) ?? words.Find(part => IsNameOfDomain(part, companyDomain));
        var role = words.Find(part => part != company && !Greeting().IsMatch(part) && part.Length <= 60 && !part.EndsWith('.'));
        if (role?.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && company is null)
        {
            company = role[(comma + 1)..].Trim();
            role = role[..comma].Trim();
        }

        return new(role, company, phones);
    }

    // Every word of the line is one of the name's, in any order: Hungarians write the family name first.
    private static bool IsName(string line, string name)
    {
        var own = Words(name);
        var written = Words(line.Split('|', '•', '·')[0]);
        return own.Count > 0 && written.Count > 0 && written.Count <= own.Count && written.All(own.Contains)
            && (written.Count > 1 || own.Count == 1);
    }

    private static HashSet<string> Words(string text) => [.. Customers.Search.SearchText.TokensOf(text)];

    private static bool IsNameOfDomain(string part, string? domain)
    {
        var label = domain?.Split('.')[0].Replace("-", "", StringComparison.Ordinal);
        return label is { Length: > 2 } && string.Concat(Customers.Search.SearchText.Fold(part).Where(char.IsLetterOrDigit))
            .Contains(label, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\w.])(\+|00|\(?0)[\d۰-۹]?[\d۰-۹ ()./\-]{6,22}[\d۰-۹]", RegexOptions.None, 2000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"https?://|www\.|@|\b[\w-]+\.(com|eu|gr|ro|hu|ir|za|net|org|example)\b", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(^|\s)(ltd|limited|llc|inc|corp|gmbh|ag|kg|s\.?a\.?|s\.?r\.?l\.?|s\.?a\.?s\.?|b\.?v\.?|n\.?v\.?|kft|zrt|"
        + @"nyrt|bt|ε\.?π\.?ε|α\.?ε|ο\.?ε|ι\.?κ\.?ε|pty|\(pty\) ltd|plc|oü|oy|ab|a\.?s|d\.?o\.?o)\.?$",
        RegexOptions.IgnoreCase, 2000)]
    private static partial Regex LegalForm();

    [GeneratedRegex(
        @"^((kind|best|warm)( \w+)? regards|regards|thanks|thank you|cheers|sincerely|yours|sent from|üdvözlettel|"
        + @"tisztelettel|köszönettel|cu (stimă|respect)|mulțumesc|με εκτίμηση|ευχαριστώ|φιλικά|با احترام|با تشکر|"
        + @"vriendelike groete|groete|dankie)",
        RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Greeting();
}
