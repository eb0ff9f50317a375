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

        var summed = CustomerTotals<TCustomer>.Of(orders, on);
        var totals = summed.Totals;
        var basis = new Basis("RFM (Hughes 1994), quintiles as in the R package rfm", orders.Length - summed.Later, "orders", FirstDay(totals), LastDay(totals));
        if (totals.IsEmpty)
        {
            return new(basis, on, summed.Later, null, [], []);
        }

        var values = new double[totals.Length];
        var recency = Cuts(totals, values, margin, (in CustomerTotals<TCustomer>.Total total) => on.DayNumber - total.LastDay);
        var frequency = Cuts(totals, values, margin, (in CustomerTotals<TCustomer>.Total total) => total.Orders);
        var monetary = Cuts(totals, values, margin, (in CustomerTotals<TCustomer>.Total total) => total.Amount);
        var names = NamesByScores(segments ?? Segment.Usual);
        var ranks = new Ranks(orders.Length);
        foreach (ref readonly var total in totals)
        {
            ranks.Mark(total.First);
        }

        ranks.Count();
        var customers = new RfmCustomer<TCustomer>[totals.Length];
        foreach (ref readonly var total in totals)
        {
            var days = on.DayNumber - total.LastDay;
            var (r, f, m) = (Scores - Above(days, recency), 1 + Above(total.Orders, frequency), 1 + Above(total.Amount, monetary));
            customers[ranks.Of(total.First)] =
                new(total.Customer, days, total.Orders, total.Amount, (byte)r, (byte)f, (byte)m, names[Index(r, f, m)]);
        }

        return new(basis, on, summed.Later, new(recency, frequency, monetary), customers, SegmentSummary.Of(customers));
    }

    private delegate double Measure<TCustomer>(in CustomerTotals<TCustomer>.Total total)
        where TCustomer : notnull;

    private static double[] Cuts<TCustomer>(ReadOnlySpan<CustomerTotals<TCustomer>.Total> totals, double[] values, double margin, Measure<TCustomer> measure)
        where TCustomer : notnull
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = measure(totals[i]);
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException("The amounts of a customer are too large to add up.", nameof(totals));
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

    private static DateOnly? FirstDay<TCustomer>(ReadOnlySpan<CustomerTotals<TCustomer>.Total> totals)
        where TCustomer : notnull
    {
        var first = int.MaxValue;
        foreach (ref readonly var total in totals)
        {
            first = Math.Min(first, total.FirstDay);
        }

        return totals.IsEmpty ? null : DateOnly.FromDayNumber(first);
    }

    private static DateOnly? LastDay<TCustomer>(ReadOnlySpan<CustomerTotals<TCustomer>.Total> totals)
        where TCustomer : notnull
    {
        var last = 0;
        foreach (ref readonly var total in totals)
        {
            last = Math.Max(last, total.LastDay);
        }

        return totals.IsEmpty ? null : DateOnly.FromDayNumber(last);
    }
}
