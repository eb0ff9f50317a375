using System.Globalization;
using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>Profit by group: revenue less cost less cost to serve, exact to the cent; groups add up to the total.</summary>
/// <param name="Provenance">How it was counted, on how many lines.</param>
/// <param name="Total">Of everything.</param>
/// <param name="Groups">Most profitable first.</param>
/// <param name="PeakShare">
/// Profit of the profitable groups alone over the total, at least 1: by how much the rest eats into it (the whale curve of R. Kaplan and V.
/// Narayanan 2001); null
/// without a profit.
/// </param>
public sealed record Profitability<TKey>(Provenance Provenance, Profit Total, IReadOnlyList<GroupProfit<TKey>> Groups, double? PeakShare)
    where TKey : notnull;

/// <summary>The profit of one group.</summary>
/// <param name="Key">Which group.</param>
/// <param name="Profit">Its figures.</param>
/// <param name="Share">Its part of the total profit; null where the total is not positive.</param>
/// <param name="PerCustomer">Mean profit of its customers with a 95 % interval (Student's t); null with fewer than two customers.</param>
public sealed record GroupProfit<TKey>(TKey Key, Profit Profit, double? Share, Interval? PerCustomer)
    where TKey : notnull;

/// <summary>Sums of money. They are facts, not estimates, and carry no error.</summary>
/// <param name="Customers">How many customers.</param>
/// <param name="Revenue">Paid.</param>
/// <param name="Cost">Of the goods.</param>
/// <param name="CostToServe">Of serving.</param>
public sealed record Profit(int Customers, decimal Revenue, decimal Cost, decimal CostToServe)
{
    /// <summary>Revenue less both costs.</summary>
    public decimal Value => Revenue - Cost - CostToServe;

    /// <summary>Profit over revenue; null without positive revenue.</summary>
    public double? Margin => Revenue > 0 ? (double)(Value / Revenue) : null;
}

/// <summary>Sums profit by customer, region, product or whatever the caller groups by.</summary>
public static class ProfitabilityReport
{
    /// <summary>Groups lines and sums them.</summary>
    /// <param name="lines">In any order; each with its cost.</param>
    /// <param name="by">The group of a line; never null.</param>
    /// <param name="costToServe">What serving cost: visits, calls, shipping, returns; null where none is known.</param>
    /// <exception cref="ArgumentException">A line has no cost, or sums exceed what money can be.</exception>
    public static Profitability<TKey> By<TKey>(IReadOnlyCollection<PurchaseLine> lines, Func<PurchaseLine, TKey> by,
        Func<PurchaseLine, decimal>? costToServe = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(by);
        if (lines.Any(line => line.Cost is null))
        {
            throw new ArgumentException("A line without a cost has no profit that is known.", nameof(lines));
        }

        var service = costToServe ?? (_ => 0);
        try
        {
            var total = Sum(lines, service);
            var groups = lines.GroupBy(by)
                .Select(group => (group.Key, Profit: Sum(group, service), PerCustomer: PerCustomer(group, service))).ToList();
            var gains = groups.Sum(group => Math.Max(0, group.Profit.Value));
            return new(
                new("revenue less cost less cost to serve", lines.Count, "lines"),
                total,
                [.. groups.OrderByDescending(group => group.Profit.Value)
                    .ThenBy(group => Convert.ToString(group.Key, CultureInfo.InvariantCulture), StringComparer.Ordinal)
                    .Select(group => new GroupProfit<TKey>(group.Key, group.Profit, total.Value > 0
                        ? (double)(group.Profit.Value / total.Value) : null, group.PerCustomer))],
                total.Value > 0 ? (double)(gains / total.Value) : null);
        }
        catch (OverflowException)
        {
            throw new ArgumentException("The amounts are too large to add up as money.", nameof(lines));
        }
    }

    private static Profit Sum(IEnumerable<PurchaseLine> lines, Func<PurchaseLine, decimal> costToServe)
    {
        var customers = new HashSet<string>(StringComparer.Ordinal);
        var (revenue, cost, service) = (0m, 0m, 0m);
        foreach (var line in lines)
        {
            customers.Add(line.Customer);
            (revenue, cost, service) = (revenue + line.Amount, cost + line.Cost!.Value, service + costToServe(line));
        }

        return new(customers.Count, revenue, cost, service);
    }

    private static Interval? PerCustomer(IEnumerable<PurchaseLine> lines, Func<PurchaseLine, decimal> costToServe)
    {
        var profits = lines.GroupBy(line => line.Customer, StringComparer.Ordinal)
            .Select(own => (double)own.Sum(line => line.Amount - line.Cost!.Value - costToServe(line))).ToArray();
        if (profits.Length < 2)
        {
            return null;
        }

        var mean = profits.Average();
        var variance = profits.Sum(profit => (profit - mean) * (profit - mean)) / (profits.Length - 1);
        return Interval.Around(mean, Math.Sqrt(variance / profits.Length), profits.Length - 1);
    }
}
