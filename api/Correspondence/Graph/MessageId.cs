namespace OutlookCrm.Correspondence.Graph;

/// <summary>The Message-ID header (RFC 5322), the only name of a message that all mailboxes share.</summary>
internal static class MessageId
{
    /// <summary>
    /// Equal but for surrounding blanks and angle brackets; upper and lower case differ. Two missing ones are not the same.
    /// </summary>
    public static bool AreSame(string? a, string? b) => Bare(a) is { Length: > 0 } bare && bare.SequenceEqual(Bare(b));

    /// <summary>Graph's filter for it; null when there is nothing to look for.</summary>
    public static string? Filter(string internetMessageId)
    {
        var id = internetMessageId.Trim();
        return Bare(id).IsEmpty || id.Any(char.IsControl)
            ? null
            : $"internetMessageId eq '{id.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static ReadOnlySpan<char> Bare(string? id) => id.AsSpan().Trim().TrimStart('<').TrimEnd('>').Trim();
}
