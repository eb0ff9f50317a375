using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Storage;

namespace OutlookCrm.Tests.Storage;

/// <summary>
/// A running product's rows, whichever engine keeps them, with a hand on the writes: they can be cut off after so many, or made to wait.
/// </summary>
internal sealed class WatchedRows : IRowStore
{
    private IRowStore? _rows;
    private int _left = int.MaxValue;
    private int _read;

    /// <summary>How many rows of customers the product has read: settings and work are also read in the background.</summary>
    public int Read => Volatile.Read(ref _read);

    /// <summary>Asked before each write; what it returns is waited for.</summary>
    public Func<RowBatch, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Asked before each row is read by its key; what it returns is waited for.</summary>
    public Func<Task> BeforeFind { get; set; } = () => Task.CompletedTask;

    public bool IsShared => Rows.IsShared;

    private IRowStore Rows => _rows ?? throw new InvalidOperationException("The product has not started.");

    /// <summary>Puts itself between the product and its store.</summary>
    public void Watch(WebApplicationBuilder builder)
    {
        var engine = builder.Services.Last(service => service.ServiceType == typeof(IRowStore));
        builder.Services.AddSingleton<IRowStore>(services =>
        {
            _rows = (IRowStore)engine.ImplementationFactory!(services);
            if (_rows is MeteredRowStore rows)
            {
                Task.Run(() => rows.OpenAsync(CancellationToken.None)).Wait();
            }

            return this;
        });
    }

    /// <summary>So many writes still reach the store; then it is unreachable until <see cref="Mend"/>.</summary>
    public void CutAfter(int writes) => Volatile.Write(ref _left, writes);

    public void Mend() => Volatile.Write(ref _left, int.MaxValue);

    /// <summary>A write that comes late: past everything that watches.</summary>
    public ValueTask<CommitResult> CommitLateAsync(RowBatch batch) => Rows.CommitAsync(batch, CancellationToken.None);

    public async ValueTask<Row?> FindAsync(Partition partition, string key, CancellationToken ct)
    {
        await BeforeFind();
        var row = await Rows.FindAsync(partition, key, ct);
        Count(partition, row is null ? 0 : 1);
        return row;
    }

    public async ValueTask<IReadOnlyList<Row>> ReadAsync(Partition partition, KeyRange range, int limit, CancellationToken ct)
    {
        var page = await Rows.ReadAsync(partition, range, limit, ct);
        Count(partition, page.Count);
        return page;
    }

    public async ValueTask<CommitResult> CommitAsync(RowBatch batch, CancellationToken ct)
    {
        await Before(batch);
        return IsInBackground(batch) || Interlocked.Decrement(ref _left) >= 0
            ? await Rows.CommitAsync(batch, ct)
            : throw new StorageUnavailableException("The cable is out.");
    }

    public IAsyncEnumerable<(Partition Partition, Row Row)> ScanAsync(string table, KeyRange partitions, CancellationToken ct) =>
        Rows.ScanAsync(table, partitions, ct);

    private void Count(Partition partition, int rows)
    {
        if (partition.Table == Tables.Customers)
        {
            Interlocked.Add(ref _read, rows);
        }
    }

    // Whom users worked on is written every few seconds: a slow machine would have it take the place of a write that is counted.
    private static bool IsInBackground(RowBatch batch) =>
        batch.Writes.All(write => write.Key.StartsWith("recent|", StringComparison.Ordinal));
}
