namespace OutlookCrm.Storage;

/// <summary>
/// The product's whole idea of a database: rows in partitions, batches that are all or nothing within one partition.
/// SQLite and Azure Table storage both keep this contract and both enforce <see cref="RowLimits"/>, so that what works on one
/// works on the other. Keys compare by ordinal. Broken or unreachable storage throws <see cref="StorageUnavailableException"/>.
/// </summary>
public interface IRowStore
{
    /// <summary>Whether other processes may be reading and writing the same rows at this moment.</summary>
    bool IsShared { get; }

    /// <summary>One row, or null where there is none.</summary>
    ValueTask<Row?> FindAsync(Partition partition, string key, CancellationToken ct);

    /// <summary>The first <paramref name="limit"/> rows (1 to 1 000) of a key range of one partition, in key order.</summary>
    ValueTask<IReadOnlyList<Row>> ReadAsync(Partition partition, KeyRange range, int limit, CancellationToken ct);

    /// <summary>
    /// The first rows of each of several ranges of one partition, read side by side. An embedded engine reads several ranges in one call
    /// for less than in several calls.
    /// </summary>
    async ValueTask<IReadOnlyList<IReadOnlyList<Row>>> ReadAsync(
        Partition partition, IReadOnlyList<FirstRows> wanted, CancellationToken ct) =>
        await Task.WhenAll(wanted.Select(one => ReadAsync(partition, one.Range, one.Limit, ct).AsTask()));

    /// <summary>
    /// Writes a batch: all of it or nothing. Returns only after it is durable. A conflict is a value, not an exception.
    /// A reply that was lost is resolved by reading the operation id back, so that the caller never sees its own write as a conflict.
    /// </summary>
    ValueTask<CommitResult> CommitAsync(RowBatch batch, CancellationToken ct);

    /// <summary>
    /// Writes batches in steps. A step begins after every batch of the steps before it is durable; the batches of one step are written side
    /// by side. After a step with a conflict, no further step is asked for. Returns the results of the steps that began, batch by batch.
    /// Some engines make all steps durable together. The caller must be correct if a crash ends the work between any two steps.
    /// </summary>
    async ValueTask<IReadOnlyList<CommitResult>> CommitAsync(IEnumerable<IReadOnlyList<RowBatch>> steps, CancellationToken ct)
    {
        var results = new List<CommitResult>();
        foreach (var step in steps)
        {
            var ended = await Task.WhenAll(step.Select(batch => CommitAsync(batch, ct).AsTask()));
            results.AddRange(ended);
            if (ended.Any(result => !result.IsCommitted))
            {
                break;
            }
        }

        return results;
    }

    /// <summary>
    /// Every row of the partitions whose keys lie in a range, in partition and key order. For jobs only: its cost grows with what it
    /// covers.
    /// </summary>
    IAsyncEnumerable<(Partition Partition, Row Row)> ScanAsync(string table, KeyRange partitions, CancellationToken ct);
}

/// <summary>
/// A stored row: its key within the partition, the version that a replace must name, and its content, one UTF-8 JSON document.
/// </summary>
public sealed record Row(string Key, string Version, ReadOnlyMemory<byte> Content)
{
    /// <summary>What the engine needs to recognise the row as it was read, besides its version; null where it needs nothing.</summary>
    internal object? Mark { get; init; }
}

/// <summary>A partition of one table. Only <see cref="RowKeys"/> makes one, always beginning with the tenant.</summary>
public readonly record struct Partition
{
    internal Partition(string table, string key)
    {
        Table = table;
        Key = key;
    }

    /// <summary>One of <see cref="Tables"/>.</summary>
    public string Table { get; }

    /// <summary>The partition key, tenant first.</summary>
    public string Key { get; }
}

/// <summary>Keys from <paramref name="From"/> (inclusive) up to <paramref name="Before"/> (exclusive), by ordinal.</summary>
public readonly record struct KeyRange(string From, string Before)
{
    /// <summary>Every key there can be: none holds U+FFFF.</summary>
    public static KeyRange Everything { get; } = new("", "\uffff");

    /// <summary>True where the other range begins at the end of this one, and both are together one range.</summary>
    internal bool IsFollowedBy(KeyRange other) => Before == other.From
        && string.CompareOrdinal(From, Before) <= 0 && string.CompareOrdinal(Before, other.Before) <= 0;

    /// <summary>All keys that begin with <paramref name="prefix"/> (not empty, its last character not U+FFFF).</summary>
    public static KeyRange StartingWith(string prefix)
    {
        // The next character that a key can hold: after U+D7FF come the halves of surrogate pairs, which no key has.
        var next = prefix[^1] == '\ud7ff' ? '\ue000' : (char)(prefix[^1] + 1);
        return new(prefix, prefix[..^1] + next);
    }
}

/// <summary>The first <paramref name="Limit"/> rows (1 to 1 000) of a key range.</summary>
public readonly record struct FirstRows(KeyRange Range, int Limit);

/// <summary>How a batch ended: durable with the rows' new version, or refused whole by its first conflicting row.</summary>
public readonly record struct CommitResult
{
    /// <summary>The version that every row the batch wrote now has; null after a conflict.</summary>
    public string? Version { get; private init; }

    /// <summary>The key of the row that refused; null when the batch is durable.</summary>
    public string? ConflictKey { get; private init; }

    /// <summary>Why it refused.</summary>
    public RowConflict Conflict { get; private init; }

    /// <summary>True when the batch is durable.</summary>
    public bool IsCommitted => Version is not null;

    /// <summary>The batch is durable.</summary>
    public static CommitResult Committed(string version) => new() { Version = version };

    /// <summary>Nothing was written.</summary>
    public static CommitResult Refused(string key, RowConflict conflict) => new() { ConflictKey = key, Conflict = conflict };
}

/// <summary>Why a batch was refused.</summary>
public enum RowConflict
{
    /// <summary>No conflict.</summary>
    None,

    /// <summary>An insert met a row that is already there.</summary>
    Exists,

    /// <summary>A replace or delete named a version that is no longer current, or the row is gone.</summary>
    Stale,
}

/// <summary>Storage could not be reached or answered wrongly; whether a write happened is unknown.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null, TimeSpan? retryAfter = null)
    : Exception(message, inner)
{
    /// <summary>When storage asked to be left alone for, if it did.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
