using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Numerics;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What customers may be offered, and on what that rests.</summary>
/// <param name="Provenance">Model of the recommendations and number of customers.</param>
/// <param name="RankedBy">What a customer's recommendations are ranked by.</param>
/// <param name="Backtest">How often recommendations would have named an item that was hidden; null with too few customers.</param>
/// <param name="UpSell">Dearer variants that buyers of cheaper ones moved to.</param>
/// <param name="Weeks">The horizon of every recommendation's chance; null where the history is too short to learn chances.</param>
/// <param name="Chances">How chances did on the last part of the history; null where they are not known.</param>
/// <param name="Findings">The same as findings, and what is never hinted.</param>
public sealed record OfferReport(Provenance Provenance, RecommendationOrder RankedBy, RecommenderBacktest? Backtest, UpSell UpSell,
    double? Weeks, ChanceBacktest? Chances, IReadOnlyList<Finding> Findings);

/// <summary>What one customer may be offered.</summary>
/// <param name="Recommendations">Items on sale that the customer never bought, best first.</param>
/// <param name="UpSell">Dearer variants of what the customer bought, the highest expected gain first.</param>
public sealed record CustomerOffers(IReadOnlyList<Recommendation> Recommendations, IReadOnlyList<Move> UpSell);

/// <summary>What all customers bought and kept, learned once. Offered is what is on sale; postage and the like are not.</summary>
public sealed class Offers
{
    private readonly Recommender _recommender;
    private readonly CustomerHistories _histories;
    private readonly HashSet<(string Customer, string Product)> _sentBack;
    private readonly (HintChances, HintSituations)? _chances;

    private Offers(OfferReport report, Recommender recommender, CustomerHistories histories, HashSet<(string, string)> sentBack,
        (HintChances, HintSituations)? chances) =>
        (Report, _recommender, _histories, _sentBack, _chances) = (report, recommender, histories, sentBack, chances);

    /// <summary>On what the offers rest.</summary>
    public OfferReport Report { get; }

    /// <summary>Learns from orders; null where no product was bought and kept.</summary>
    /// <param name="standing">Orders with their returns settled.</param>
    public static Offers? Of(StandingOrders standing)
    {
        ArgumentNullException.ThrowIfNull(standing);

        // Places instead of copies: a file has hundreds of thousands of lines.
        var (lines, kept) = (standing.Lines, KeptProducts.Places(standing));
        string[] products = [.. kept.Select(i => lines[i].Product!).Distinct(StringComparer.Ordinal)];
        var charges = Charges.Among(products);
        int[] places = charges.Count == 0 ? kept : [.. kept.Where(i => !charges.Contains(lines[i].Product!))];
        if (places.Length == 0)
        {
            return null;
        }

        var goods = Goods.Of(lines, places);

        var (first, last) = (lines.Min(line => line.Day), lines.Max(line => line.Day));
        var window = HintTrial.Days(first, last);
        var histories = CustomerHistories.Of(goods, last, window);
        var worth = ItemWorth.Of(goods);
        var recommender = Recommender.Learn(histories.Baskets, worth);
        var ((chances, tried), backtest) = (((HintChances?)null, (ChanceBacktest?)null), (RecommenderBacktest?)null);
        Parallel.Invoke(
            Loops.OfCaller,
            () => (chances, tried) = recommender.Weights is { } known ? HintTrial.Of(histories, last, known.Chosen, worth) : default,
            () => backtest = RecommenderBacktest.Run(histories.Baskets));
        var shelf = histories.Assortment;
        var items = Enumerable.Range(0, goods.Items.Length);
        var (gone, once) = (items.Count(shelf.IsDiscontinued),
            items.Count(item => shelf.IsOfOneOrder(item) && !shelf.IsDiscontinued(item)));
        var report = new OfferReport(recommender.Provenance, recommender.Order, backtest,
            UpSell.Find(goods, shelf), chances is null ? null : window / 7.0, tried,
            [
                tried?.Finding ?? BasketFindings.ChancesUnknown.With(),
                .. gone + once + charges.Count > 0
                    ? (Finding[])[BasketFindings.NotHinted.With(gone, once, charges.Count)] : [],
            ]);
        return new(report, recommender, histories, SentBack(lines, kept),
            chances is null ? null : (chances, new(histories, recommender.Weights!)));
    }

    /// <summary>What a customer may be offered; nothing for a customer who is unknown.</summary>
    /// <param name="customer">As the orders name the customer.</param>
    /// <param name="isOffered">Whether an item may be offered that is on sale by what was sold; null for all of them.</param>
    public CustomerOffers Of(string customer, Func<string, bool>? isOffered = null) => new(
        Recommended(customer, isOffered),
        HistoryOf(customer) is not { } history ? []
            : [.. Report.UpSell.For(history.Items.Select(item => _histories.Goods.Items[item]))
                .Where(move => !_sentBack.Contains((customer, move.To)))]);

    /// <summary>The recommendations alone.</summary>
    /// <param name="customer">As the orders name the customer.</param>
    /// <param name="isOffered">Whether an item may be offered that is on sale by what was sold; null for all of them.</param>
    public IReadOnlyList<Recommendation> Recommended(string customer, Func<string, bool>? isOffered = null)
    {
        if (HistoryOf(customer) is not { } history)
        {
            return [];
        }

        // Whoever sent a thing back has seen it.
        var items = _histories.Goods.Items;
        return _recommender.For(history.Items, _histories.Assortment.IsOnSale,
            item => !_sentBack.Contains((customer, items[item])) && isOffered?.Invoke(items[item]) is not false,
            ChanceOf(history), Report.Weeks, HintTrial.Shown);
    }

    private CustomerHistories.History? HistoryOf(string customer) =>
        _histories.Goods.CustomerNumbers.TryGetValue(customer, out var number) ? _histories.All[number] : null;

    private Func<int, double, double>? ChanceOf(CustomerHistories.History history)
    {
        if (_chances is not var (chances, situations))
        {
            return null;
        }

        var situation = situations.Of(history);
        return (item, score) => chances.Of(situations.Of(situation, history, item, score));
    }

    private static HashSet<(string, string)> SentBack(IReadOnlyList<PurchaseLine> lines, int[] kept)
    {
        var (back, next) = (new HashSet<(string, string)>(), 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var isKept = next < kept.Length && kept[next] == i;
            next += isKept ? 1 : 0;
            if (!isKept && lines[i] is { Product: { } product, Customer.Length: > 0 } line)
            {
                back.Add((line.Customer, product));
            }
        }

        return back;
    }
}
