using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>Puts a removed deal back as it was. Doing it again changes nothing.</summary>
internal static class RestoreDeal
{
    public static void Map(RouteGroupBuilder deals) =>
        deals.MapPost("/{id:guid}/restore", HandleAsync).Describe(nameof(RestoreDeal), "Put a removed deal back", Policies.Sales);

    private static async Task<Results<Ok<DealBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, CurrentUser user, DealStore store, TenantDeals deals, HttpResponse response, CancellationToken ct)
    {
        var changed = await store.RestoreAsync(user.Actor, customerId, id, ct);
        return DealBody.Answer(changed, customerId, id, await deals.TodayAsync(user.Tenant, ct), response);
    }
}
