namespace OutlookCrm.CustomerScience.Prices;

/// <summary>A price list by quantity: whoever takes more pays less for a unit, on the same day.</summary>
internal static class QuantityPrices
{
    // So many lines beyond the first of their day, and so much of the price that the quantity explains, within days and in all.
    private const int FewestLines = 20;
    private const double LeastExplained = 0.5;
    private const double LeastVariance = 1e-4;

    /// <summary>Whether the quantity of a line explains most of its price, by the slope that lines of the same day show.</summary>
    /// <param name="sales">Of one product.</param>
    public static bool Explain(IReadOnlyList<PricedSale> sales)
    {
        var lines = sales.Select(sale => (sale.Day, Price: Math.Log(sale.UnitPrice), Quantity: Math.Log(sale.Quantity))).ToList();
        var days = lines.GroupBy(line => line.Day).Select(day => day.ToList()).ToList();
        if (lines.Count - days.Count < FewestLines)
        {
            return false;
        }

        var within = days.Select(Sums).Aggregate((a, b) => (a.Prices + b.Prices, a.Quantities + b.Quantities, a.Both + b.Both));
        var slope = within.Quantities > 0 ? within.Both / within.Quantities : 0;
        var all = Sums(lines);
        return slope < 0 && within.Prices > LeastVariance * (lines.Count - days.Count) && Explained(within, slope) >= LeastExplained
            && Explained(all, slope) >= LeastExplained;
    }

    private static double Explained((double Prices, double Quantities, double Both) sums, double slope) =>
        ((2 * slope * sums.Both) - (slope * slope * sums.Quantities)) / sums.Prices;

    private static (double Prices, double Quantities, double Both) Sums(List<(DateOnly Day, double Price, double Quantity)> lines)
    {
        var (price, quantity) = (lines.Average(line => line.Price), lines.Average(line => line.Quantity));
        return (lines.Sum(line => Math.Pow(line.Price - price, 2)), lines.Sum(line => Math.Pow(line.Quantity - quantity, 2)),
            lines.Sum(line => (line.Price - price) * (line.Quantity - quantity)));
    }
}
