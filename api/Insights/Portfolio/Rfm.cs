using System.Globalization;

namespace OutlookCrm.Insights.Portfolio;

/// <summary>
/// Recency, frequency and monetary scores (A. M. Hughes 1994) by the conventions of the R package rfm: cut points are the type-7 quantiles at 20, 40, 60 and
/// 80 % plus a margin, each half-open interval below the next cut point gets the next score, recency reversed.
/// </summary>
public static class Rfm
{
    private const int Scores = 5;
    private static readonly double[] s_probabilities = [0.2, 0.4, 0.6, 0.8];

    /// <summary>Scores every customer as of a day. Time grows with the number of orders, not with its logarithm.</summary>
    /// <param name="orders">In any order. Those after <paramref name="on"/> are left out and counted.</param>
    /// <param name="on">The day of the analysis; recency is in days before it.</param>
    /// <param name="segments">Boxes to name, first match wins; null for <see cref="Segment.Usual"/>.</param>
    /// <param name="margin">
    /// What the package adds to each quantile, in days, orders and currency units: 1, so that a whole number on a cut point scores below it. 0 for amounts
    /// in a unit so large that 1 is not small.
    /// </param>
    /// <returns>The scores, or a report without customers where there is no order.</returns>
    /// <exception cref="ArgumentException">An amount is not finite, a customer is null, the margin is negative or not finite, or amounts overflow.</exception>
    public static RfmReport<TCustomer> Score<TCustomer>(
        ReadOnlySpan<Order<TCustomer>> orders, DateOnly on, IReadOnlyList<Segment>? segments = null, double margin = 1)
        where TCustomer : notnull
    {
        if (!double.IsFinite(margin) || margin < 0)
        {
            throw new ArgumentException("The margin of the cut points is a finite number that is not negative.", nameof(margin));
        }

        var totals = new CustomerTotals<TCustomer>();
        var later = Sum(orders, on, totals);
        var entries = totals.Entries;
        var basis = new Basis("RFM (Hughes 1994), quintiles as in the R package rfm", orders.Length - later, "orders", FirstDay(entries), LastDay(entries));
        if (entries.IsEmpty)
        {
            return new(basis, on, later, null, [], []);
        }

        var values = new double[entries.Length];
        var recency = Cuts(entries, values, margin, (in CustomerTotals<TCustomer>.Entry entry) => on.DayNumber - entry.LastDay);
        var frequency = Cuts(entries, values, margin, (in CustomerTotals<TCustomer>.Entry entry) => entry.Orders);
        var monetary = Cuts(entries, values, margin, (in CustomerTotals<TCustomer>.Entry entry) => entry.Amount);
        var table = NamesByScores(segments ?? Segment.Usual);
        var customers = new RfmCustomer<TCustomer>[entries.Length];
        for (var i = 0; i < customers.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            var days = on.DayNumber - entry.LastDay;
            var (r, f, m) = (Scores - Above(days, recency), 1 + Above(entry.Orders, frequency), 1 + Above(entry.Amount, monetary));
            customers[i] = new(entry.Customer, days, entry.Orders, entry.Amount, (byte)r, (byte)f, (byte)m, table[Index(r, f, m)]);
        }

        return new(basis, on, later, new(recency, frequency, monetary), customers, SegmentSummary.Of(customers));
    }

    private delegate double Measure<TCustomer>(in CustomerTotals<TCustomer>.Entry entry)
        where TCustomer : notnull;

    private static int Sum<TCustomer>(ReadOnlySpan<Order<TCustomer>> orders, DateOnly on, CustomerTotals<TCustomer> totals)
        where TCustomer : notnull
    {
        var later = 0;
        for (var i = 0; i < orders.Length; i++)
        {
            ref readonly var order = ref orders[i];
            if (!double.IsFinite(order.Amount) || order.Customer is null)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Order {i} has no customer or an amount that is not a finite number."), nameof(orders));
            }

            if (order.Day > on)
            {
                later++;
            }
            else
            {
                totals.Add(order);
            }
        }

        return later;
    }

    private static double[] Cuts<TCustomer>(ReadOnlySpan<CustomerTotals<TCustomer>.Entry> entries, double[] values, double margin, Measure<TCustomer> measure)
        where TCustomer : notnull
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = measure(entries[i]);
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException("The amounts of a customer are too large to add up.", nameof(entries));
            }
        }

        var cuts = Quantiles.Type7(values, s_probabilities);
        for (var i = 0; i < cuts.Length; i++)
        {
            cuts[i] += margin;
        }

        return cuts;
    }

    private static int Above(double value, double[] cuts)
    {
        var above = 0;
        foreach (var cut in cuts)
        {
            above += value >= cut ? 1 : 0;
        }

        return above;
    }

    private static string[] NamesByScores(IReadOnlyList<Segment> segments)
    {
        var names = new string[Scores * Scores * Scores];
        for (var r = 1; r <= Scores; r++)
        {
            for (var f = 1; f <= Scores; f++)
            {
                for (var m = 1; m <= Scores; m++)
                {
                    names[Index(r, f, m)] = segments.FirstOrDefault(segment => segment.Holds(r, f, m))?.Name ?? Segment.Others;
                }
            }
        }

        return names;
    }

    private static int Index(int r, int f, int m) => (((r - 1) * Scores) + f - 1) * Scores + m - 1;

    private static DateOnly? FirstDay<TCustomer>(ReadOnlySpan<CustomerTotals<TCustomer>.Entry> entries)
        where TCustomer : notnull
    {
        var first = int.MaxValue;
        foreach (ref readonly var entry in entries)
        {
            first = Math.Min(first, entry.FirstDay);
        }

        return entries.IsEmpty ? null : DateOnly.FromDayNumber(first);
    }

    private static DateOnly? LastDay<TCustomer>(ReadOnlySpan<CustomerTotals<TCustomer>.Entry> entries)
        where TCustomer : notnull
    {
        var last = 0;
        foreach (ref readonly var entry in entries)
        {
            last = Math.Max(last, entry.LastDay);
        }

        return entries.IsEmpty ? null : DateOnly.FromDayNumber(last);
    }
}
