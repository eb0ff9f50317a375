namespace OutlookCrm.Storage.AzureTables;

/// <summary>
/// The operations that wrote a row shortly before the last operation. A writer whose reply was lost may find that the next writer has
/// already overwritten the row; the list still holds the writer's own operation and proves that it was not refused.
/// </summary>
internal static class RecentOperations
{
    // Longer than any writer waits for its answer.
    private static readonly TimeSpan s_remembered = TimeSpan.FromMinutes(1);

    // The last operations are kept whatever their age seems to be: their times come from other machines, whose clocks may differ by
    // minutes.
    private const int Always = 16;

    // A row that is written more often than this within a minute is at the limit of its partition anyway.
    private const int Most = 64;

    /// <summary>Characters of one operation id: a UUID of version 7 as 32 hexadecimal digits.</summary>
    private const int IdLength = 32;

    /// <summary>
    /// The list that the next version of a row carries: the version that it replaces and the versions before, newest first; of older
    /// operations only the last few.
    /// </summary>
    public static string After(string operation, string version, string recent)
    {
        if (MillisecondsOf(operation) is not { } now)
        {
            return "";
        }

        var kept = new List<string>();
        foreach (var id in new[] { version }.Concat(recent.Chunk(IdLength).Select(chunk => new string(chunk))))
        {
            if (kept.Count < Most
                && MillisecondsOf(id) is { } then
                && (kept.Count < Always || now - then <= s_remembered.TotalMilliseconds))
            {
                kept.Add(id);
            }
        }

        return string.Concat(kept);
    }

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

    // The first 48 bits of a UUID of version 7 are Unix milliseconds. A version that is no such UUID (of an export, say) is not remembered.
    private static long? MillisecondsOf(string id) =>
        id.Length == IdLength && long.TryParse(id.AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
