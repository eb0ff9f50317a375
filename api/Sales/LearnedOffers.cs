using System.Collections.Concurrent;
using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.Sales;

/// <summary>What customers may want next, learned of everything sold by the library's <see cref="Offers"/>. Pure.</summary>
/// <param name="Weeks">The horizon of all chances; null where the history is too short to learn chances.</param>
/// <param name="Customers">Customers that it was learned from.</param>
/// <param name="ByCustomer">By customer, best first; nobody without an offer.</param>
public sealed record LearnedOffers(double? Weeks, int Customers, IReadOnlyDictionary<Guid, CustomerOffers> ByCustomer)
{
    /// <summary>Learns; null where no product was bought and kept.</summary>
    /// <param name="sold">Everything sold.</param>
    /// <param name="ct">Gives up between customers.</param>
    public static LearnedOffers? Of(SoldHistory sold, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sold);
        if (Offers.Of(StandingOrders.Of(sold.Lines)) is not { } offers)
        {
            return null;
        }

        // On the threads of the caller: a customer takes a millisecond where thousands of products are sold.
        var all = new ConcurrentDictionary<Guid, CustomerOffers>();
        var loop = new ParallelOptions { TaskScheduler = TaskScheduler.Current, CancellationToken = ct };
        Parallel.ForEach(sold.Counts, loop, customer =>
        {
            var own = offers.Of(customer.Key.ToString("N"), item => sold.Products.TryGetValue(item, out var product) && product.Active)
                .Recommendations;
            if (own.Count > 0)
            {
                all[customer.Key] = new(customer.Value, [.. own.Select(offer => OfferOf(offer, sold))]);
            }
        });
        return new(offers.Report.Weeks, offers.Report.Provenance.Size, all);
    }

    private static StoredOffer OfferOf(Recommendation offer, SoldHistory sold)
    {
        var because = offer.Rule is { } rule
            ? new OfferReason(sold.Products.GetValueOrDefault(rule.If[0])?.Id, rule.If[0], rule.IfBaskets, rule.Baskets) : null;
        return new(sold.Products[offer.Item].Id, offer.Chance, because, because is null ? BuyersOf(offer) : null);
    }

    // Where no rule speaks for an item, its evidence says how many have it.
    private static int? BuyersOf(Recommendation offer) => offer.Evidence[0].Values.TryGetValue("sold", out var sold)
        ? Convert.ToInt32(sold, CultureInfo.InvariantCulture) : null;
}

/// <summary>What a customer may want next, as the customer's row in the portfolio holds it: at most five offers, about 1 KB.</summary>
/// <param name="Documents">Documents that the customer had: with more, the customer may have bought what is offered.</param>
/// <param name="Offers">Best first.</param>
public sealed record CustomerOffers(int Documents, IReadOnlyList<StoredOffer> Offers);

/// <summary>A product to offer.</summary>
/// <param name="ProductId">Which.</param>
/// <param name="Chance">That the customer buys it within the horizon, 0 to 1; null where that is not known.</param>
/// <param name="Because">The rule that speaks for it most surely; null for none.</param>
/// <param name="Buyers">Without a rule: customers who have it.</param>
public sealed record StoredOffer(Guid ProductId, double? Chance, OfferReason? Because, int? Buyers);

/// <summary>Who has bought the one has bought the other: a rule that holds by Fisher's test, corrected for the number of rules.</summary>
/// <param name="ProductId">What the customer has; null for what is no product of the list.</param>
/// <param name="Name">Its name.</param>
/// <param name="Buyers">Customers who have it.</param>
/// <param name="Bought">Those of them who have what is offered, too.</param>
public sealed record OfferReason(Guid? ProductId, string Name, int Buyers, int Bought);

/// <summary>On what all offers of a tenant rest.</summary>
/// <param name="At">When what was sold was read, UTC.</param>
/// <param name="Weeks">The horizon of chances; null where they are not known.</param>
/// <param name="Customers">Customers that the offers were learned from.</param>
public sealed record OfferTerms(DateTimeOffset At, double? Weeks, int Customers);
