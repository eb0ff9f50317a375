using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>Closes a deal as won.</summary>
internal static class WinDeal
{
    public static void Map(RouteGroupBuilder deals) =>
        deals.MapPost("/{id:guid}/win", HandleAsync).Describe(nameof(WinDeal), "Win a deal", Policies.Sales);

    private static async Task<Results<Ok<DealBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, IfMatch based, CurrentUser user, DealStore store, TenantDeals deals, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        var changed = await store.ChangeAsync(user.Actor, customerId, id, based.Version, DealMoveKind.Won, (deal, _) =>
            deal.State != DealState.Open ? (null, DealsProblems.DealClosed())
                : (deal.Closed(DealState.Won, null, null, clock.GetUtcNow()), null), ct);
        return DealBody.Answer(changed, customerId, id, await deals.TodayAsync(user.Tenant, ct), response);
    }
}
