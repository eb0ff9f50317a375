using System.Runtime.CompilerServices;
using Microsoft.Extensions.ObjectPool;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// The embedded engine: one database, one process, one writer, as many readers as there are threads reading. Reads come from memory or
/// the page cache in microseconds, so they finish before they return; only writes and scans wait. A write is durable in the redo log first,
/// and reads add what is not in the database yet.
/// </summary>
internal sealed class SqliteRowStore : IRowStore, IDisposable, IAsyncDisposable
{
    private const int RowsPerScanPage = 200;

    private readonly RecentRows _recent = new();
    private readonly SqliteFileLock _lock;
    private readonly SqliteWriter _writer;
    private readonly ObjectPool<SqliteReader> _readers;

    /// <summary>
    /// Opens the file, or creates it with its folder. Throws <see cref="StorageUnavailableException"/> with a sentence for the operator.
    /// </summary>
    public SqliteRowStore(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _lock = SqliteFileLock.Take(Path);
        try
        {
            DatabaseFiles.CheckBeforeOpening(Path);
            _writer = new SqliteWriter(Path, _recent);
        }
        catch (Exception e)
        {
            _lock.Dispose();
            throw SqliteError.Explain(e, Path);
        }

        _readers = new DefaultObjectPoolProvider().Create(new ReaderPolicy(Path));
    }

    public string Path { get; }

    public bool IsShared => false;

    public ValueTask<Row?> FindAsync(Partition partition, string key, CancellationToken ct)
    {
        RowLimits.CheckPartition(partition);
        RowLimits.CheckKey(key);
        ct.ThrowIfCancellationRequested();
        return new(_recent.Of(partition).TryFind(key, out var row)
            ? row
            : Read((partition, key), static (reader, a) => reader.Find(a.partition, a.key)));
    }

    public ValueTask<IReadOnlyList<Row>> ReadAsync(Partition partition, KeyRange range, int limit, CancellationToken ct) =>
        new(Read(partition, [new(range, limit)], ct)[0]);

    public ValueTask<IReadOnlyList<IReadOnlyList<Row>>> ReadAsync(
        Partition partition, IReadOnlyList<FirstRows> wanted, CancellationToken ct) => new(Read(partition, wanted, ct));

    public async ValueTask<CommitResult> CommitAsync(RowBatch batch, CancellationToken ct) => (await CommitAsync([[batch]], ct))[0];

    public ValueTask<IReadOnlyList<CommitResult>> CommitAsync(IEnumerable<IReadOnlyList<RowBatch>> steps, CancellationToken ct)
    {
        // One group of the log holds all steps, so one wait for the disk is enough.
        var all = steps.ToList();
        foreach (var batch in all.SelectMany(step => step))
        {
            RowLimits.CheckNotEmpty(batch);
        }

        return _writer.CommitAsync(all, ct);
    }

    public async IAsyncEnumerable<(Partition Partition, Row Row)> ScanAsync(
        string table, KeyRange partitions, [EnumeratorCancellation] CancellationToken ct)
    {
        RowLimits.CheckTable(table);
        RowLimits.CheckRange(partitions);
        await _writer.FlushAsync(ct);
        var (partition, key) = (partitions.From, "");
        while (true)
        {
            // A page is a read of its own: a slow job never holds an old state of the file open, which would keep SQLite's log growing.
            ct.ThrowIfCancellationRequested();
            var page = Read(
                (table, partition, key, partitions.Before),
                static (reader, a) => reader.Page(a.table, a.partition, a.key, a.Before, RowsPerScanPage));
            foreach (var found in page)
            {
                ct.ThrowIfCancellationRequested();
                yield return found;
            }

            if (page.Count < RowsPerScanPage)
            {
                yield break;
            }

            (partition, key) = (page[^1].Partition.Key, page[^1].Row.Key);
            await Task.Yield();
        }
    }

    /// <summary>Writes what waits, brings the database up to date and closes it.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        (_readers as IDisposable)?.Dispose();
        _lock.Dispose();
    }

    public async ValueTask DisposeAsync() => await Task.Run(Dispose);

    private List<Row>[] Read(Partition partition, IReadOnlyList<FirstRows> wanted, CancellationToken ct)
    {
        RowLimits.CheckPartition(partition);
        foreach (var (range, limit) in wanted)
        {
            RowLimits.CheckRange(range);
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, RowLimits.RowsPerRead);
        }

        ct.ThrowIfCancellationRequested();
        while (true)
        {
            var applying = _recent.Applying;
            var partitionsRecent = _recent.Of(partition);
            var found = partitionsRecent.IsEmpty
                ? Read((partition, wanted), static (reader, a) => reader.Read(a.partition, a.wanted))
                : ReadBeside(partitionsRecent, partition, wanted);

            // Otherwise the database may hold a part of a batch that the recent rows, read before, do not show.
            if (_recent.Applying == applying)
            {
                return found;
            }
        }
    }

    // Of each range as many rows more as recent batches deleted, which the database may still hold.
    private List<Row>[] ReadBeside(RecentPartition recents, Partition partition, IReadOnlyList<FirstRows> wanted)
    {
        var (recent, stored) = (new List<RecentRow>[wanted.Count], new FirstRows[wanted.Count]);
        for (var i = 0; i < stored.Length; i++)
        {
            recent[i] = recents.Read(wanted[i].Range, wanted[i].Limit, out var deleted);
            stored[i] = wanted[i] with { Limit = wanted[i].Limit + deleted };
        }

        var found = Read((partition, stored), static (reader, a) => reader.Read(a.partition, a.stored));
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = recent[i].Count == 0 ? found[i] : Merge(found[i], recent[i], wanted[i].Limit);
        }

        return found;
    }

    // Both are in key order; a recent row stands for the stored one.
    private static List<Row> Merge(List<Row> stored, List<RecentRow> recent, int limit)
    {
        var merged = new List<Row>(Math.Min(limit, stored.Count + recent.Count));
        var (s, r) = (0, 0);
        while (merged.Count < limit && (s < stored.Count || r < recent.Count))
        {
            var order = s == stored.Count ? 1 : r == recent.Count ? -1 : string.CompareOrdinal(stored[s].Key, recent[r].Key);
            if (order < 0)
            {
                merged.Add(stored[s++]);
                continue;
            }

            s += order == 0 ? 1 : 0;
            if (recent[r++].Row is { } row)
            {
                merged.Add(row);
            }
        }

        return merged;
    }

    private TResult Read<TArguments, TResult>(TArguments arguments, Func<SqliteReader, TArguments, TResult> read)
    {
        SqliteReader? reader = null;
        try
        {
            reader = _readers.Get();
            return read(reader, arguments);
        }
        catch (SqliteError e)
        {
            reader?.IsBroken = true;
            throw e.Explain();
        }
        catch (ObjectDisposedException e)
        {
            throw new StorageUnavailableException($"The database {Path} is being closed.", e);
        }
        finally
        {
            if (reader is not null)
            {
                _readers.Return(reader);
            }
        }
    }

    private sealed class ReaderPolicy(string path) : PooledObjectPolicy<SqliteReader>
    {
        public override SqliteReader Create() => new(path);

        public override bool Return(SqliteReader reader) => !reader.IsBroken;
    }
}
