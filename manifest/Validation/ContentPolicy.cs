namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// One Content-Security-Policy, as browsers read it (W3C CSP 3, 6.7.2). A page may be under several: it may do only what each of them lets
/// it.
/// </summary>
internal sealed class ContentPolicy
{
    private readonly Dictionary<string, string[]> _directives = new(StringComparer.OrdinalIgnoreCase);

    private ContentPolicy(string policy)
    {
        foreach (var words in policy.Split(';').Select(one => one.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0))
        {
            _directives.TryAdd(words[0], words[1..]); // Browsers take the first of two.
        }
    }

    /// <summary>The policies of a page: one per header, or several in one with commas between them.</summary>
    public static IReadOnlyList<ContentPolicy> Parse(IEnumerable<string> headers) =>
        [.. headers.SelectMany(header => header.Split(',')).Where(policy => policy.Trim().Length > 0)
            .Select(policy => new ContentPolicy(policy))];

    /// <summary>
    /// What the first of <paramref name="directives"/> that is there lets in; null where none is there, and everything may.
    /// </summary>
    public string[]? Sources(params ReadOnlySpan<string> directives)
    {
        foreach (var name in directives)
        {
            if (_directives.TryGetValue(name, out var sources))
            {
                return sources;
            }
        }

        return null;
    }

    /// <summary>Whether <paramref name="sources"/>, of a page at <paramref name="page"/>, let <paramref name="address"/> in.</summary>
    public static bool Allows(string[]? sources, Uri address, Uri page) =>
        sources is null || sources.Any(source => Matches(source, address, page));

    /// <summary>Whether a source names no host: everybody, or everybody with https.</summary>
    public static bool IsAnybody(string source) =>
        source is "*" or "*:*" || source.TrimEnd('*').TrimEnd('/').ToLowerInvariant() is "https:" or "http:";

    private static bool Matches(string source, Uri address, Uri page)
    {
        if (IsAnybody(source))
        {
            return !source.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || address.Scheme == "https";
        }

        if (source.StartsWith('\''))
        {
            return source.Equals("'self'", StringComparison.OrdinalIgnoreCase)
                && (address.Scheme, address.Authority) == (page.Scheme, page.Authority);
        }

        var (scheme, rest) = source.Split(
            "://", 2) switch
        { [var host] => (page.Scheme, host), var parts => (parts[0].ToLowerInvariant(), parts[1]) };
        var (authority, path) = rest.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? (rest[..slash], rest[slash..])
            : (rest, "");
        var (name, port) = authority.LastIndexOf(':') is > 0 and var colon && !authority.EndsWith(']')
            ? (authority[..colon], authority[(colon + 1)..]) : (authority, "");

        // A policy for http lets the same over https.
        return (scheme == address.Scheme || (scheme, address.Scheme) is ("http", "https"))
            && (name.StartsWith("*.", StringComparison.Ordinal) ? address.Host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
                : name.Equals(address.Host, StringComparison.OrdinalIgnoreCase))
            && (port.Length == 0 ? address.IsDefaultPort : port == "*" || port == $"{address.Port}")
            && (path is "" or "/"
                || (path.EndsWith('/') ? address.AbsolutePath.StartsWith(path, StringComparison.Ordinal) : address.AbsolutePath == path));
    }
}
