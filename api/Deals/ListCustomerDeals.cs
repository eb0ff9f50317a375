using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>A customer's deals: open ones first, by the day on which they close, then closed ones, the latest first.</summary>
internal static class ListCustomerDeals
{
    private const int Most = 500;

    /// <param name="Deals">As many as were asked for.</param>
    /// <param name="Count">How many there are in all.</param>
    public sealed record Response(IReadOnlyList<DealBody> Deals, int Count);

    public static void Map(RouteGroupBuilder deals) =>
        deals.MapGet("/", HandleAsync).Describe(nameof(ListCustomerDeals), "A customer's deals", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, DealStore store, TenantDeals deals, CancellationToken ct, [Range(1, Most)] int limit = 100)
    {
        if (await store.ListAsync(user.Tenant, customerId, ct) is not { } all)
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        var today = await deals.TodayAsync(user.Tenant, ct);
        return TypedResults.Ok(new Response([.. all.Take(limit).Select(today.BodyOf)], all.Count));
    }
}
