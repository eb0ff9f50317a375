using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>An item that has a group and a price.</summary>
/// <param name="Number">Its number among all variants.</param>
/// <param name="Item">Its name.</param>
/// <param name="Group">The group that most of its purchases name.</param>
/// <param name="Price">Median price of a unit.</param>
/// <param name="Buyers">How many customers bought it.</param>
internal sealed record Variant(int Number, string Item, string Group, double Price, int Buyers)
{
    /// <summary>The items with enough buyers, at most <paramref name="most"/>, by name.</summary>
    public static IReadOnlyDictionary<string, Variant> Of(IEnumerable<ItemPurchase> purchases, int fewest, int most) =>
        purchases.Where(purchase => purchase is { Group: not null, UnitPrice: > 0 }).GroupBy(purchase => purchase.Item, StringComparer.Ordinal)
            .Select(own => (
                own.Key,
                Group: own.CountBy(purchase => purchase.Group!).OrderByDescending(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key,
                Price: Quantiles.Type7(own.Select(purchase => purchase.UnitPrice!.Value).ToArray(), [0.5])[0],
                Buyers: own.Select(purchase => purchase.Customer).Distinct(StringComparer.Ordinal).Count()))
            .Where(item => item.Buyers >= fewest).OrderByDescending(item => item.Buyers).ThenBy(item => item.Key, StringComparer.Ordinal).Take(most)
            .Select((item, number) => new Variant(number, item.Key, item.Group, item.Price, item.Buyers))
            .ToDictionary(variant => variant.Item, StringComparer.Ordinal);
}
