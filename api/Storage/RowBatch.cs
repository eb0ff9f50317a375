using System.Text;

namespace OutlookCrm.Storage;

/// <summary>
/// Writes to one partition that happen together or not at all. Limits are checked as rows are added, so that a batch that is
/// too large fails where it was made, on every engine.
/// </summary>
public sealed class RowBatch(Partition partition)
{
    private readonly List<RowWrite> _writes = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>The one partition that all rows belong to.</summary>
    public Partition Partition { get; } = partition;

    /// <summary>Names this write in every row it leaves behind, so that a lost reply can be told from a conflict.</summary>
    public string OperationId { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>The writes, in the order they were added.</summary>
    public IReadOnlyList<RowWrite> Writes => _writes;

    /// <summary>A new row; the batch is refused if the key is taken.</summary>
    public RowBatch Insert(string key, ReadOnlyMemory<byte> content) => Add(new(RowVerb.Insert, key, null, content));

    /// <summary>Replaces the row if it still has <paramref name="version"/>.</summary>
    public RowBatch Replace(string key, string version, ReadOnlyMemory<byte> content) => Add(new(RowVerb.Replace, key, version, content));

    /// <summary>Inserts or replaces, whatever is there.</summary>
    public RowBatch Upsert(string key, ReadOnlyMemory<byte> content) => Add(new(RowVerb.Upsert, key, null, content));

    /// <summary>Deletes the row if it still has <paramref name="version"/>.</summary>
    public RowBatch Delete(string key, string version) => Add(new(RowVerb.Delete, key, version, default));

    private RowBatch Add(RowWrite write)
    {
        RowLimits.CheckKey(write.Key);
        RowLimits.CheckContent(write.Key, write.Content.Span);
        if (!_keys.Add(write.Key))
        {
            throw new RowLimitException($"The row '{write.Key}' is in the batch twice.");
        }

        if (_writes.Count == RowLimits.RowsPerBatch)
        {
            throw new RowLimitException($"A batch has at most {RowLimits.RowsPerBatch} rows.");
        }

        _bytes += write.Content.Length + RowLimits.RowOverhead + (2 * (Partition.Key.Length + write.Key.Length));
        if (_bytes > RowLimits.BytesPerBatch)
        {
            throw new RowLimitException($"A batch has at most {RowLimits.BytesPerBatch} bytes.");
        }

        _writes.Add(write);
        return this;
    }
}

/// <summary>What a batch does to one row.</summary>
public enum RowVerb
{
    /// <summary>A row that must not be there yet.</summary>
    Insert,

    /// <summary>A row that must still have the named version.</summary>
    Replace,

    /// <summary>A row, whatever is there.</summary>
    Upsert,

    /// <summary>Away with a row that must still have the named version.</summary>
    Delete,
}

/// <summary>One write of a batch. <paramref name="Version"/> is null for inserts and upserts.</summary>
public sealed record RowWrite(RowVerb Verb, string Key, string? Version, ReadOnlyMemory<byte> Content);

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

    /// <summary>A generous allowance for a row's system properties and multipart headers in a batch, in bytes.</summary>
    public const int RowOverhead = 1024;

    /// <summary>Throws <see cref="RowLimitException"/> for a key that Azure would refuse.</summary>
    public static void CheckKey(string key)
    {
        if (key.Length is 0 or > KeyUnits)
        {
            throw new RowLimitException($"A key has 1 to {KeyUnits} characters, not {key.Length}.");
        }

        foreach (var c in key)
        {
            if (c is '/' or '\\' or '#' or '?' || char.IsControl(c) || char.IsSurrogate(c))
            {
                throw new RowLimitException($"The character U+{(int)c:X4} is not allowed in a key.");
            }
        }
    }

    /// <summary>Throws <see cref="RowLimitException"/> for content over one property's size.</summary>
    public static void CheckContent(string key, ReadOnlySpan<byte> content)
    {
        // A byte is at most one UTF-16 unit, so only large rows need counting.
        if (content.Length > ContentUnits && Encoding.UTF8.GetCharCount(content) is var units && units > ContentUnits)
        {
            throw new RowLimitException($"The row '{key}' has {units} UTF-16 units; at most {ContentUnits} fit a property.");
        }
    }
}

/// <summary>A row or batch that Azure Table storage would refuse. A defect of the caller, never of the user's input.</summary>
public sealed class RowLimitException(string message) : Exception(message);
