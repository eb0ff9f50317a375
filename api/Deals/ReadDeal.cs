using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>A deal with its moves.</summary>
internal static class ReadDeal
{
    private const int MostMoves = 500;

    /// <param name="Deal">The deal.</param>
    /// <param name="Moves">Its moves, the latest first.</param>
    /// <param name="HasMore">There are more moves than these 500.</param>
    public sealed record Response(DealBody Deal, IReadOnlyList<DealMove> Moves, bool HasMore);

    public static void Map(RouteGroupBuilder deals) =>
        deals.MapGet("/{id:guid}", HandleAsync)
            .Describe(nameof(ReadDeal), "A deal and its moves", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, CurrentUser user, DealStore store, TenantDeals deals, HttpResponse response, CancellationToken ct)
    {
        if (await store.FindAsync(user.Tenant, customerId, id, MostMoves, ct) is not var (stored, moves))
        {
            return await store.FirstStrangerAsync(user.Tenant, [customerId], ct) is null
                ? DealsProblems.NoSuchDeal(id) : CustomersProblems.NoSuchCustomer(customerId);
        }

        response.SetVersion(stored.Version);
        return TypedResults.Ok(new Response(
            (await deals.TodayAsync(user.Tenant, ct)).BodyOf(stored), [.. moves.Take(MostMoves)], moves.Count > MostMoves));
    }
}
