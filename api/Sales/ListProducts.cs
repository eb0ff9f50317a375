using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Sales;

/// <summary>The tenant's products, by name.</summary>
internal static class ListProducts
{
    public sealed record Response(IReadOnlyList<ProductBody> Products);

    public static void Map(RouteGroupBuilder products) =>
        products.MapGet("/", HandleAsync).Describe(nameof(ListProducts), "The products", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Ok<Response>> HandleAsync(CurrentUser user, ProductStore store, CancellationToken ct) =>
        TypedResults.Ok(new Response([.. (await store.ListAsync(user.Tenant, ct)).Select(ProductBody.Of)]));
}
