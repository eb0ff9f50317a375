using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Money;

namespace OutlookCrm.Deals;

/// <summary>A pipeline with the totals of each stage and the deals in it that close first.</summary>
internal static class ReadBoard
{
    private const int Most = 50;

    /// <param name="PipelineId">The pipeline.</param>
    /// <param name="Today">The day in the tenant's time zone that tells what is overdue.</param>
    /// <param name="Home">The currency (ISO 4217) of the sums.</param>
    /// <param name="Columns">Its stages, in their order.</param>
    public sealed record Response(Guid PipelineId, DateOnly Today, string Home, IReadOnlyList<Column> Columns);

    /// <param name="StageId">The stage.</param>
    /// <param name="Stage">What it is called.</param>
    /// <param name="Chance">The chance of a deal that reached it.</param>
    /// <param name="Total">What its open deals come to.</param>
    /// <param name="Deals">Those that close first.</param>
    /// <param name="HasMore">There are more deals in the stage than these.</param>
    public sealed record Column(
        Guid StageId, string Stage, DealChance Chance, ColumnTotal Total, IReadOnlyList<ListedDeal> Deals, bool HasMore);

    public static void Map(RouteGroupBuilder deals) =>
        deals.MapGet("/board", HandleAsync).Describe(nameof(ReadBoard), "A pipeline as a board", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        CurrentUser user, BoardReading reading, BoardStore board, TenantDeals deals, TenantMoney money, CancellationToken ct,
        Guid? pipelineId = null, Guid? ownerId = null, [Range(1, Most)] int limit = 10)
    {
        var today = await deals.TodayAsync(user.Tenant, ct);
        if (today.Settings.Pipelines.FirstOrDefault(one => one.Id == pipelineId || pipelineId is null) is not { } pipeline)
        {
            return Problems.InvalidRequest("pipelineId", "There is no such pipeline.");
        }

        var totals = board.TotalsAsync(user.Tenant, ownerId, ct);
        var pages = await Task.WhenAll(pipeline.Stages.Select(stage =>
            reading.ReadAsync(user.Tenant, today, new(DealState.Open, null, stage.Id, ownerId, null), null, limit, ct)));
        var (read, columns) = (await totals, new List<Column>(pages.Length));
        foreach (var (stage, page) in pipeline.Stages.Zip(pages))
        {
            var (total, chance) = (read.GetValueOrDefault(stage.Id, StageTotal.Nothing), today.ChanceOf(null, stage.Id)!);
            var rates = new Dictionary<string, HomeRate?>(StringComparer.Ordinal);
            foreach (var one in total.Amounts)
            {
                rates[one.Currency] = await money.RateAsync(user.Tenant, one.Currency, today.Today, ct);
            }

            columns.Add(new(stage.Id, stage.Name, chance, ColumnTotal.Of(total, chance, rates), page.Deals, page.Next is not null));
        }

        var home = (await money.SettingsAsync(user.Tenant, ct)).HomeCurrency;
        return TypedResults.Ok(new Response(pipeline.Id, today.Today, home, columns));
    }
}
