using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>
/// Deals of all customers, page by page. Open ones by the day on which they close, rotting ones by how long they stand in their stage,
/// closed ones from the latest.
/// </summary>
internal static class ListDeals
{
    private const int Most = 100;

    /// <param name="Deals">The page.</param>
    /// <param name="Next">What the next page comes after; null for the last page.</param>
    public sealed record Response(IReadOnlyList<ListedDeal> Deals, string? Next);

    public static void Map(RouteGroupBuilder deals) =>
        deals.MapGet("/", HandleAsync).Describe(nameof(ListDeals), "Deals of all customers", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        CurrentUser user, BoardReading board, TenantDeals deals, PageTokens tokens, CancellationToken ct, string? state = null,
        Guid? pipelineId = null, Guid? stageId = null, Guid? ownerId = null, string? only = null,
        [StringLength(2000)] string? after = null, [Range(1, Most)] int limit = 50)
    {
        if (QueryWord.Read(state, DealState.Open) is not { } asked)
        {
            return Problems.InvalidRequest("state", "One of open, won and lost.");
        }

        if (only is not null && QueryWord.Read<DealsOnly>(only, default) is null)
        {
            return Problems.InvalidRequest("only", "One of overdue and rotting.");
        }

        if (asked != DealState.Open && (pipelineId is not null || stageId is not null || only is not null))
        {
            return Problems.InvalidRequest("state", "Only open deals are listed by pipeline, by stage, as overdue or as rotting.");
        }

        var today = await deals.TodayAsync(user.Tenant, ct);

        if (stageId is { } stage && today.Settings.Find(stage) is null)
        {
            return Problems.InvalidRequest("stageId", "There is no such stage.");
        }

        if (pipelineId is { } pipeline && today.Settings.Pipelines.All(one => one.Id != pipeline))
        {
            return Problems.InvalidRequest("pipelineId", "There is no such pipeline.");
        }

        var list = $"{asked}|{pipelineId}|{stageId}|{ownerId}|{only}";
        var place = after is null ? null : tokens.Open(user.Tenant, list, after);
        if (after is not null && place is null)
        {
            return Problems.InvalidRequest("after", "Not the end of a page of this list.");
        }

        var query = new DealsQuery(
            asked, pipelineId, stageId, ownerId, only is null ? null : QueryWord.Read<DealsOnly>(only, default));
        var (page, next) = await board.ReadAsync(user.Tenant, today, query, place, limit, ct);
        return TypedResults.Ok(new Response(page, next is null ? null : tokens.Seal(user.Tenant, list, next)));
    }
}
