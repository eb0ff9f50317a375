using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.Sales;

/// <summary>What customers may want next, learned of everything sold by the library's <see cref="Offers"/>. Pure.</summary>
public sealed class LearnedOffers
{
    private readonly Offers _offers;
    private readonly SoldHistory _sold;

    private LearnedOffers(Offers offers, SoldHistory sold) => (_offers, _sold) = (offers, sold);

    /// <summary>The horizon of all chances; null where the history is too short to learn chances.</summary>
    public double? Weeks => _offers.Report.Weeks;

    /// <summary>Customers that it was learned from.</summary>
    public int Customers => _offers.Report.Provenance.Size;

    /// <summary>Learns; null where no product was bought and kept.</summary>
    /// <param name="sold">Everything sold.</param>
    public static LearnedOffers? Of(SoldHistory sold)
    {
        ArgumentNullException.ThrowIfNull(sold);
        return Offers.Of(StandingOrders.Of(sold.Lines)) is { } offers ? new(offers, sold) : null;
    }

    /// <summary>What each of these customers may want; null where nothing is to be offered.</summary>
    /// <param name="customers">Some: what all of them together may want would fill the memory.</param>
    /// <param name="ct">Gives up between customers.</param>
    public IReadOnlyList<CustomerOffers?> For(IReadOnlyList<Guid> customers, CancellationToken ct)
    {
        // On the threads of the caller: a customer takes part of a millisecond where thousands of products are sold.
        var all = new CustomerOffers?[customers.Count];
        var loop = new ParallelOptions { TaskScheduler = TaskScheduler.Current, CancellationToken = ct };
        Parallel.For(0, all.Length, loop, i => all[i] = Of(customers[i]));
        return all;
    }

    private CustomerOffers? Of(Guid customer)
    {
        var own = _offers.Recommended(customer.ToString("N"), item => _sold.Products.TryGetValue(item, out var product) && product.Active);
        return own.Count == 0 ? null : new(_sold.Counts[customer], [.. own.Select(offer => OfferOf(offer, _sold))]);
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
