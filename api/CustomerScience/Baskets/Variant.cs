using OutlookCrm.CustomerScience.Numerics;
using OutlookCrm.CustomerScience.Purchases;

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
    /// <param name="lines">Lines of purchases.</param>
    /// <param name="purchases">The places of those that count: with a product, no returns.</param>
    /// <param name="fewest">Buyers that an item needs.</param>
    /// <param name="most">Items that take part.</param>
    public static IReadOnlyDictionary<string, Variant> Of(IReadOnlyList<PurchaseLine> lines, int[] purchases, int fewest, int most)
    {
        var hasQuantities = purchases.Any(i => lines[i].Quantity is not null);
        return purchases.Where(i => lines[i].Group is not null)
            .Select(i => (Item: lines[i].Product!, Group: lines[i].Group!, lines[i].Customer,
                UnitPrice: UnitPrice(lines[i], hasQuantities)))
            .Where(purchase => purchase.UnitPrice > 0)
            .GroupBy(purchase => purchase.Item, StringComparer.Ordinal)
            .Select(own => (
                own.Key,
                Group: own.CountBy(purchase => purchase.Group).OrderByDescending(group => group.Value)
                .ThenBy(group => group.Key, StringComparer.Ordinal).First().Key,
                Price: Quantiles.Type7(own.Select(purchase => purchase.UnitPrice!.Value).ToArray(), [0.5])[0],
                Buyers: own.Select(purchase => purchase.Customer).Distinct(StringComparer.Ordinal).Count()))
            .Where(item => item.Buyers >= fewest).OrderByDescending(item => item.Buyers).ThenBy(item => item.Key, StringComparer.Ordinal)
            .Take(most)
            .Select((item, number) => new Variant(number, item.Key, item.Group, item.Price, item.Buyers))
            .ToDictionary(variant => variant.Item, StringComparer.Ordinal);
    }

    // Where no line of the source has a quantity, every line is one unit.
    private static double? UnitPrice(in PurchaseLine line, bool hasQuantities) => (line.Quantity, line.Amount) switch
    {
        (_, <= 0) => null,
        ( > 0 and { } quantity, var amount) => (double)amount / (double)quantity,
        (null, var amount) when !hasQuantities => (double)amount,
        _ => null,
    };
}
