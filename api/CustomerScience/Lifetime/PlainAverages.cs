using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// Plain statistics for tenants whose customers are too few or too alike for a model: the pooled rate of repeat purchases, with its
/// interval. It does not tell which customers have left, and its name says that it is not a model.
/// </summary>
/// <param name="Provenance">Name, customers.</param>
/// <param name="PurchasesPerWeek">Repeat purchases per customer and week; null when nobody was observed for any time.</param>
/// <param name="Range">Of the rate; Byar's approximation to the Poisson interval (Breslow and Day 1987).</param>
/// <param name="RepeatShare">Share of customers who came back.</param>
/// <param name="MeanSpend">Mean money per repeat purchase; null without any.</param>
public sealed record PlainAverages(Provenance Provenance, double? PurchasesPerWeek, Interval? Range, double RepeatShare, double? MeanSpend)
{
    /// <summary>Averages over customers; zero customers give empty averages.</summary>
    /// <param name="customers">Times in weeks, mean spend in the tenant's currency; may be none.</param>
    /// <exception cref="ArgumentException">A summary is impossible.</exception>
    public static PlainAverages Of(IReadOnlyCollection<PurchaseSummary> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        double weeks = customers.Sum(c => c.Checked().Age), count = customers.Sum(c => (double)c.Repeats);
        var spent = customers.Where(c => c is { Repeats: > 0, MeanSpend: > 0 }).ToList();
        return new(
            new("Plain averages, no model", customers.Count, "customers"),
            weeks > 0 ? count / weeks : null,
            weeks > 0 ? new(Byar(count, -1) / weeks, Byar(count + 1, 1) / weeks, Interval.Usual) : null,
            customers.Count == 0 ? 0 : customers.Count(c => c.Repeats > 0) / (double)customers.Count,
            spent.Count == 0 ? null : spent.Sum(c => c.MeanSpend * c.Repeats) / spent.Sum(c => (double)c.Repeats));
    }

    private static double Byar(double count, int side) => count == 0
        ? 0
        : count * Math.Pow(Math.Max(0, 1 - (1 / (9 * count)) + (side * Interval.Z(Interval.Usual) / (3 * Math.Sqrt(count)))), 3);
}
