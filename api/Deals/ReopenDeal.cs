using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>Opens a closed deal again, in the stage where it stood or in another one.</summary>
internal static class ReopenDeal
{
    /// <param name="StageId">Null: the stage in which the deal stood, or the first one where that stage is gone.</param>
    public sealed record Request(Guid? StageId);

    public static void Map(RouteGroupBuilder deals) =>
        deals.MapPost("/{id:guid}/reopen", HandleAsync).Describe(nameof(ReopenDeal), "Reopen a deal", Policies.Sales);

    private static async Task<Results<Ok<DealBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, Request request, IfMatch based, CurrentUser user, DealStore store, TenantDeals deals, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        var (settings, _) = await deals.SettingsAsync(user.Tenant, ct);
        if (request.StageId is { } asked && settings.Find(asked) is null)
        {
            return Problems.InvalidRequest("stageId", "There is no such stage.");
        }

        var changed = await store.ChangeAsync(user.Actor, customerId, id, based.Version, DealMoveKind.Reopened, (deal, _) =>
        {
            if (deal.State == DealState.Open)
            {
                return (null, DealsProblems.DealOpen());
            }

            var first = settings.Pipelines.FirstOrDefault(one => one.Id == deal.PipelineId) ?? settings.Pipelines[0];
            var (pipeline, stage) = settings.Find(request.StageId ?? deal.StageId) ?? (first, first.Stages[0]);
            return (deal.Reopened(stage.Id, clock.GetUtcNow()) with { PipelineId = pipeline.Id }, null);
        }, ct);
        return DealBody.Answer(changed, customerId, id, await deals.TodayAsync(user.Tenant, ct), response);
    }
}
