using System.Collections.Frozen;

namespace OutlookCrm.Customers.Addresses;

/// <summary>
/// How a company's domain looks: two domains of one look are mistaken for each other. Of "mail.acme.co.uk" the company's own name is
/// "acme", what it registered "acme.co.uk", and the ending "co.uk". Pure.
/// </summary>
/// <param name="Look">
/// The name as it looks at a glance: without accents and hyphens, and each of the letters that are mistaken for one another as one:
/// rn/m, vv/w, cl/d, 0/o, 1/l/i, 5/s.
/// </param>
/// <param name="Registered">The name with its ending, in the ASCII form.</param>
/// <param name="Ending">What stands behind the name.</param>
public sealed record DomainLook(string Look, string Registered, string Ending)
{
    // Too many firms have names of three letters.
    private const int ShortestLook = 4;

    // Behind these a name is registered, where the ending is a country's.
    private static readonly FrozenSet<string> s_middle = FrozenSet.ToFrozenSet(
        ["co", "com", "net", "org", "ac", "gov", "edu", "or", "ne", "go", "gob", "nom", "ltd", "plc", "me"]);

    private static readonly FrozenDictionary<string, string> s_freeMail = FreeMail.All
        .Select(Of).OfType<DomainLook>()
        .GroupBy(free => $"{free.Look}.{free.Ending}").ToFrozenDictionary(free => free.Key, free => free.First().Registered);

    /// <summary>Null for a domain without a name before its ending, or with one too short to be mistaken.</summary>
    public static DomainLook? Of(string domain)
    {
        var labels = domain.Split('.');
        var at = labels.Length > 2 && IsEnding(labels[^2], labels[^1]) ? labels.Length - 3 : labels.Length - 2;
        return at >= 0 && LookOf(labels[at]) is { Length: >= ShortestLook } look
            ? new(look, string.Join('.', labels[at..]), string.Join('.', labels[(at + 1)..])) : null;
    }

    /// <summary>True for the two last labels of a domain under which a country lets names be registered: "co.uk".</summary>
    public static bool IsEnding(string middle, string last) => last.Length == 2 && s_middle.Contains(middle);

    /// <summary>True where the name is written as it looks.</summary>
    public bool IsPlain => Registered.Length == Look.Length + 1 + Ending.Length && Registered.StartsWith(Look, StringComparison.Ordinal);

    /// <summary>
    /// True where this domain, which nobody knows, can be mistaken for a known one of the same look: another spelling, or the same name
    /// before another ending. It may be the company's branch in another country; whoever registers the name there may be anybody.
    /// </summary>
    public bool IsMistakenFor(DomainLook known) => Look == known.Look && Registered != known.Registered;

    /// <summary>The domain of free mail that this domain can be mistaken for; null for none, and for free mail itself.</summary>
    public string? FreeMailMeant() =>
        s_freeMail.GetValueOrDefault($"{Look}.{Ending}") is { } meant && !FreeMail.IsFree(Registered) ? meant : null;

    private static string LookOf(string label)
    {
        var seen = label.StartsWith("xn--", StringComparison.Ordinal) ? WithoutAccents(EmailAddress.Written(label)) : label;
        return seen.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)
            .Replace('0', 'o').Replace('1', 'l').Replace('5', 's')
            .Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal)
            .Replace("cl", "d", StringComparison.Ordinal).Replace('i', 'l');
    }

    private static string WithoutAccents(string label) => LookAlike.InLatin(string.Concat(label.Normalize(NormalizationForm.FormKD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)));
}
