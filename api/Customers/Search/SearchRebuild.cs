using OutlookCrm.Customers.Projecting;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// Brings the search rows of a store that an older version wrote, or of an older export that was restored, to today's. Each customer is
/// projected from the profile before rows are deleted that no profile wants, so the job can stop and begin again at any point. A tenant
/// whose rows are all of today is marked. Rows of the oldest form, one for each word with what it shows, stand in partitions of their own;
/// until they are replaced, search finds only the customers that are converted.
/// </summary>
internal sealed partial class SearchRebuild(
    IRowStore rows,
    SearchMark mark,
    ProjectionStore projections,
    LeaseHolder leases,
    TimeProvider clock,
    ILogger<SearchRebuild> logger) : BackgroundService
{
    // Few at once: the job may take hours, and a card must not wait behind the job.
    private const int AtOnce = 2;
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

    /// <summary>Rebuilds the rows of every tenant that has rows of an older version.</summary>
    internal async Task RunAsync(CancellationToken ct)
    {
        await foreach (var tenant in StoredTenants.InAsync(rows, Tables.Names, ct))
        {
            var older = SearchKeys.OlderForm(tenant);
            if (await StoredTenants.FirstAsync(rows, Tables.Names, older, ct) is not null)
            {
                await RebuildAsync(tenant, older, ct);
            }

            if (!await mark.IsSetAsync(tenant, ct))
            {
                await RenewAsync(tenant, ct);
            }
        }
    }

    // Reads by what customers are found today, and which of it is there. The rows of one customer stand in many places, so the profile is
    // read for each of them rather than all of a million customers' rows kept.
    private async Task RenewAsync(TenantId tenant, CancellationToken ct)
    {
        Log.Begins(logger, tenant.Value);
        var done = new HashSet<Guid>();
        await foreach (var page in rows.ScanAsync(Tables.Names, RowKeys.OfTenant(tenant), ct).Chunk(RowsAtOnce).WithCancellation(ct))
        {
            var owners = page.GroupBy(found => SearchKeys.CustomerOf(found.Row.Key)).ToList();
            await Parallel.ForEachAsync(owners.Where(owner => done.Add(owner.Key)).ToList(), Several(ct),
                async (owner, token) => await projections.ProjectStoredAsync(tenant, owner.Key, token));
            await Parallel.ForEachAsync(owners, Several(ct), async (owner, token) => await projections.RemoveUnwantedAsync(
                tenant, owner.Key, [.. owner.Select(found => (found.Partition, found.Row.Key))], token));
        }

        await mark.SetAsync(tenant, ct);
        Log.Ends(logger, tenant.Value, done.Count);
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
