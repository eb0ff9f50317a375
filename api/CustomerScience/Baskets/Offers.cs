using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What customers may be offered, and on what that rests.</summary>
/// <param name="Basis">Model of the hints and number of customers.</param>
/// <param name="RankedBy">What a customer's hints are ranked by.</param>
/// <param name="Backtest">How often hints would have named an item that was hidden; null with too few customers.</param>
/// <param name="UpSell">Dearer variants that buyers of cheaper ones moved to.</param>
public sealed record OfferReport(Basis Basis, HintOrder RankedBy, HintBacktest? Backtest, UpSell UpSell);

/// <summary>What one customer may be offered.</summary>
/// <param name="Hints">Items that the customer never bought, best first.</param>
/// <param name="UpSell">Dearer variants of what the customer bought, the highest expected gain first.</param>
public sealed record CustomerOffers(IReadOnlyList<Hint> Hints, IReadOnlyList<Move> UpSell);

/// <summary>What all customers bought, learned once.</summary>
public sealed class Offers
{
    private readonly Hints _hints;
    private readonly Dictionary<string, HashSet<string>> _bought;

    private Offers(OfferReport report, Hints hints, Dictionary<string, HashSet<string>> bought) => (Report, _hints, _bought) = (report, hints, bought);

    /// <summary>On what the offers rest.</summary>
    public OfferReport Report { get; }

    /// <summary>Learns from orders; null where no line names a product.</summary>
    /// <param name="orders">Lines of orders, those of returns below zero.</param>
    public static Offers? Of(IReadOnlyList<OrderLine> orders)
    {
        var bought = orders.Where(order => order is { Product: not null, Amount: >= 0 }).ToList();
        if (bought.Count == 0)
        {
            return null;
        }

        // Whatever a customer ever bought is one basket: the question is what they do not have yet.
        var histories = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var order in bought)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(histories, order.Customer, out _);
            own ??= new(StringComparer.Ordinal);
            own.Add(order.Product!);
        }

        var baskets = BasketSet.Of(histories.Values, "customers");
        var worth = ItemWorth.Of([.. bought.Select(order => (order.Product!, (double?)order.Amount, (double?)order.Cost))]);
        var hints = Hints.Learn(baskets, worth);
        var hasQuantities = bought.Exists(order => order.Quantity is not null);
        var upSell = UpSell.Find([.. bought.Select(order => new ItemPurchase(order.Customer, order.Date, order.Product!, order.Group, UnitPrice(order, hasQuantities)))]);
        return new(new(hints.Basis, hints.Order, HintBacktest.Run(baskets), upSell), hints, histories);
    }

    /// <summary>What a customer may be offered; nothing for a customer who is unknown.</summary>
    /// <param name="customer">As the orders name the customer.</param>
    public CustomerOffers Of(string customer) => _bought.TryGetValue(customer, out var bought) ? new(_hints.For(bought), Report.UpSell.For(bought)) : new([], []);

    private static double? UnitPrice(OrderLine order, bool hasQuantities) => (order.Quantity, order.Amount) switch
    {
        (_, <= 0) => null,
        ( > 0 and { } quantity, var amount) => (double)amount / (double)quantity,
        (null, var amount) when !hasQuantities => (double)amount,
        _ => null,
    };
}
