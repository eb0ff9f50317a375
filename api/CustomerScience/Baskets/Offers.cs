using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What customers may be offered, and on what that rests.</summary>
/// <param name="Provenance">Model of the recommendations and number of customers.</param>
/// <param name="RankedBy">What a customer's recommendations are ranked by.</param>
/// <param name="Backtest">How often recommendations would have named an item that was hidden; null with too few customers.</param>
/// <param name="UpSell">Dearer variants that buyers of cheaper ones moved to.</param>
public sealed record OfferReport(Provenance Provenance, RecommendationOrder RankedBy, RecommenderBacktest? Backtest, UpSell UpSell);

/// <summary>What one customer may be offered.</summary>
/// <param name="Recommendations">Items that the customer never bought, best first.</param>
/// <param name="UpSell">Dearer variants of what the customer bought, the highest expected gain first.</param>
public sealed record CustomerOffers(IReadOnlyList<Recommendation> Recommendations, IReadOnlyList<Move> UpSell);

/// <summary>What all customers bought, learned once.</summary>
public sealed class Offers
{
    private readonly Recommender _recommender;
    private readonly Dictionary<string, HashSet<string>> _bought;

    private Offers(OfferReport report, Recommender recommender, Dictionary<string, HashSet<string>> bought) =>
        (Report, _recommender, _bought) = (report, recommender, bought);

    /// <summary>On what the offers rest.</summary>
    public OfferReport Report { get; }

    /// <summary>Learns from orders; null where no line names a product.</summary>
    /// <param name="orders">Lines of orders, those of returns below zero.</param>
    public static Offers? Of(IReadOnlyList<PurchaseLine> orders)
    {
        // Places instead of copies: a file has hundreds of thousands of lines.
        int[] bought = [.. Enumerable.Range(0, orders.Count).Where(i => orders[i] is { Product: not null, Amount: >= 0 })];
        if (bought.Length == 0)
        {
            return null;
        }

        // Whatever a customer ever bought is one basket: the question is what the customer does not have yet.
        var histories = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var i in bought)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(histories, orders[i].Customer, out _);
            own ??= new(StringComparer.Ordinal);
            own.Add(orders[i].Product!);
        }

        var baskets = BasketSet.Of(histories.Values, BasketSet.Customers);
        var worth = ItemWorth.Of([.. bought.Select(i => (orders[i].Product!, (double?)orders[i].Amount, (double?)orders[i].Cost))]);
        var recommender = Recommender.Learn(baskets, worth);
        var upSell = UpSell.Find(orders);
        return new(new(recommender.Provenance, recommender.Order, RecommenderBacktest.Run(baskets), upSell), recommender, histories);
    }

    /// <summary>What a customer may be offered; nothing for a customer who is unknown.</summary>
    /// <param name="customer">As the orders name the customer.</param>
    public CustomerOffers Of(string customer) =>
        _bought.TryGetValue(customer, out var bought) ? new(_recommender.For(bought), Report.UpSell.For(bought)) : new([], []);
}
