using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Deals;

/// <summary>Takes a deal that was opened by mistake out of lists, sums and chances. It can be put back.</summary>
internal static class RemoveDeal
{
    public static void Map(RouteGroupBuilder deals) =>
        deals.MapDelete("/{id:guid}", HandleAsync).Describe(nameof(RemoveDeal), "Remove a deal", Policies.Sales);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, IfMatch based, CurrentUser user, DealStore store, TenantDeals deals, TimeProvider clock,
        CancellationToken ct)
    {
        var changed = await store.ChangeAsync(user.Actor, customerId, id, based.Version, DealMoveKind.Removed, (deal, _) =>
            (deal with { RemovedBy = new DoneBy(user.ObjectId, user.Name, clock.GetUtcNow()) }, null), ct);
        return changed.IsDone ? TypedResults.NoContent()
            : DealBody.Failure(changed, customerId, id, await deals.TodayAsync(user.Tenant, ct));
    }
}
