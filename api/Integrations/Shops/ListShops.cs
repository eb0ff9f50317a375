using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Lists the connections to web shops.</summary>
internal static class ListShops
{
    public sealed record Response(IReadOnlyList<ShopBody> Shops);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapGet("/shops", HandleAsync).Describe(nameof(ListShops), "The connected web shops", Policies.Admin);

    private static async Task<Ok<Response>> HandleAsync(CurrentUser user, TenantShops shops, ShopQueue queue, CancellationToken ct)
    {
        var last = await queue.LastAsync(user.Tenant, ct);
        return TypedResults.Ok(new Response([.. (await shops.ListAsync(user.Tenant, ct)).Select(shop => ShopBody.Of(
            user.Tenant, shop, last.TryGetValue(shop.Id, out var at) ? at : null, shops.SecretOf(user.Tenant, shop) is null))]));
    }
}
