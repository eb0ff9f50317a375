namespace OutlookCrm.Correspondence.Graph;

/// <summary>The Message-ID header (RFC 5322), the only name of a message that all mailboxes share.</summary>
internal static class MessageId
{
    /// <summary>Equal apart from surrounding blanks and angle brackets; case matters. Two missing Message-IDs are not equal.</summary>
    public static bool AreSame(string? a, string? b) => Bare(a) is { Length: > 0 } bare && bare.SequenceEqual(Bare(b));

    // Of the filter in an address: servers on the way to Graph take no address of more than 2,048 characters.
    private const int LongestFilter = 1_200;

    /// <summary>Graph's filter for it; null when there is nothing to look for, or nothing that fits an address.</summary>
    public static string? Filter(string internetMessageId)
    {
        var id = internetMessageId.Trim();
        var filter = $"internetMessageId eq '{id.Replace("'", "''", StringComparison.Ordinal)}'";
        return Bare(id).IsEmpty || id.Any(char.IsControl) || id.Length > LongestFilter
            || Uri.EscapeDataString(filter).Length > LongestFilter
            ? null
            : filter;
    }

    private static ReadOnlySpan<char> Bare(string? id) => id.AsSpan().Trim().TrimStart('<').TrimEnd('>').Trim();
}
