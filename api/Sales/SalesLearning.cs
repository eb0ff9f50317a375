using System.Collections.Concurrent;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Sales;

/// <summary>
/// Fits the models of each tenant whose sales changed, and prices documents whose currency has a rate by now. One replica does it at a
/// time; each run reads the summaries of the customers who bought something, and may stop and begin again at any point.
/// </summary>
internal sealed partial class SalesLearning(
    IRowStore rows, Buyers buyers, SalesFits fits, SalesPricing pricing, TenantMoney money, LeaseHolder leases, SalesBell bell,
    TimeProvider clock, ILogger<SalesLearning> logger) : BackgroundService
{
    private const int AtOnce = 16;
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_untilRest = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        leases.HoldAsync("sales models", RunOnAndOnAsync, stoppingToken);

    /// <summary>Learns for every tenant with sales that changed.</summary>
    internal Task RunAsync(CancellationToken ct) => RunAsync(isRung: true, ct);

    // Unless it was rung for, who is still writing is learned from later; whether there is such a tenant.
    private async Task<bool> RunAsync(bool isRung, CancellationToken ct)
    {
        var isWaiting = false;
        await foreach (var tenant in StoredTenants.InAsync(rows, Tables.Portfolio, ct))
        {
            var begun = clock.GetUtcNow();
            var fitted = (await fits.FindAsync(tenant, ct))?.FittedAt;
            var isPriced = !await money.IsChangedSinceAsync(tenant, fitted, ct);
            if (!isPriced || await fits.IsChangedSinceAsync(tenant, fitted, ct))
            {
                // Who entered rates waits for them, also where sales are written all day.
                if (isRung || !isPriced || await fits.IsAtRestAsync(tenant, ct))
                {
                    await LearnAsync(tenant, begun, ct);
                }
                else
                {
                    isWaiting = true;
                }
            }
        }

        return isWaiting;
    }

    private async Task RunOnAndOnAsync(CancellationToken ct)
    {
        for (var isRung = false; ;)
        {
            var isWaiting = false;
            try
            {
                isWaiting = await RunAsync(isRung, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // An unreadable row must not end the job, because that would end the API.
                Log.Interrupted(logger, e);
            }

            isRung = await bell.WaitAsync(isWaiting ? s_untilRest : s_every, ct);
        }
    }

    private async Task LearnAsync(TenantId tenant, DateTimeOffset begun, CancellationToken ct)
    {
        var settings = await money.SettingsAsync(tenant, ct);
        var bought = new ConcurrentBag<Buyer>();
        var several = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(buyers.ScanAsync(tenant, ct), several, async (customer, token) =>
        {
            var summary = await SummaryAsync(tenant, customer, token);
            if (summary is not null && (summary.WithoutRate > 0 || summary.Home?.Currency != settings.HomeCurrency)
                && await pricing.PriceAsync(Actor.OfJob(tenant, "prices of documents"), customer, token))
            {
                summary = await SummaryAsync(tenant, customer, token);
            }

            if (summary is not null && Buyer.Of(summary, settings.HomeCurrency) is { } buyer)
            {
                bought.Add(buyer);
            }
        });

        // In an order of their own, so that the same customers come to the same fit, to the last digit.
        var ordered = bought.OrderBy(one => one.History.FirstOn).ThenBy(one => one.History.Repeats).ThenBy(one => one.History.Recency)
            .ThenBy(one => one.History.MeanSpend).ToList();
        await fits.SaveAsync(tenant, SalesFit.Of(ordered, settings.DayOf(begun), settings.HomeCurrency, begun), ct);
        Log.Learnt(logger, tenant.Value, ordered.Count);
    }

    private async ValueTask<SalesSummary?> SummaryAsync(TenantId tenant, Guid customer, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Customer(tenant, customer), RowKeys.Summary, ct) is { } row
        && CustomerSummary.Of(row.Content)[SalesSummary.Member] is { IsEmpty: false } member
            ? JsonSerializer.Deserialize(member.Span, SalesJson.Rows.SalesSummary) : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information,
            Message = "The sales models of the tenant {Tenant} were fitted to {Customers} customers")]
        public static partial void Learnt(ILogger logger, string tenant, int customers);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The sales models could not all be fitted; the job goes on in a minute")]
        public static partial void Interrupted(ILogger logger, Exception e);
    }
}
