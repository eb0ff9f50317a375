using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OutlookCrm.Storage;

/// <summary>
/// The documented limits of Azure Table storage (learn.microsoft.com, "Scalability targets for Table storage"). Both engines keep them.
/// </summary>
public static class RowLimits
{
    /// <summary>Rows of one batch.</summary>
    public const int RowsPerBatch = 100;

    /// <summary>Bytes of one batch, keys and overhead included.</summary>
    public const int BytesPerBatch = 4 * 1024 * 1024;

    /// <summary>UTF-16 units of a row's content: a string property of 64 KiB.</summary>
    public const int ContentUnits = 32 * 1024;

    /// <summary>UTF-16 units of a key: 1 KiB.</summary>
    public const int KeyUnits = 512;

    /// <summary>Rows that one read returns at most.</summary>
    public const int RowsPerRead = 1000;

    /// <summary>A generous allowance for a row's system properties, recent operations and multipart headers in a batch, in bytes.</summary>
    public const int RowOverhead = 3 * 1024;

    // Printable ASCII without the characters that Azure forbids. Nearly every key consists of these, which one vectorised search tells.
    private static readonly SearchValues<char> Usual =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5f).Select(c => (char)c).Except(['/', '\\', '#', '?'])]);

    private static readonly byte[] BytesSentFor = SentLengths();

    /// <summary>
    /// Throws <see cref="RowLimitException"/> for a partition of an unknown table, or with a key that Azure would refuse.
    /// </summary>
    public static void CheckPartition(Partition partition)
    {
        CheckTable(partition.Table);
        CheckKey(partition.Key);
    }

    /// <summary>Throws <see cref="RowLimitException"/> for a table that the engines do not create.</summary>
    public static void CheckTable(string? table)
    {
        if (table is null || !Tables.All.Contains(table))
        {
            throw new RowLimitException($"There is no table '{table}'.");
        }
    }

    /// <summary>Throws <see cref="RowLimitException"/> for a key that Azure would refuse.</summary>
    public static void CheckKey(string? key)
    {
        if (key is null or { Length: 0 or > KeyUnits })
        {
            throw new RowLimitException($"A key has 1 to {KeyUnits} characters, not {key?.Length ?? 0}.");
        }

        CheckCharacters(key);
    }

    /// <summary>
    /// Throws <see cref="RowLimitException"/> for bounds that no store can compare with. Bounds may hold characters that keys may not: the
    /// upper bound of all keys that begin with a full stop is a slash. An empty lower bound is the beginning.
    /// </summary>
    public static void CheckRange(KeyRange range)
    {
        CheckBound(range.From);
        CheckBound(range.Before);
    }

    /// <summary>Throws <see cref="RowLimitException"/> for a batch that would do nothing.</summary>
    public static void CheckNotEmpty(RowBatch batch)
    {
        if (batch.Writes.Count == 0)
        {
            throw new RowLimitException("A batch has at least one row.");
        }
    }

    /// <summary>Throws <see cref="RowLimitException"/> for content that is not UTF-8 or does not fit one property.</summary>
    public static void CheckContent(string key, ReadOnlySpan<byte> content)
    {
        if (!Utf8.IsValid(content))
        {
            throw new RowLimitException($"The content of the row '{key}' is not UTF-8.");
        }

        // A byte is at most one UTF-16 unit, so only large rows need counting.
        if (content.Length > ContentUnits && Encoding.UTF8.GetCharCount(content) is var units && units > ContentUnits)
        {
            throw new RowLimitException($"The row '{key}' has {units} UTF-16 units; at most {ContentUnits} fit a property.");
        }
    }

    /// <summary>
    /// Bytes of a row within a batch, as Microsoft's package sends it: the content and the keys are strings of a JSON document in ASCII, in
    /// which a UTF-16 unit that is no plain character takes six bytes; the keys stand in an address besides, where a byte may take three.
    /// </summary>
    internal static long Weigh(Partition partition, RowWrite write) =>
        RowOverhead
        + (9 * (Encoding.UTF8.GetByteCount(partition.Key) + Encoding.UTF8.GetByteCount(write.Key)))
        + SentBytes(write.Content.Span);

    /// <summary>Bytes that a row's content takes on its way to storage, at most.</summary>
    internal static long SentBytes(ReadOnlySpan<byte> utf8)
    {
        var bytes = 0L;
        foreach (var b in utf8)
        {
            bytes += BytesSentFor[b];
        }

        return bytes;
    }

    // By a byte of UTF-8: the first byte of a character stands for the whole character, which is two UTF-16 units if it has four bytes.
    private static byte[] SentLengths()
    {
        var lengths = new byte[256];
        for (var b = 0; b < lengths.Length; b++)
        {
            lengths[b] = b switch
            {
                < 0x80 => (byte)JavaScriptEncoder.Default.Encode($"{(char)b}").Length,
                < 0xc0 => 0,
                < 0xf0 => 6,
                _ => 12,
            };
        }

        return lengths;
    }

    private static void CheckBound(string? bound)
    {
        if (bound is not { Length: <= KeyUnits } || bound.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            throw new RowLimitException($"The bounds of a range have at most {KeyUnits} characters, all of them whole and within 16 bits.");
        }
    }

    private static void CheckCharacters(string key)
    {
        if (!key.AsSpan().ContainsAnyExcept(Usual))
        {
            return;
        }

        foreach (var c in key)
        {
            if (c is '/' or '\\' or '#' or '?' || char.IsControl(c) || char.IsSurrogate(c))
            {
                throw new RowLimitException($"The character U+{(int)c:X4} is not allowed in a key.");
            }
        }
    }
}

/// <summary>A row or batch that Azure Table storage would refuse: a defect in the calling code, never in a user's input.</summary>
public sealed class RowLimitException(string message) : Exception(message);
