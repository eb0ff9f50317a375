using System.Globalization;
using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Prices;

/// <summary>What a product sold at which price.</summary>
/// <param name="Provenance">How it was counted, on how many sales and what period.</param>
/// <param name="Bands">Cheapest first. Their figures are sums of all sales, not estimates.</param>
/// <param name="Elasticity">How volume answers price, or why that cannot be said.</param>
public sealed record PricePoints(Provenance Provenance, IReadOnlyList<PriceBand> Bands, Elasticity Elasticity)
{
    /// <summary>Groups the sales of one product by price.</summary>
    /// <param name="sales">In any order.</param>
    /// <param name="bands">Most bands, 1…50. Each price has its own where there are no more prices; otherwise each band holds about as many
    /// sales.</param>
    /// <exception cref="ArgumentException">A price or quantity is not above 0 and finite, a cost is not finite, or sums
    /// overflow.</exception>
    public static PricePoints Of(IReadOnlyList<PricedSale> sales, int bands = 5)
    {
        ArgumentNullException.ThrowIfNull(sales);
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bands, 50);
        foreach (var (i, sale) in sales.Index())
        {
            if (!double.IsFinite(sale.UnitPrice) || sale.UnitPrice <= 0 || !double.IsFinite(sale.Quantity) || sale.Quantity <= 0
                || !double.IsFinite(sale.UnitCost ?? 0))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Sale {i} has no price or quantity above 0."),
                    nameof(sales));
            }
        }

        if (sales.Count > 0 && !double.IsFinite(sales.Sum(sale => (sale.UnitPrice + Math.Abs(sale.UnitCost ?? 0)) * sale.Quantity)
            + sales.Sum(sale => sale.Quantity)))
        {
            throw new ArgumentException("Prices and quantities are too large to add up.", nameof(sales));
        }

        var provenance = new Provenance("sums by price band", sales.Count, "sales", sales.Count == 0 ? null : sales.Min(sale => sale.Day),
            sales.Count == 0 ? null : sales.Max(sale => sale.Day));
        var cuts = Cuts(sales, bands);
        var grouped = sales.GroupBy(sale => cuts.Count(cut => sale.UnitPrice >= cut)).OrderBy(group => group.Key)
            .Select(group => Band([.. group]));
        return new(provenance, [.. grouped], Elasticity.Of(sales));
    }

    // The lowest price of every band but the first.
    private static List<double> Cuts(IReadOnlyList<PricedSale> sales, int bands)
    {
        var prices = sales.Select(sale => sale.UnitPrice).Distinct().Order().ToList();
        if (prices.Count <= bands)
        {
            return [.. prices.Skip(1)];
        }

        var probabilities = Enumerable.Range(1, bands - 1).Select(band => (double)band / bands).ToArray();
        return [.. Quantiles.Type7(sales.Select(sale => sale.UnitPrice).ToArray(), probabilities).Distinct()];
    }

    private static PriceBand Band(List<PricedSale> sales)
    {
        var revenue = sales.Sum(sale => sale.UnitPrice * sale.Quantity);

        // One unknown cost makes the margin of a band unknown: a sum over the others would look like the whole.
        double? margin = sales.TrueForAll(sale => sale.UnitCost is not null)
            ? revenue - sales.Sum(sale => sale.UnitCost!.Value * sale.Quantity) : null;
        return new(
            sales.Min(sale => sale.UnitPrice), sales.Max(sale => sale.UnitPrice), sales.Count, sales.Select(sale => sale.Day).Distinct()
            .Count(), sales.Sum(sale => sale.Quantity), revenue, margin);
    }
}

/// <summary>The sales of a product at prices from one to another, both included.</summary>
/// <param name="Lowest">Lowest price in it, in currency units.</param>
/// <param name="Highest">Highest price in it.</param>
/// <param name="Sales">How many sales.</param>
/// <param name="Days">On how many days.</param>
/// <param name="Volume">Units sold.</param>
/// <param name="Revenue">Currency units.</param>
/// <param name="Margin">Revenue less cost, in currency units; null where a cost is unknown.</param>
public sealed record PriceBand(double Lowest, double Highest, int Sales, int Days, double Volume, double Revenue, double? Margin);
