using System.Buffers;
using OutlookCrm.Primitives;

namespace OutlookCrm.Customers.Addresses;

/// <summary>
/// An email address in the one form under which it is stored and found: lower case, the domain in its ASCII (IDNA) form, a local part
/// without needless quotes. Plus-tags and dots are kept, because they may be other people. Forms that only programs tell apart are one
/// (Unicode's NFKC: full-width letters, ligatures, an accent as a sign of its own); letters of other scripts that look alike are never
/// merged. Signs that nobody sees are left out: a mail program or a forger put them there, and an address with them would look like the
/// address without them and be another.
/// </summary>
public sealed record EmailAddress
{
    // Of the whole: RFC 5321 gives the local part 64 of them, but trackers and ticket systems send mail from longer ones.
    private const int Longest = 254;
    private const int LongestDomain = 255;
    private const int LongestLabel = 63;
    private static readonly SearchValues<char> s_domainLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
    private static readonly SearchValues<char> s_atomLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.");
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = false };

    private EmailAddress(string localPart, string domain)
    {
        LocalPart = localPart;
        Domain = domain;
    }

    /// <summary>Before the @, lower case.</summary>
    public string LocalPart { get; }

    /// <summary>After the @, lower case, ASCII form.</summary>
    public string Domain { get; }

    /// <summary>Under which the address is stored.</summary>
    public string Value => $"{LocalPart}@{Domain}";

    /// <summary>The domain as people write it.</summary>
    public string UnicodeDomain => Written(Domain);

    /// <summary>A domain of <see cref="DomainOf"/> as people write it.</summary>
    public static string Written(string domain)
    {
        try
        {
            return Idn.GetUnicode(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }

    /// <summary>Null for whatever is no internet address: an Exchange path, a group, a name, something too long.</summary>
    public static EmailAddress? TryParse(string? text)
    {
        var trimmed = Seen(text ?? "").Trim();
        var at = trimmed.LastIndexOf('@');
        if (at <= 0 || at == trimmed.Length - 1)
        {
            return null;
        }

        return LocalPartOf(trimmed[..at]) is { } local && DomainOf(trimmed[(at + 1)..]) is { } domain
            && local.Length + 1 + domain.Length <= Longest ? new(local, domain) : null;
    }

    /// <summary>A company domain in the form addresses use; null for what is none.</summary>
    public static string? DomainOf(string text)
    {
        var domain = UnseenText.Without(text).Trim().TrimEnd('.').ToLowerInvariant();
        try
        {
            if (!System.Text.Ascii.IsValid(domain))
            {
                domain = Idn.GetAscii(domain);
            }
        }
        catch (ArgumentException)
        {
            return null;
        }

        // Some mail systems still use underscores in host names.
        var valid = domain.Length is > 0 and <= LongestDomain
            && !domain.AsSpan().ContainsAnyExcept(s_domainLetters)
            && domain.Split('.').All(label => label.Length is > 0 and <= LongestLabel);
        return valid ? domain : null;
    }

    private static string? LocalPartOf(string text)
    {
        if (text.Length > Longest || text.Any(char.IsControl))
        {
            return null;
        }

        var quoted = text.Length > 2 && text[0] == '"' && text[^1] == '"';
        var local = (quoted && IsAtom(text[1..^1]) ? text[1..^1] : text).ToLowerInvariant();
        return quoted || IsAtom(local) ? local : null;
    }

    // In the one form of its letters, without what nobody sees. Half a surrogate pair has no normal form.
    private static string Seen(string text) => System.Text.Ascii.IsValid(text) ? text
        : UnseenText.Without(UnseenText.Without(string.Concat(text.EnumerateRunes())).Replace('\uFFFE', '\uFFFD')
            .Normalize(NormalizationForm.FormKC));

    // RFC 5322 atext and the dot, and RFC 6532's letters of every script.
    private static bool IsAtom(string text) =>
        !text.AsSpan().ContainsAnyExcept(s_atomLetters)
        || text.All(c => c > '\u007f' ? !char.IsWhiteSpace(c) : s_atomLetters.Contains(c));

    public override string ToString() => Value;
}
