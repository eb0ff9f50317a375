using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Ends the connection to a web shop. What the shop sold stays.</summary>
internal static class DisconnectShop
{
    public static void Map(RouteGroupBuilder admin) =>
        admin.MapDelete("/shops/{id:guid}", HandleAsync).Describe(nameof(DisconnectShop), "Disconnect a web shop", Policies.Admin);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, TenantShops shops, ShopUpkeep upkeep, CancellationToken ct)
    {
        if (!await shops.RemoveAsync(user.Actor, id, ct))
        {
            return IntegrationsProblems.NoSuchIntegration(id);
        }

        await upkeep.TidyAsync(user.Tenant, ct);
        return TypedResults.NoContent();
    }
}
