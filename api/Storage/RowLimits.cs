using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OutlookCrm.Storage;

/// <summary>The documented limits of Azure Table storage, enforced by both engines (learn.microsoft.com, "Scalability targets for Table storage").</summary>
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

    // Printable ASCII without what Azure forbids: nearly every key is made of it, and one vectorised look tells.
    private static readonly SearchValues<char> Usual =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5f).Select(c => (char)c).Except(['/', '\\', '#', '?'])]);

    /// <summary>Throws <see cref="RowLimitException"/> for a partition of no table of ours, or with a key that Azure would refuse.</summary>
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
    /// Throws <see cref="RowLimitException"/> for bounds that no store can compare with. They are not keys: the end of all keys that
    /// begin with a full stop is a slash. An empty lower bound is the beginning.
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

    /// <summary>Throws <see cref="RowLimitException"/> for content that is no UTF-8 or does not fit one property.</summary>
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
    /// Bytes of a row within a batch. The content travels as a string inside a JSON document, where a quotation mark or a backslash takes two bytes,
    /// a control character and a separator of lines or paragraphs (U+2028, U+2029) six; the keys stand there, too, and in an address, where a byte may take three.
    /// </summary>
    internal static long Weigh(Partition partition, RowWrite write)
    {
        var content = write.Content.Span;
        return RowOverhead + (4 * (Encoding.UTF8.GetByteCount(partition.Key) + Encoding.UTF8.GetByteCount(write.Key)))
            + content.Length + content.Count((byte)'"') + content.Count((byte)'\\') + (5 * ControlCharacters(content)) + (3 * (content.Count("\u2028"u8) + content.Count("\u2029"u8)));
    }

    private static int ControlCharacters(ReadOnlySpan<byte> content)
    {
        var count = 0;
        for (var next = content.IndexOfAnyInRange((byte)0, (byte)0x1f); next >= 0; next = content.IndexOfAnyInRange((byte)0, (byte)0x1f))
        {
            count++;
            content = content[(next + 1)..];
        }

        return count;
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

/// <summary>A row or batch that Azure Table storage would refuse. A defect of the caller, never of the user's input.</summary>
public sealed class RowLimitException(string message) : Exception(message);
