using System.Runtime.CompilerServices;
using Microsoft.Extensions.ObjectPool;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// The embedded engine: one file, one process, one writer, as many readers as there are threads reading. Reads come from memory or
/// the page cache in microseconds, so they finish before they return; only writes and scans wait.
/// </summary>
internal sealed class SqliteRowStore : IRowStore, IDisposable, IAsyncDisposable
{
    private const int RowsPerScanPage = 200;

    private readonly SqliteFileLock _lock;
    private readonly SqliteWriter _writer;
    private readonly ObjectPool<SqliteReader> _readers;

    /// <summary>Opens the file, or creates it with its folder. Throws <see cref="StorageUnavailableException"/> with a sentence for the operator.</summary>
    public SqliteRowStore(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _lock = SqliteFileLock.Take(Path);
        try
        {
            _writer = new SqliteWriter(Path);
        }
        catch (SqliteError e)
        {
            _lock.Dispose();
            throw e.Explain();
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        _readers = new DefaultObjectPoolProvider().Create(new ReaderPolicy(Path));
    }

    /// <summary>The database file.</summary>
    public string Path { get; }

    public bool IsShared => false;

    public ValueTask<Row?> FindAsync(Partition partition, string key, CancellationToken ct)
    {
        RowLimits.CheckPartition(partition);
        RowLimits.CheckKey(key);
        ct.ThrowIfCancellationRequested();
        return new(Read((partition, key), static (reader, a) => reader.Find(a.partition, a.key)));
    }

    public ValueTask<IReadOnlyList<Row>> ReadAsync(Partition partition, KeyRange range, int limit, CancellationToken ct)
    {
        RowLimits.CheckPartition(partition);
        RowLimits.CheckRange(range);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, RowLimits.RowsPerRead);
        ct.ThrowIfCancellationRequested();
        return new(Read((partition, range, limit), static (reader, a) => reader.Read(a.partition, a.range, a.limit)));
    }

    public ValueTask<CommitResult> CommitAsync(RowBatch batch, CancellationToken ct)
    {
        RowLimits.CheckNotEmpty(batch);
        return _writer.CommitAsync(batch, ct);
    }

    public ValueTask<IReadOnlyList<CommitResult>> CommitAsync(IEnumerable<IReadOnlyList<RowBatch>> steps, CancellationToken ct)
    {
        // One transaction holds all steps, so nobody sees a part of them and one wait for the disk is enough.
        var all = steps.ToList();
        foreach (var batch in all.SelectMany(step => step))
        {
            RowLimits.CheckNotEmpty(batch);
        }

        return _writer.CommitAsync(all, ct);
    }

    public async IAsyncEnumerable<(Partition Partition, Row Row)> ScanAsync(string table, KeyRange partitions, [EnumeratorCancellation] CancellationToken ct)
    {
        RowLimits.CheckTable(table);
        RowLimits.CheckRange(partitions);
        var (partition, key) = (partitions.From, "");
        while (true)
        {
            // A page is a read of its own: a slow job never holds an old state of the file open, which would keep the log growing.
            ct.ThrowIfCancellationRequested();
            var page = Read((table, partition, key, partitions.Before), static (reader, a) => reader.Page(a.table, a.partition, a.key, a.Before, RowsPerScanPage));
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

    /// <summary>Writes what waits, empties the log into the file and lets go of it.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        (_readers as IDisposable)?.Dispose();
        _lock.Dispose();
    }

    public async ValueTask DisposeAsync() => await Task.Run(Dispose);

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
