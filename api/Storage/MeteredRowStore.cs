using OutlookCrm.Storage.AzureTables;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Storage;

/// <summary>The engine, every request to it counted by operation and engine.</summary>
internal sealed class MeteredRowStore(IRowStore rows, string engine, Measures measures) : IRowStore, IDisposable, IAsyncDisposable
{
    public bool IsShared => rows.IsShared;

    /// <summary>
    /// Makes sure of the tables, where there are any. Throws <see cref="StorageUnavailableException"/> with a sentence for the operator.
    /// </summary>
    public Task OpenAsync(CancellationToken ct) => rows is TablesRowStore tables ? tables.OpenAsync(ct) : Task.CompletedTask;

    public ValueTask<Row?> FindAsync(Partition partition, string key, CancellationToken ct)
    {
        measures.StorageAsked("find", engine);
        return rows.FindAsync(partition, key, ct);
    }

    public ValueTask<IReadOnlyList<Row>> ReadAsync(Partition partition, KeyRange range, int limit, CancellationToken ct)
    {
        measures.StorageAsked("read", engine);
        return rows.ReadAsync(partition, range, limit, ct);
    }

    public ValueTask<IReadOnlyList<IReadOnlyList<Row>>> ReadAsync(
        Partition partition, IReadOnlyList<FirstRows> wanted, CancellationToken ct)
    {
        for (var range = 0; range < wanted.Count; range++)
        {
            measures.StorageAsked("read", engine);
        }

        return rows.ReadAsync(partition, wanted, ct);
    }

    public ValueTask<CommitResult> CommitAsync(RowBatch batch, CancellationToken ct)
    {
        measures.StorageAsked("commit", engine);
        return rows.CommitAsync(batch, ct);
    }

    public ValueTask<IReadOnlyList<CommitResult>> CommitAsync(IEnumerable<IReadOnlyList<RowBatch>> steps, CancellationToken ct) =>
        rows.CommitAsync(Counted(steps), ct);

    public IAsyncEnumerable<(Partition Partition, Row Row)> ScanAsync(string table, KeyRange partitions, CancellationToken ct)
    {
        measures.StorageAsked("scan", engine);
        return rows.ScanAsync(table, partitions, ct);
    }

    public void Dispose() => (rows as IDisposable)?.Dispose();

    public ValueTask DisposeAsync() => rows is IAsyncDisposable open ? open.DisposeAsync() : ValueTask.CompletedTask;

    private IEnumerable<IReadOnlyList<RowBatch>> Counted(IEnumerable<IReadOnlyList<RowBatch>> steps)
    {
        foreach (var step in steps)
        {
            for (var batch = 0; batch < step.Count; batch++)
            {
                measures.StorageAsked("commit", engine);
            }

            yield return step;
        }
    }
}
