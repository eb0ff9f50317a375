namespace OutlookCrm.Storage.AzureTables;

/// <summary>
/// The operations that wrote a row shortly before the last one. A writer whose reply was lost may find its row overwritten by the next
/// writer already; here it still finds its own operation and knows that it was not refused.
/// </summary>
internal static class RecentOperations
{
    // Longer than any writer waits for its answer.
    private static readonly TimeSpan s_remembered = TimeSpan.FromMinutes(1);

    // The last ones are kept whatever their age seems to be: another machine gave them their times, by a clock that may be minutes away.
    private const int Always = 16;

    // A row that is written more often than this within the time is at the limit of its partition anyway.
    private const int Most = 64;

    /// <summary>Characters of one operation id: a UUID of version 7 as 32 hexadecimal digits.</summary>
    private const int IdLength = 32;

    /// <summary>What the next row remembers: the version it replaces and those before it, the newest first, and of what is long past only the last ones.</summary>
    public static string After(string operation, string version, string recent)
    {
        if (MillisecondsOf(operation) is not { } now)
        {
            return "";
        }

        var kept = new List<string>();
        foreach (var id in new[] { version }.Concat(recent.Chunk(IdLength).Select(chunk => new string(chunk))))
        {
            if (kept.Count < Most && MillisecondsOf(id) is { } then && (kept.Count < Always || now - then <= s_remembered.TotalMilliseconds))
            {
                kept.Add(id);
            }
        }

        return string.Concat(kept);
    }

    /// <summary>Whether the operation is among them.</summary>
    public static bool Contains(string recent, string operation)
    {
        for (var at = 0; at + IdLength <= recent.Length; at += IdLength)
        {
            if (recent.AsSpan(at, IdLength).SequenceEqual(operation))
            {
                return true;
            }
        }

        return false;
    }

    // The first 48 bits of a UUID of version 7 are Unix milliseconds. A version that is none (of an export, say) is remembered by nobody.
    private static long? MillisecondsOf(string id) =>
        id.Length == IdLength && long.TryParse(id.AsSpan(0, 12), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
