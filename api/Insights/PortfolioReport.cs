using OutlookCrm.Insights.Baskets;
using OutlookCrm.Insights.Orders;
using OutlookCrm.Insights.Portfolio;

namespace OutlookCrm.Insights;

/// <summary>What a file of orders says about its customers. Money in the file's currency.</summary>
/// <param name="From">Day of the first order.</param>
/// <param name="To">Day of the last order; every figure is as of this day.</param>
/// <param name="Lines">Lines of the file.</param>
/// <param name="Customers">Customers in it.</param>
/// <param name="Revenue">Sum of all amounts, returns taken off.</param>
/// <param name="Segments">Customers by recency, frequency and money.</param>
/// <param name="Best">The customers with the highest revenue, at most <see cref="MostCustomers"/>.</param>
/// <param name="Concentration">How much of the revenue comes from how few.</param>
/// <param name="BoughtTogether">What goes with what; null where the file names no products.</param>
public sealed record PortfolioReport(
    DateOnly From,
    DateOnly To,
    int Lines,
    int Customers,
    double Revenue,
    SegmentReport Segments,
    IReadOnlyList<RfmCustomer<string>> Best,
    Concentration Concentration,
    PairReport? BoughtTogether)
{
    /// <summary>Customers that a report names.</summary>
    public const int MostCustomers = 100;

    /// <summary>The report on at least one order.</summary>
    /// <exception cref="ArgumentException">There is no order.</exception>
    public static PortfolioReport Of(IReadOnlyList<Order> orders, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(orders);
        if (orders.Count == 0)
        {
            throw new ArgumentException("A report needs an order.", nameof(orders));
        }

        // Lines of one order are one purchase; lines without an order's number are one purchase a day.
        var purchases = orders.GroupBy(order => (order.Customer, order.Date, order.Basket))
            .Select(lines => new Order<string>(lines.Key.Customer, lines.Key.Date, (double)lines.Sum(line => line.Amount)))
            .ToArray();
        var last = orders.Max(order => order.Date);
        var rfm = Rfm.Score<string>(purchases, last);
        ct.ThrowIfCancellationRequested();
        return new(
            orders.Min(order => order.Date),
            last,
            orders.Count,
            rfm.Customers.Count,
            rfm.Customers.Sum(customer => customer.Amount),
            new(rfm.Basis, rfm.Cuts!, rfm.Segments),
            [.. rfm.Customers.OrderByDescending(customer => customer.Amount).ThenBy(customer => customer.Customer, StringComparer.Ordinal).Take(MostCustomers)],
            // Somebody who sent back more than they bought gives nothing, not less than nothing.
            Concentration.Of(rfm.Customers.Select(customer => Math.Max(0, customer.Amount))),
            orders.Any(order => order.Product is not null) ? PairReport.Of(orders) : null);
    }
}

/// <summary>Customers by recency, frequency and money.</summary>
/// <param name="Basis">Model, number of purchases and their period.</param>
/// <param name="Cuts">Where one score ends and the next begins.</param>
/// <param name="Segments">By name.</param>
public sealed record SegmentReport(Basis Basis, RfmCuts Cuts, IReadOnlyList<SegmentSummary> Segments);

/// <summary>What is bought together.</summary>
/// <param name="Basis">Model and number of baskets.</param>
/// <param name="Tried">Rules that were tested; each is corrected for all of them.</param>
/// <param name="Rules">Those that survive the test and that fewer products would not give as well, surest first, at most <see cref="MostRules"/>.</param>
public sealed record PairReport(Basis Basis, int Tried, IReadOnlyList<Rule> Rules)
{
    /// <summary>Rules that a report names.</summary>
    public const int MostRules = 50;

    private const int FewestBaskets = 5;
    private const int LongestRule = 4;
    private const double LeastSupport = 0.005;
    private const double LeastConfidence = 0.1;

    internal static PairReport Of(IReadOnlyList<Order> orders)
    {
        var baskets = BasketSet.Of(orders.Where(order => order.Amount >= 0).GroupBy(order => (order.Customer, order.Date, order.Basket)).Select(lines => lines.Select(line => line.Product)));
        if (baskets.Count == 0)
        {
            return new(new("association rules", 0, "baskets"), 0, []);
        }

        // A share alone would call one basket of a hundred frequent.
        var support = Math.Min(1, Math.Max(LeastSupport, (double)FewestBaskets / baskets.Count));
        var rules = Baskets.Rules.Find(baskets, support, LeastConfidence, LongestRule);
        return new(rules.Basis, rules.Tried, [.. rules.Found.Where(rule => rule is { Holds: true, IsRedundant: false, Lift: > 1 }).Take(MostRules)]);
    }
}
