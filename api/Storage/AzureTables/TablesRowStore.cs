using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace OutlookCrm.Storage.AzureTables;

/// <summary>
/// The engine on Azure Table storage, which returns rows in the order of their keys: point reads, key ranges of one partition, one
/// transaction per batch. The engine caches nothing, so that any number of replicas can use the same tables.
/// </summary>
internal sealed class TablesRowStore(TableAccount account, TimeProvider clock) : IRowStore
{
    // A person waits for a read.
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(8);

    // Nobody waits for a start. A start that fails because the service is busy for some seconds takes the replica away for longer.
    private static readonly TimeSpan s_startWindow = TimeSpan.FromMinutes(1);

    public bool IsShared => true;

    /// <summary>
    /// Creates the tables that are missing, and waits up to a minute for a service that does not answer. Throws
    /// <see cref="StorageUnavailableException"/> with a sentence for the operator.
    /// </summary>
    public Task OpenAsync(CancellationToken ct) => TryAsync(async () =>
    {
        await account.CreateTablesAsync(ct);
        return true;
    }, s_startWindow, ct);

    public async ValueTask<Row?> FindAsync(Partition partition, string key, CancellationToken ct)
    {
        RowLimits.CheckPartition(partition);
        RowLimits.CheckKey(key);
        ct.ThrowIfCancellationRequested();
        return await TryAsync<Row?>(async () =>
        {
            var found = await account[partition.Table].GetEntityIfExistsAsync<TableEntity>(partition.Key, key, RowEntity.Properties, ct);
            if (found.HasValue)
            {
                return RowEntity.ToRow(found.Value!);
            }

            var missing = new RequestFailedException(found.GetRawResponse());
            return TableFailure.IsMissingRow(missing) ? null : throw missing;
        }, s_window, ct);
    }

    public async ValueTask<IReadOnlyList<Row>> ReadAsync(Partition partition, KeyRange range, int limit, CancellationToken ct)
    {
        RowLimits.CheckPartition(partition);
        RowLimits.CheckRange(range);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, RowLimits.RowsPerRead);
        ct.ThrowIfCancellationRequested();
        if (string.CompareOrdinal(range.From, range.Before) >= 0)
        {
            return [];
        }

        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition.Key} and RowKey ge {range.From} and RowKey lt {range.Before}");
        var rows = new List<Row>(Math.Min(limit, 32));
        string? goOn = null;
        do
        {
            var page = await PageAsync(partition.Table, filter, limit - rows.Count, goOn, ct);
            rows.AddRange(page.Values.Select(RowEntity.ToRow));
            goOn = page.ContinuationToken;
        }
        while (rows.Count < limit && goOn is not null);

        return rows;
    }

    public async ValueTask<CommitResult> CommitAsync(RowBatch batch, CancellationToken ct)
    {
        RowLimits.CheckNotEmpty(batch);
        ct.ThrowIfCancellationRequested();
        try
        {
            return await new TablesCommit(this, account[batch.Partition.Table], batch, clock).RunAsync(ct);
        }
        catch (Exception e) when (TableFailure.Explain(e, ct) is { } explained)
        {
            throw explained;
        }
    }

    public async IAsyncEnumerable<(Partition Partition, Row Row)> ScanAsync(
        string table, KeyRange partitions, [EnumeratorCancellation] CancellationToken ct)
    {
        RowLimits.CheckTable(table);
        RowLimits.CheckRange(partitions);
        ct.ThrowIfCancellationRequested();
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {partitions.From} and PartitionKey lt {partitions.Before}");
        string? goOn = null;
        do
        {
            var page = await PageAsync(table, filter, RowLimits.RowsPerRead, goOn, ct);
            foreach (var entity in page.Values)
            {
                ct.ThrowIfCancellationRequested();
                yield return (new Partition(table, entity.PartitionKey), RowEntity.ToRow(entity));
            }

            goOn = page.ContinuationToken;
        }
        while (goOn is not null);
    }

    // A page of the service may be empty and still have a next page. The package takes a proxy's answer for an empty page.
    private Task<Page<TableEntity>> PageAsync(string table, string filter, int most, string? goOn, CancellationToken ct) =>
        TryAsync(
            async () =>
            {
                var found = account[table].QueryAsync<TableEntity>(filter, most, RowEntity.Properties, ct);
                await using var pages = found.AsPages(goOn, most).GetAsyncEnumerator(ct);
                await pages.MoveNextAsync();
                var page = pages.Current;
                return page.Values.Count > 0 || TableFailure.IsTheServices(page.GetRawResponse())
                    ? page
                    : throw new RequestFailedException(page.GetRawResponse());
            },
            s_window,
            ct);

    private async Task<TResult> TryAsync<TResult>(Func<Task<TResult>> read, TimeSpan window, CancellationToken ct)
    {
        var retries = new RetryWindow(window, clock);
        while (true)
        {
            try
            {
                return await read();
            }
            catch (Exception e) when (TableFailure.Explain(e, ct) is { } explained)
            {
                if (!TableFailure.IsUnknown(e, ct) || !await retries.WaitAsync(TableFailure.PauseOf(e), ct))
                {
                    throw explained;
                }
            }
        }
    }
}
