using System.Collections.Concurrent;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// The rows of committed batches that are not in the database yet. A partition's rows are one immutable array in key order, so whoever
/// reads a partition sees every batch whole. Any number of threads read; changes are made one at a time.
/// </summary>
internal sealed class RecentRows
{
    private readonly ConcurrentDictionary<Partition, RecentRow[]> _partitions = new();
    private readonly Lock _changing = new();
    private long _applying;

    /// <summary>The newest generation of batches whose way into the database has begun.</summary>
    public long Applying => Volatile.Read(ref _applying);

    /// <summary>A partition's recent rows, deleted ones among them; null if there are none.</summary>
    public RecentRow[]? Of(Partition partition) => _partitions.TryGetValue(partition, out var rows) ? rows : null;

    /// <summary>Whether a row was written or deleted recently, and how it is now.</summary>
    public bool TryFind(Partition partition, string key, out Row? row)
    {
        if (Of(partition) is { } rows && IndexOf(rows, key) is var index and >= 0)
        {
            row = rows[index].Row;
            return true;
        }

        row = null;
        return false;
    }

    /// <summary>Shows a durable batch to all readers.</summary>
    public void Add(LoggedBatch batch, long generation)
    {
        lock (_changing)
        {
            _partitions[batch.Partition] = Merge(Of(batch.Partition) ?? [], batch.Changes, generation);
        }
    }

    /// <summary>Before the rows of a generation go into the database.</summary>
    public void BeginApplying(long generation) => Volatile.Write(ref _applying, generation);

    /// <summary>Forgets the rows of a generation that the database holds now.</summary>
    public void Remove(IEnumerable<Partition> partitions, long generation)
    {
        lock (_changing)
        {
            foreach (var partition in partitions)
            {
                if (Of(partition) is not { } rows)
                {
                    continue;
                }

                if (Array.FindAll(rows, row => row.Generation > generation) is { Length: > 0 } left)
                {
                    _partitions[partition] = left;
                }
                else
                {
                    _partitions.TryRemove(partition, out _);
                }
            }
        }
    }

    /// <summary>Where a key stands, or the complement of where it would stand.</summary>
    public static int IndexOf(RecentRow[] rows, string key)
    {
        var (low, high) = (0, rows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(rows[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private static RecentRow[] Merge(RecentRow[] rows, RowChange[] changes, long generation)
    {
        var merged = new RecentRow[rows.Length + changes.Length];
        var (from, to) = (0, 0);
        foreach (var change in changes)
        {
            while (from < rows.Length && string.CompareOrdinal(rows[from].Key, change.Key) is var order and <= 0)
            {
                if (order < 0)
                {
                    merged[to++] = rows[from];
                }

                from++;
            }

            merged[to++] = new(change.Key, change.Row, generation);
        }

        rows.AsSpan(from).CopyTo(merged.AsSpan(to));
        Array.Resize(ref merged, to + rows.Length - from);
        return merged;
    }
}

/// <summary>A row that was written, or deleted (<paramref name="Row"/> is null), by a batch of a generation.</summary>
internal readonly record struct RecentRow(string Key, Row? Row, long Generation);
