using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Sales;

/// <summary>What a customer bought, by product, what was bought last first.</summary>
internal static class ListBoughtProducts
{
    private const int Most = 200;

    /// <param name="Products">Up to 200 products.</param>
    /// <param name="Count">How many there are in all.</param>
    public sealed record Response(IReadOnlyList<BoughtProduct> Products, int Count);

    public static void Map(RouteGroupBuilder sales) =>
        sales.MapGet("/products", HandleAsync)
            .Describe(nameof(ListBoughtProducts), "The products that a customer bought", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, SalesStore store, ProductStore products, CancellationToken ct)
    {
        if (await store.ListWholeAsync(user.Tenant, customerId, ct) is not { } all)
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        var known = await products.KnownAsync(user.Tenant, ct);
        var bought = BoughtProduct.Of([.. all.Select(known.Link)]);
        return TypedResults.Ok(new Response([.. bought.Take(Most)], bought.Count));
    }
}
