using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Sales;

/// <summary>
/// What a customer may want next. No part of the card: the sales tab asks for it, so that a card costs what it did.
/// </summary>
internal static class ListOffers
{
    /// <param name="Offers">Best first, at most three: products on sale that the customer has not bought, or has not kept.</param>
    /// <param name="Weeks">The horizon of their chances; null where chances are not known.</param>
    /// <param name="Customers">Customers that they were learned from.</param>
    /// <param name="MadeAt">When, UTC; null before the first time.</param>
    public sealed record Response(IReadOnlyList<Offer> Offers, double? Weeks, int Customers, DateTimeOffset? MadeAt);

    public static void Map(RouteGroupBuilder offers) =>
        offers.MapGet("/", HandleAsync).Describe(nameof(ListOffers), "What a customer may want next", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, OfferStore store, CancellationToken ct) =>
        await store.FindAsync(user.Tenant, customerId, ct) is { } found
            ? TypedResults.Ok(found) : CustomersProblems.NoSuchCustomer(customerId);
}

/// <summary>A product that a customer may want.</summary>
/// <param name="ProductId">Which.</param>
/// <param name="Name">Its name today.</param>
/// <param name="Price">Its list price today; null for none.</param>
/// <param name="Currency">Of the price.</param>
/// <param name="Chance">That the customer buys it within the horizon, 0 to 1; null where that is not known.</param>
/// <param name="Because">The rule that speaks for it; null for none.</param>
/// <param name="Buyers">Without a rule: customers who have it; null where that is not known.</param>
public sealed record Offer(
    Guid ProductId, string Name, decimal? Price, string Currency, double? Chance, OfferReason? Because, int? Buyers);
