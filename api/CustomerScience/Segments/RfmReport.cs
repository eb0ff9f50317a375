using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>Who the customers are by recency, frequency and amount. Scores are counts and ranks of all orders, not estimates: they carry no
/// error.</summary>
/// <param name="Provenance">Model, number of orders and their period.</param>
/// <param name="On">The day of the analysis.</param>
/// <param name="LaterOrders">Orders after that day, left out.</param>
/// <param name="Refunds">Amounts below zero up to that day: they take money off and are no orders.</param>
/// <param name="Cuts">Where one score ends and the next begins; null without orders.</param>
/// <param name="Customers">In order of their first appearance.</param>
/// <param name="Segments">By name.</param>
public sealed record RfmReport<TCustomer>(
    Provenance Provenance,
    DateOnly On,
    int LaterOrders,
    int Refunds,
    RfmCuts? Cuts,
    IReadOnlyList<RfmCustomer<TCustomer>> Customers,
    IReadOnlyList<SegmentSummary> Segments)
    where TCustomer : notnull;

/// <summary>Four cut points each; a value below the first scores 1 (recency: 5), one at or above the last 5 (recency: 1).</summary>
/// <param name="Recency">In days.</param>
/// <param name="Frequency">In orders.</param>
/// <param name="Monetary">In currency units.</param>
public sealed record RfmCuts(IReadOnlyList<double> Recency, IReadOnlyList<double> Frequency, IReadOnlyList<double> Monetary)
{
    /// <summary>Where one customer stands by these cuts, as <see cref="Rfm"/> places those that it made them of.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="days">Days since the last order, not negative.</param>
    /// <param name="orders">At least 1.</param>
    /// <param name="amount">Sum of the orders less what was given back, in currency units.</param>
    /// <param name="segments">Boxes to name, first match wins; null for <see cref="Segment.Usual"/>.</param>
    public RfmCustomer<TCustomer> Place<TCustomer>(
        TCustomer customer, int days, int orders, double amount, IReadOnlyList<Segment>? segments = null)
        where TCustomer : notnull
    {
        var (r, f, m) = (5 - Recency.Count(cut => days >= cut), 1 + Frequency.Count(cut => orders >= cut),
            1 + Monetary.Count(cut => amount >= cut));
        return new(customer, days, orders, amount, (byte)r, (byte)f, (byte)m,
            (segments ?? Segment.Usual).FirstOrDefault(segment => segment.Holds(r, f, m))?.Name ?? Segment.Others);
    }
}

/// <summary>A customer's place.</summary>
/// <param name="Customer">Whose.</param>
/// <param name="RecencyDays">Days since the last order, not negative.</param>
/// <param name="Orders">At least 1.</param>
/// <param name="Amount">Sum of the orders less what was given back, in currency units.</param>
/// <param name="Recency">Score 1…5.</param>
/// <param name="Frequency">Score 1…5.</param>
/// <param name="Monetary">Score 1…5.</param>
/// <param name="Segment">By name.</param>
public readonly record struct RfmCustomer<TCustomer>(
    TCustomer Customer, int RecencyDays, int Orders, double Amount, byte Recency, byte Frequency, byte Monetary, string Segment)
    where TCustomer : notnull
{
    /// <summary>The three scores as digits: 555 for the best.</summary>
    public int Score => Recency * 100 + Frequency * 10 + Monetary;
}

/// <summary>A segment as a whole.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Customers">How many.</param>
/// <param name="Orders">Of all of them.</param>
/// <param name="Amount">Of all of them, in currency units.</param>
public sealed record SegmentSummary(string Name, int Customers, long Orders, double Amount)
{
    /// <summary>Amount per order.</summary>
    public double PerOrder => Amount / Orders;

    internal static IReadOnlyList<SegmentSummary> Of<TCustomer>(ReadOnlySpan<RfmCustomer<TCustomer>> customers)
        where TCustomer : notnull
    {
        // A handful of names, each one object: comparing references beats hashing a million texts.
        var found = new List<(string Name, int Customers, long Orders, double Amount)>();
        foreach (ref readonly var customer in customers)
        {
            var at = 0;
            while (at < found.Count && !ReferenceEquals(found[at].Name, customer.Segment))
            {
                at++;
            }

            var (_, count, orders, amount) = at < found.Count ? found[at] : default;
            var sum = (customer.Segment, count + 1, orders + customer.Orders, amount + customer.Amount);
            if (at < found.Count)
            {
                found[at] = sum;
            }
            else
            {
                found.Add(sum);
            }
        }

        return [.. found.GroupBy(part => part.Name, StringComparer.Ordinal)
            .Select(same => new SegmentSummary(same.Key, same.Sum(part => part.Customers), same.Sum(part => part.Orders),
                Exact.Sum(same.Sum(part => part.Amount))))
            .OrderBy(summary => summary.Name, StringComparer.Ordinal)];
    }
}
