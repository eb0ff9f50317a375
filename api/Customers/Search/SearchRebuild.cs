using OutlookCrm.Customers.Projecting;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// Replaces search rows of the older form: one row for each word, with what it shows. A store that an older version wrote has them, and an
/// older export that was restored. Each customer of such rows is projected from the profile before the rows are deleted, so the job can
/// stop and continue at any point, and it is done when no older row is left. Until then, search finds only the customers that are
/// converted.
/// </summary>
internal sealed partial class SearchRebuild(
    IRowStore rows, ProjectionStore projections, LeaseHolder leases, TimeProvider clock, ILogger<SearchRebuild> logger) : BackgroundService
{
    private const int AtOnce = 16;
    private const int RowsAtOnce = 1_000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        leases.HoldAsync("search rows", RunOnAndOnAsync, stoppingToken);

    private async Task RunOnAndOnAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await RunAsync(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // An unreadable row must not end the job, because that would end the API.
                Log.Interrupted(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    /// <summary>Rebuilds the rows of every tenant that has rows of the older form.</summary>
    internal async Task RunAsync(CancellationToken ct)
    {
        await foreach (var tenant in StoredTenants.InAsync(rows, Tables.Names, ct))
        {
            var older = SearchKeys.OlderForm(tenant);
            if (await StoredTenants.FirstAsync(rows, Tables.Names, older, ct) is not null)
            {
                await RebuildAsync(tenant, older, ct);
            }
        }
    }

    private async Task RebuildAsync(TenantId tenant, KeyRange older, CancellationToken ct)
    {
        Log.Begins(logger, tenant.Value);
        var done = new HashSet<Guid>();
        await foreach (var page in rows.ScanAsync(Tables.Names, older, ct).Chunk(RowsAtOnce).WithCancellation(ct))
        {
            var owners = page.Select(found => OwnerOf(found.Row)).OfType<Guid>().Where(done.Add).ToList();
            await Parallel.ForEachAsync(owners, Several(ct), async (id, token) => await projections.ProjectStoredAsync(tenant, id, token));
            await DeleteAsync(tenant, page, ct);
        }

        Log.Ends(logger, tenant.Value, done.Count);
    }

    // The key of an older row is a word and the customer. A customer with an address at a domain also had a row for the domain, which the
    // new row for the domain replaces.
    private async Task DeleteAsync(TenantId tenant, (Partition Partition, Row Row)[] page, CancellationToken ct)
    {
        var known =
            from found in page
            let owner = OwnerOf(found.Row)
            where owner is not null
            let word = found.Row.Key[..found.Row.Key.LastIndexOf(RowKeys.Separator)]
            where word.Contains('.', StringComparison.Ordinal)
            select (Domain: RowKeys.Domain(tenant, word[(word.LastIndexOf('@') + 1)..]), Key: RowKeys.KnownPersonOfOlderForm(owner.Value));
        await Parallel.ForEachAsync(known.Distinct(), Several(ct), async (place, token) =>
        {
            if (await rows.FindAsync(place.Domain, place.Key, token) is { } row)
            {
                await rows.CommitAsync(new RowBatch(place.Domain).Delete(row), token);
            }
        });
        var batches =
            from partition in page.GroupBy(found => found.Partition, found => found.Row)
            from chunk in partition.Chunk(RowLimits.RowsPerBatch)
            select chunk.Aggregate(new RowBatch(partition.Key), (batch, row) => batch.Delete(row));
        await rows.CommitAsync([[.. batches]], ct);
    }

    private static ParallelOptions Several(CancellationToken ct) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };

    private static Guid? OwnerOf(Row row) =>
        Guid.TryParseExact(row.Key.AsSpan(row.Key.LastIndexOf(RowKeys.Separator) + 1), "N", out var owner) ? owner : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information,
            Message = "The tenant {Tenant} has search rows of an older version: they are being replaced")]
        public static partial void Begins(ILogger logger, string tenant);

        [LoggerMessage(Level = LogLevel.Information,
            Message = "The search rows of {Customers} customers of the tenant {Tenant} are replaced")]
        public static partial void Ends(ILogger logger, string tenant, int customers);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Search rows could not all be replaced; the job goes on in five minutes")]
        public static partial void Interrupted(ILogger logger, Exception e);
    }
}
