using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>Edits what is known of a deal; where it stands is changed by moving it.</summary>
internal static class EditDeal
{
    public static void Map(RouteGroupBuilder deals) =>
        deals.MapPut("/{id:guid}", HandleAsync).Describe(nameof(EditDeal), "Edit a deal", Policies.Sales);

    private static async Task<Results<Ok<DealBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, DealRequest request, IfMatch based, CurrentUser user, DealStore store, TenantDeals deals,
        HttpResponse response, CancellationToken ct)
    {
        if (await store.FindAsync(user.Tenant, customerId, id, 1, ct) is { Deal.Deal: var there }
            && (request.People ?? []).Except(there.People).ToList() is { Count: > 0 } added
            && await store.FirstStrangerAsync(user.Tenant, added, ct) is { } stranger)
        {
            return Problems.InvalidRequest("people", $"No customer has the id {stranger}.");
        }

        var changed = await store.ChangeAsync(user.Actor, customerId, id, based.Version, null, (deal, _) =>
        {
            var edited = request.Over(deal);
            return DealRules.WhyNot(edited) is { } fault ? (null, Problems.InvalidRequest(fault.Field, fault.Reason)) : (edited, null);
        }, ct);
        return DealBody.Answer(changed, customerId, id, await deals.TodayAsync(user.Tenant, ct), response);
    }
}
