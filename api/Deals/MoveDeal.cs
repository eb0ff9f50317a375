using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>Moves an open deal to another stage, forwards or backwards, also into another pipeline.</summary>
internal static class MoveDeal
{
    /// <param name="StageId">The stage to move to. Moving to the stage in which the deal stands changes nothing.</param>
    public sealed record Request([property: Required] Guid? StageId);

    public static void Map(RouteGroupBuilder deals) =>
        deals.MapPost("/{id:guid}/move", HandleAsync).Describe(nameof(MoveDeal), "Move a deal to another stage", Policies.Sales);

    private static async Task<Results<Ok<DealBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, Request request, IfMatch based, CurrentUser user, DealStore store, TenantDeals deals, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        var (settings, _) = await deals.SettingsAsync(user.Tenant, ct);
        if (settings.Find(request.StageId!.Value) is not { } place)
        {
            return Problems.InvalidRequest("stageId", "There is no such stage.");
        }

        var changed = await store.ChangeAsync(user.Actor, customerId, id, based.Version, DealMoveKind.Moved, (deal, _) =>
            deal.State != DealState.Open ? (null, DealsProblems.DealClosed())
                : (deal.In(place.Stage.Id, clock.GetUtcNow()) with { PipelineId = place.Pipeline.Id }, null), ct);
        return DealBody.Answer(changed, customerId, id, await deals.TodayAsync(user.Tenant, ct), response);
    }
}
