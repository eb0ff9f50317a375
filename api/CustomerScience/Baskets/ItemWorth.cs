using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What recommendations are ranked by.</summary>
public enum RecommendationOrder
{
    /// <summary>The chance that the customer wants it: prices are not known for every item.</summary>
    Chance,

    /// <summary>The chance times what is usually spent on it.</summary>
    Spend,

    /// <summary>The chance times what usually remains of it after its cost.</summary>
    Margin,
}

/// <summary>What a purchase of each item usually brings: its median, so that one huge order makes nothing dear.</summary>
public sealed class ItemWorth
{
    private readonly Dictionary<string, double> _medians;

    private ItemWorth(RecommendationOrder order, Dictionary<string, double> medians) => (Order, _medians) = (order, medians);

    /// <summary>Of items without known prices.</summary>
    public static ItemWorth Unknown { get; } = new(RecommendationOrder.Chance, []);

    /// <summary>Margin where every cost is known, otherwise spend, otherwise the chance alone: figures of two kinds cannot be put in one
    /// order.</summary>
    public RecommendationOrder Order { get; }

    /// <summary>The worth of every item from its purchases.</summary>
    /// <param name="purchases">By item: what was paid and what it cost us, in one currency; null where not known.</param>
    /// <exception cref="ArgumentException">A figure is not finite.</exception>
    public static ItemWorth Of(IReadOnlyCollection<(string Item, double? Paid, double? Cost)> purchases)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        if (purchases.Any(purchase => !double.IsFinite(purchase.Paid ?? 0) || !double.IsFinite(purchase.Cost ?? 0)))
        {
            throw new ArgumentException("What is known of a purchase is a finite number.", nameof(purchases));
        }

        if (purchases.Count == 0 || purchases.Any(purchase => purchase.Paid is null))
        {
            return Unknown;
        }

        var order = purchases.All(purchase => purchase.Cost is not null) ? RecommendationOrder.Margin : RecommendationOrder.Spend;
        var worth = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var (item, paid, cost) in purchases)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(worth, item.Trim(), out _);
            (own ??= []).Add(paid!.Value - (order == RecommendationOrder.Margin ? cost!.Value : 0));
        }

        return new(order, worth.ToDictionary(own => own.Key,
            own => Quantiles.Type7(CollectionsMarshal.AsSpan(own.Value), [0.5])[0], StringComparer.Ordinal));
    }

    /// <summary>The worth of every item from what was paid for it: in a file every line says that.</summary>
    /// <param name="goods">What was bought.</param>
    internal static ItemWorth Of(Goods goods)
    {
        var (order, (starts, lines)) = (RecommendationOrder.Margin, goods.Gathered(byItem: true, int.MaxValue));
        foreach (var place in goods.Places)
        {
            if (goods.Lines[place].Cost is null)
            {
                order = RecommendationOrder.Spend;
                break;
            }
        }

        var medians = new Dictionary<string, double>(goods.Items.Length, StringComparer.Ordinal);
        for (var item = 0; item < goods.Items.Length; item++)
        {
            var worth = new double[starts[item + 1] - starts[item]];
            for (var i = 0; i < worth.Length; i++)
            {
                var line = goods.Lines[goods.Places[lines[starts[item] + i]]];
                worth[i] = (double)(order == RecommendationOrder.Margin ? line.Amount - line.Cost!.Value : line.Amount);
            }

            medians.Add(goods.Items[item], Quantiles.Type7(worth, [0.5])[0]);
        }

        return new(order, medians);
    }

    /// <summary>The worth of an item; null where prices are not known.</summary>
    internal double? this[string item] => _medians.TryGetValue(item, out var median) ? median : null;
}
