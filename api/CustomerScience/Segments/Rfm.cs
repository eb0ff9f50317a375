using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Numerics;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>
/// Recency, frequency and monetary scores (A. M. Hughes 1994) by the conventions of the R package rfm: cut points are the type-7 quantiles
/// at 20, 40, 60 and
/// 80 % plus a margin, each half-open interval below the next cut point gets the next score, recency reversed.
/// </summary>
public static class Rfm
{
    private const int Scores = 5;
    private static readonly double[] s_probabilities = [0.2, 0.4, 0.6, 0.8];

    /// <summary>Scores every customer as of a day, on all cores. Time grows with the number of orders, not with its logarithm.</summary>
    /// <param name="orders">
    /// In any order. Those after <paramref name="on"/> are left out and counted. Amounts below zero take money off and count as no order;
    /// whoever has no order is left out.
    /// </param>
    /// <param name="on">The day of the analysis; recency is in days before it.</param>
    /// <param name="segments">Boxes to name, first match wins; null for <see cref="Segment.Usual"/>.</param>
    /// <param name="margin">
    /// What the package adds to each quantile, in days, orders and currency units: 1, so that a whole number on a cut point scores below
    /// it. 0 for amounts
    /// in a unit so large that 1 is not small.
    /// </param>
    /// <returns>The scores, or a report without customers where there is no order.</returns>
    /// <exception cref="ArgumentException">An amount is not finite, a customer is null, the margin is negative or not finite, or amounts
    /// overflow.</exception>
    public static RfmReport<TCustomer> Score<TCustomer>(
        Order<TCustomer>[] orders, DateOnly on, IReadOnlyList<Segment>? segments = null, double margin = 1)
        where TCustomer : notnull
    {
        ArgumentNullException.ThrowIfNull(orders);
        if (!double.IsFinite(margin) || margin < 0)
        {
            throw new ArgumentException("The margin of the cut points is a finite number that is not negative.", nameof(margin));
        }

        var summed = CustomerTotals<TCustomer>.Of(orders, on);
        var totals = summed.Slices;
        var (count, used) = Bought(totals);
        var refunds = orders.Length - summed.Later - used;
        if (count == 0)
        {
            return new(ProvenanceOf(0, null, null), on, summed.Later, refunds, null, [], []);
        }

        var (recency, frequency, monetary) = (new double[count], new double[count], new double[count]);
        var ranks = new Ranks(orders.Length);
        var (first, last) = Spread(totals, on, recency, frequency, monetary, ranks);
        var cuts = new double[3][];
        Parallel.For(0, cuts.Length, Loops.OfCaller, i => cuts[i] = Cuts(i == 0 ? recency : i == 1 ? frequency : monetary, margin));
        var names = NamesByScores(segments ?? Segment.Usual);
        var customers = new RfmCustomer<TCustomer>[count];
        Parallel.ForEach(totals, Loops.OfCaller, slice =>
        {
            foreach (ref readonly var total in slice.Span)
            {
                if (total.Orders == 0)
                {
                    continue;
                }

                var days = on.DayNumber - total.LastDay;
                var (r, f, m) = (Scores - Above(days, cuts[0]), 1 + Above(total.Orders, cuts[1]), 1 + Above(total.Amount, cuts[2]));
                customers[ranks.Of(total.First)] =
                    new(total.Customer, days, total.Orders, Exact.Sum(total.Amount), (byte)r, (byte)f, (byte)m, names[Index(r, f, m)]);
            }
        });

        return new(ProvenanceOf(used, first, last), on, summed.Later, refunds, new(cuts[0], cuts[1], cuts[2]), customers,
            SegmentSummary.Of(customers));
    }

    private static Provenance ProvenanceOf(int orders, DateOnly? from, DateOnly? to) =>
        new("RFM (Hughes 1994), quintiles as in the R package rfm", orders, "orders", from, to);

    /// <summary>How many customers bought something, and in how many orders: whoever only gave back something has neither recency nor
    /// frequency.</summary>
    private static (int Customers, int Orders) Bought<TCustomer>(ReadOnlyMemory<CustomerTotals<TCustomer>.Total>[] totals)
        where TCustomer : notnull
    {
        var (customers, orders) = (0, 0);
        foreach (var slice in totals)
        {
            foreach (ref readonly var total in slice.Span)
            {
                customers += total.Orders > 0 ? 1 : 0;
                orders += total.Orders;
            }
        }

        return (customers, orders);
    }

    /// <summary>Spreads what is known of the customers into a column each, and finds the first and the last day.</summary>
    private static (DateOnly First, DateOnly Last) Spread<TCustomer>(
        ReadOnlyMemory<CustomerTotals<TCustomer>.Total>[] totals, DateOnly on, double[] recency, double[] frequency, double[] monetary,
        Ranks ranks)
        where TCustomer : notnull
    {
        var (at, first, last) = (0, int.MaxValue, 0);
        foreach (var slice in totals)
        {
            foreach (ref readonly var total in slice.Span)
            {
                if (!double.IsFinite(total.Amount))
                {
                    throw new ArgumentException("The amounts of a customer are too large to add up.", nameof(totals));
                }

                if (total.Orders == 0)
                {
                    continue;
                }

                (recency[at], frequency[at], monetary[at]) = (on.DayNumber - total.LastDay, total.Orders, total.Amount);
                (first, last) = (Math.Min(first, total.FirstDay), Math.Max(last, total.LastDay));
                ranks.Mark(total.First);
                at++;
            }
        }

        ranks.Count();
        return (DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last));
    }

    private static double[] Cuts(double[] values, double margin)
    {
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
}
