using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;

namespace OutlookCrm.Tests.Storage;

/// <summary>One replica's view of a store that others use too: rows of a file, with a cable that can be pulled.</summary>
internal sealed class SharedRows(SqliteRowStore rows) : IRowStore
{
    /// <summary>While true, nothing is reached.</summary>
    public bool IsCut { get; set; }

    public bool IsShared => true;

    public ValueTask<Row?> FindAsync(Partition partition, string key, CancellationToken ct) => Reached().FindAsync(partition, key, ct);

    public ValueTask<IReadOnlyList<Row>> ReadAsync(Partition partition, KeyRange range, int limit, CancellationToken ct) =>
        Reached().ReadAsync(partition, range, limit, ct);

    public ValueTask<CommitResult> CommitAsync(RowBatch batch, CancellationToken ct) => Reached().CommitAsync(batch, ct);

    public IAsyncEnumerable<(Partition Partition, Row Row)> ScanAsync(string table, KeyRange partitions, CancellationToken ct) =>
        Reached().ScanAsync(table, partitions, ct);

    private SqliteRowStore Reached() => IsCut ? throw new StorageUnavailableException("The cable is out.") : rows;
}
