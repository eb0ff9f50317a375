using System.Collections.Immutable;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// The recent rows of one partition in key order, immutable. The rows are kept in chunks, so that a batch copies only the chunks that it
/// changes: the search rows of all customers share a few partitions.
/// </summary>
internal sealed class RecentPartition
{
    /// <summary>Rows of a chunk at most: what a batch copies for each row that it writes.</summary>
    internal const int RowsPerChunk = 128;

    private readonly ImmutableArray<RecentRow[]> _chunks;

    private RecentPartition(ImmutableArray<RecentRow[]> chunks) => _chunks = chunks;

    public static RecentPartition Empty { get; } = new([]);

    /// <summary>Whether the partition has no recent rows, not even deleted rows.</summary>
    public bool IsEmpty => _chunks.IsEmpty;

    /// <summary>Every row, including deleted rows.</summary>
    public IEnumerable<RecentRow> Rows => _chunks.SelectMany(chunk => chunk);

    /// <summary>Whether a row was written or deleted recently, and how it is now: null if it is deleted.</summary>
    public bool TryFind(string key, out Row? row)
    {
        row = null;
        if (IsEmpty || _chunks[ChunkOf(key)] is var chunk && IndexIn(chunk, key) is var index && index < 0)
        {
            return false;
        }

        row = chunk[index].Row;
        return true;
    }

    /// <summary>
    /// The rows of a range up to the one that is the <paramref name="limit"/>-th, deleted rows not counted; and how many of them are
    /// deleted, which the database may still hold.
    /// </summary>
    public List<RecentRow> Read(KeyRange range, int limit, out int deleted)
    {
        var rows = new List<RecentRow>();
        deleted = 0;
        for (var c = IsEmpty ? 0 : ChunkOf(range.From); c < _chunks.Length; c++)
        {
            var from = IndexIn(_chunks[c], range.From);
            foreach (var row in _chunks[c].AsSpan(from < 0 ? ~from : from))
            {
                if (rows.Count - deleted == limit || string.CompareOrdinal(row.Key, range.Before) >= 0)
                {
                    return rows;
                }

                rows.Add(row);
                deleted += row.Row is null ? 1 : 0;
            }
        }

        return rows;
    }

    /// <summary>These rows and the rows of a batch, which come in key order and replace older rows with the same key.</summary>
    public RecentPartition With(ReadOnlySpan<RowChange> changes, long generation)
    {
        if (IsEmpty)
        {
            return new(Cut([.. changes.ToArray().Select(change => new RecentRow(change.Key, change.Row, generation))]));
        }

        var chunks = _chunks.ToBuilder();

        // From the last chunk to the first: what is put in behind moves nothing that is still to come.
        for (var end = changes.Length; end > 0;)
        {
            var at = ChunkOf(changes[end - 1].Key);
            var begin = end - 1;
            while (begin > 0 && (at == 0 || string.CompareOrdinal(changes[begin - 1].Key, _chunks[at][0].Key) >= 0))
            {
                begin--;
            }

            var merged = Cut(Merge(_chunks[at], changes[begin..end], generation));
            chunks[at] = merged[0];
            if (merged.Length > 1)
            {
                chunks.InsertRange(at + 1, merged.RemoveAt(0));
            }

            end = begin;
        }

        return new(chunks.DrainToImmutable());
    }

    /// <summary>The rows that were written after a generation.</summary>
    public RecentPartition After(long generation) => new(Cut([.. Rows.Where(row => row.Generation > generation)]));

    // The last chunk that begins with this key or before it; the first one for a key before all of them.
    private int ChunkOf(string key)
    {
        var (low, high) = (1, _chunks.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = string.CompareOrdinal(_chunks[middle][0].Key, key) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    // The index of a key, or the bitwise complement of the index where the key would be inserted.
    private static int IndexIn(RecentRow[] rows, string key)
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

    private static RecentRow[] Merge(RecentRow[] rows, ReadOnlySpan<RowChange> changes, long generation)
    {
        var merged = new RecentRow[rows.Length + changes.Length];
        var (from, to) = (0, 0);
        foreach (var change in changes)
        {
            var next = IndexIn(rows, change.Key);
            var kept = rows.AsSpan(from, (next < 0 ? ~next : next) - from);
            kept.CopyTo(merged.AsSpan(to));
            to += kept.Length;
            from += kept.Length + (next < 0 ? 0 : 1);
            merged[to++] = new(change.Key, change.Row, generation);
        }

        rows.AsSpan(from).CopyTo(merged.AsSpan(to));
        Array.Resize(ref merged, to + rows.Length - from);
        return merged;
    }

    // A chunk that is too long becomes several of the same length, so that none is too long again after the next row.
    private static ImmutableArray<RecentRow[]> Cut(RecentRow[] rows)
    {
        if (rows.Length <= RowsPerChunk)
        {
            return rows.Length == 0 ? [] : [rows];
        }

        var count = (rows.Length / (RowsPerChunk / 2)) + 1;
        return [.. rows.Chunk((rows.Length + count - 1) / count)];
    }
}

/// <summary>A row that was written, or deleted (<paramref name="Row"/> is null), by a batch of a generation.</summary>
internal readonly record struct RecentRow(string Key, Row? Row, long Generation);
