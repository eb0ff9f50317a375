using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Insights.Baskets;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Insights.Prices;
using OutlookCrm.Insights.Upload;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Storage.Leases;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.Insights.Own;

/// <summary>
/// Makes the reports on what each tenant sold, and what customers may be offered, some minutes after it changed. One replica does it at a
/// time, on the threads of reports, and may stop and begin again at any point.
/// </summary>
internal sealed partial class OwnReports(
    SoldLines lines, OwnReportRows rows, ReportThreads threads, LeaseHolder leases, IOptions<JsonOptions> json, TimeProvider clock,
    ILogger<OwnReports> logger) : BackgroundService
{
    public const string Portfolio = "portfolio";
    public const string Prices = "prices";
    public const string Baskets = "baskets";
    public const string Places = "places";

    private const double HorizonWeeks = 52;
    private const double YearlyDiscount = 0.1;
    private const int LargeLines = 50_000;
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    // A tenant that sells all day has its reports made six times an hour.
    private static readonly TimeSpan s_rest = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        leases.HoldAsync("own reports", RunOnAndOnAsync, stoppingToken);

    /// <summary>Makes the reports of every tenant whose sales changed since they were made, unless that was minutes ago.</summary>
    internal Task RunAsync(CancellationToken ct) => RunAsync((_, _) => Task.FromResult(true), ct);

    private async Task RunAsync(Func<TenantId, CancellationToken, Task<bool>> isTime, CancellationToken ct)
    {
        await foreach (var tenant in lines.TenantsAsync(ct))
        {
            // The last one that is saved: before it, the others may be missing.
            var made = (await rows.HeadAsync(tenant, Places, ct))?.Head.MadeAt;
            if ((made is null || clock.GetUtcNow() - made >= s_rest) && await lines.IsChangedSinceAsync(tenant, made, ct)
                && await isTime(tenant, ct))
            {
                await MakeAsync(tenant, ct);
            }
        }
    }

    /// <summary>Makes the reports of one tenant.</summary>
    internal async Task MakeAsync(TenantId tenant, CancellationToken ct)
    {
        var begun = clock.GetUtcNow();
        var sold = await lines.ReadAsync(tenant, ct);
        var all = sold.Lines;
        var isLarge = all.Count > LargeLines;
        if (isLarge)
        {
            // What an import left would stand beside what the reports take.
            GiveMemoryBack();
        }

        var offers = await threads.RunAsync(() => LearnedOffers.Of(sold), ct);
        await lines.KeepAsync(tenant, sold, offers, threads, begun, ct);
        offers = null;
        var head = new OwnReportHead(
            begun, sold.Home, all.Count == 0 ? null : all.Min(line => line.Day), all.Count == 0 ? null : all.Max(line => line.Day),
            sold.Documents, all.Count, sold.Since, sold.WithoutRate, sold.WithoutProducts);
        await SaveAsync(tenant, Portfolio, head, () => all.Count == 0 ? null : PortfolioReport.Of(
            all, new ValueTerms(HorizonWeeks, YearlyDiscount, 1), ct), report =>
            [.. report.Best.Select(one => Guid.ParseExact(one.Scores.Customer, "N"))], ct);

        // What is left for the others takes the place of all lines.
        all = PurchaseLines.Of(all.Where(line => line is { Product: not null, Amount: > 0 }));
        sold = sold with { Lines = all };
        await SaveAsync(tenant, Prices, head, () => PriceReport.Of(all, ct), _ => [], ct);
        await SaveAsync(tenant, Baskets, head, () => ReportBaskets.ReportOn(all), _ => [], ct);
        await SaveAsync(tenant, Places, head, () => new PlacesReport(sold.Places, sold.Countries, sold.Cities), _ => [], ct);
        Log.Made(logger, tenant.Value, head.Lines);
        if (isLarge)
        {
            // What large reports took would stay with the process until somebody else needs it.
            (sold, all) = (null!, []);
            GiveMemoryBack();
        }
    }

    private static void GiveMemoryBack() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private async Task SaveAsync<TReport>(
        TenantId tenant, string name, OwnReportHead head, Func<TReport?> make, Func<TReport, IReadOnlyList<Guid>> customers,
        CancellationToken ct)
        where TReport : class
    {
        var (content, named) = await threads.RunAsync(
            () =>
            {
                var report = make();
                return (JsonSerializer.SerializeToUtf8Bytes(report, json.Value.SerializerOptions), report is null ? [] : customers(report));
            },
            ct);
        await rows.SaveAsync(tenant, name, head, named, content, ct);
    }

    private async Task RunOnAndOnAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        do
        {
            try
            {
                // While an import writes, the reports wait: they would take half of the machine and be old at once.
                await RunAsync(lines.IsAtRestAsync, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // An unreadable row must not end the job, because that would end the API.
                Log.Interrupted(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The reports of the tenant {Tenant} were made of {Lines} lines")]
        public static partial void Made(ILogger logger, string tenant, int lines);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The reports could not all be made; the job goes on in a minute")]
        public static partial void Interrupted(ILogger logger, Exception e);
    }
}
