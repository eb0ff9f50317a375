using System.Globalization;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>What one thing sold, or one customer in a period, brought and cost, in the tenant's currency.</summary>
/// <typeparam name="TCustomer">The customer's id.</typeparam>
/// <param name="Customer">Whose.</param>
/// <param name="Revenue">What was paid; negative for a refund.</param>
/// <param name="Cost">What the goods cost.</param>
/// <param name="CostToServe">What serving cost: visits, calls, shipping, returns.</param>
public sealed record ProfitLine<TCustomer>(TCustomer Customer, decimal Revenue, decimal Cost, decimal CostToServe)
    where TCustomer : notnull;

/// <summary>Profit by group: revenue less cost less cost to serve, exact to the cent; groups add up to the total.</summary>
/// <param name="Basis">How it was counted, on how many lines.</param>
/// <param name="Total">Of everything.</param>
/// <param name="Groups">Most profitable first.</param>
/// <param name="PeakShare">
/// Profit of the profitable groups alone over the total, at least 1: by how much the rest eats into it (the whale curve of R. Kaplan and V. Narayanan 2001); null
/// without a profit.
/// </param>
public sealed record Profitability<TKey>(Basis Basis, Profit Total, IReadOnlyList<GroupProfit<TKey>> Groups, double? PeakShare)
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
    /// <param name="lines">In any order.</param>
    /// <param name="by">The group of a line; never null.</param>
    /// <exception cref="ArgumentException">A line is null, or sums exceed what money can be.</exception>
    public static Profitability<TKey> By<TCustomer, TKey>(IReadOnlyCollection<ProfitLine<TCustomer>> lines, Func<ProfitLine<TCustomer>, TKey> by)
        where TCustomer : notnull
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(by);
        if (lines.Any(line => line is null))
        {
            throw new ArgumentException("A line is missing.", nameof(lines));
        }

        try
        {
            var total = Sum(lines);
            var groups = lines.GroupBy(by).Select(group => (group.Key, Profit: Sum(group), PerCustomer: PerCustomer(group))).ToList();
            var gains = groups.Sum(group => Math.Max(0, group.Profit.Value));
            return new(
                new("revenue less cost less cost to serve", lines.Count, "lines"),
                total,
                [.. groups.OrderByDescending(group => group.Profit.Value).ThenBy(group => Convert.ToString(group.Key, CultureInfo.InvariantCulture), StringComparer.Ordinal)
                    .Select(group => new GroupProfit<TKey>(group.Key, group.Profit, total.Value > 0 ? (double)(group.Profit.Value / total.Value) : null, group.PerCustomer))],
                total.Value > 0 ? (double)(gains / total.Value) : null);
        }
        catch (OverflowException)
        {
            throw new ArgumentException("The amounts are too large to add up as money.", nameof(lines));
        }
    }

    private static Profit Sum<TCustomer>(IEnumerable<ProfitLine<TCustomer>> lines)
        where TCustomer : notnull
    {
        var customers = new HashSet<TCustomer>();
        var (revenue, cost, service) = (0m, 0m, 0m);
        foreach (var line in lines)
        {
            customers.Add(line.Customer);
            (revenue, cost, service) = (revenue + line.Revenue, cost + line.Cost, service + line.CostToServe);
        }

        return new(customers.Count, revenue, cost, service);
    }

    private static Interval? PerCustomer<TCustomer>(IEnumerable<ProfitLine<TCustomer>> lines)
        where TCustomer : notnull
    {
        var profits = lines.GroupBy(line => line.Customer).Select(own => (double)own.Sum(line => line.Revenue - line.Cost - line.CostToServe)).ToArray();
        if (profits.Length < 2)
        {
            return null;
        }

        var mean = profits.Average();
        var variance = profits.Sum(profit => (profit - mean) * (profit - mean)) / (profits.Length - 1);
        return Interval.Around(mean, Math.Sqrt(variance / profits.Length), profits.Length - 1);
    }
}
