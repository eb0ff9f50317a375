namespace OutlookCrm.Storage;

/// <summary>
/// Writes to one partition that happen together or not at all. Limits are checked as rows are added, so that a batch that is
/// too large fails where the code builds it, on every engine.
/// </summary>
public sealed class RowBatch
{
    private readonly List<RowWrite> _writes = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public RowBatch(Partition partition)
    {
        RowLimits.CheckPartition(partition);
        Partition = partition;
    }

    /// <summary>
    /// The partition of every row of the batch. The table service refuses a transaction over two partitions, and Azurite stores it: here a
    /// write cannot name another.
    /// </summary>
    public Partition Partition { get; }

    /// <summary>Names this write in every row it leaves behind, so that a lost reply can be told from a conflict.</summary>
    public string OperationId { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>
    /// Whether the rows that this batch deletes, and the rows that were deleted before, must also be removed from the engine's files. The
    /// engine removes them after a short time without writes.
    /// </summary>
    public bool LeavesNoTrace { get; init; }

    /// <summary>The writes, in the order they were added.</summary>
    public IReadOnlyList<RowWrite> Writes => _writes;

    /// <summary>What the batch weighs on its way to storage, at least.</summary>
    internal long Bytes { get; private set; }

    /// <summary>A new row; the batch is refused if the key is taken.</summary>
    public RowBatch Insert(string key, ReadOnlyMemory<byte> content) => Add(new(RowVerb.Insert, key, null, content));

    /// <summary>Replaces the row if it still has <paramref name="version"/>.</summary>
    public RowBatch Replace(string key, string version, ReadOnlyMemory<byte> content) => Add(new(RowVerb.Replace, key, version, content));

    /// <summary>
    /// Replaces the row if it is still as it was read. On Azure Table storage this saves the read that the version alone would cost.
    /// </summary>
    public RowBatch Replace(Row read, ReadOnlyMemory<byte> content) =>
        Add(new(RowVerb.Replace, read.Key, read.Version, content) { Mark = read.Mark });

    /// <summary>Inserts the row, or replaces the row that has the key.</summary>
    public RowBatch Upsert(string key, ReadOnlyMemory<byte> content) => Add(new(RowVerb.Upsert, key, null, content));

    /// <summary>Deletes the row if it still has <paramref name="version"/>.</summary>
    public RowBatch Delete(string key, string version) => Add(new(RowVerb.Delete, key, version, default));

    /// <summary>Deletes the row if it is still as it was read.</summary>
    public RowBatch Delete(Row read) => Add(new(RowVerb.Delete, read.Key, read.Version, default) { Mark = read.Mark });

    /// <summary>Puts a row back as an export holds it, with its version; replaces the row that has the key.</summary>
    public RowBatch Restore(Row exported) => Add(new(RowVerb.Restore, exported.Key, exported.Version, exported.Content));

    /// <summary>Whether one more row of an export fits.</summary>
    internal bool HasRoomFor(Row exported) =>
        _writes.Count < RowLimits.RowsPerBatch
        && RowLimits.BytesPerBatch
            >= Bytes + RowLimits.Weigh(Partition, new(RowVerb.Restore, exported.Key, exported.Version, exported.Content));

    private RowBatch Add(RowWrite write)
    {
        RowLimits.CheckKey(write.Key);
        RowLimits.CheckContent(write.Key, write.Content.Span);
        if (_writes.Count == RowLimits.RowsPerBatch)
        {
            throw new RowLimitException($"A batch has at most {RowLimits.RowsPerBatch} rows.");
        }

        var bytes = Bytes + RowLimits.Weigh(Partition, write);
        if (bytes > RowLimits.BytesPerBatch)
        {
            throw new RowLimitException($"A batch has at most {RowLimits.BytesPerBatch} bytes.");
        }

        if (!_keys.Add(write.Key))
        {
            throw new RowLimitException($"The row '{write.Key}' is in the batch twice.");
        }

        Bytes = bytes;
        _writes.Add(write);
        return this;
    }
}

/// <summary>What a batch does to one row.</summary>
public enum RowVerb
{
    /// <summary>Adds a row; refused if the key is taken.</summary>
    Insert,

    /// <summary>Replaces a row if the row still has the named version.</summary>
    Replace,

    /// <summary>Adds a row, or replaces the row that has the key.</summary>
    Upsert,

    /// <summary>Deletes a row if the row still has the named version.</summary>
    Delete,

    /// <summary>Like <see cref="Upsert"/>, but the row keeps the version that it has in the export.</summary>
    Restore,
}

/// <summary>One write of a batch. <paramref name="Version"/> is null for inserts and upserts.</summary>
public sealed record RowWrite(RowVerb Verb, string Key, string? Version, ReadOnlyMemory<byte> Content)
{
    /// <summary>The <see cref="Row.Mark"/> of the row as it was read, where the caller had it.</summary>
    internal object? Mark { get; init; }
}
