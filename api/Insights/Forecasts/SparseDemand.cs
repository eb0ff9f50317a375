namespace OutlookCrm.Insights.Forecasts;

/// <summary>Series that are mostly zeros: Croston's method (1972) with the correction of Syntetos and Boylan (2005).</summary>
internal static class SparseDemand
{
    /// <summary>Mean steps between sales from which Syntetos, Boylan and Croston (2005) call demand intermittent.</summary>
    private const double Intermittent = 1.32;
    private static readonly double[] s_weights = [0.05, 0.1, 0.2, 0.3];

    /// <summary>True when no value is negative and the steps between two that are not zero average more than 1.32.</summary>
    public static bool Is(ReadOnlySpan<double> values)
    {
        var sales = 0;
        foreach (var value in values)
        {
            if (value < 0)
            {
                return false;
            }

            sales += value > 0 ? 1 : 0;
        }

        return sales > 0 && values.Length > 2 && values.Length > Intermittent * sales;
    }

    /// <summary>A flat forecast of the mean rate; the interval is what single steps of the history spanned.</summary>
    public static Forecast Forecast(ReadOnlySpan<double> values, int period, int horizon)
    {
        var unit = History.Unit(values);
        var plain = values.ToArray();
        for (var t = 0; t < plain.Length; t++)
        {
            plain[t] /= unit;
        }

        var chosen = s_weights.MinBy(weight => Run(plain, weight).Squares);
        var (rate, _, error, tested, naive, size, bias) = Run(plain, chosen);
        var sorted = plain.ToArray();
        Array.Sort(sorted);
        double At(double share) => Quantile(sorted, share) * unit;
        var expected = rate * unit;
        var point = new ForecastPoint(
            expected,
            Math.Min(expected, At(0.1)),
            Math.Max(expected, At(0.9)),
            Math.Min(expected, At(0.025)),
            Math.Max(expected, At(0.975)));
        return new(
            "Croston with the Syntetos-Boylan correction",
            plain.Length,
            period,
            [.. Enumerable.Repeat(point, horizon)],
            new(tested, tested > 0 ? error / tested * unit : 0, size > 0 ? error / size : null, size > 0 ? naive / size : null, tested > 0 ? bias / tested * unit : 0),
            Converged: true,
            "Sales are rare: the figure is a mean rate, single periods will be zero or far above it.");
    }

    // Every step is forecast from those before it; the last twelve are the backtest.
    private static (double Rate, double Squares, double Error, int Tested, double Naive, double Size, double Bias) Run(double[] values, double weight)
    {
        var first = Array.FindIndex(values, value => value > 0);
        double amount = values[first], gap = first + 1, squares = 0, error = 0, naive = 0, size = 0, bias = 0;
        int since = 0, tested = 0;
        double Rate() => (1 - (weight / 2)) * amount / gap;
        for (var t = first + 1; t < values.Length; t++)
        {
            var off = Rate() - values[t];
            squares += off * off;
            if (t >= values.Length - 12)
            {
                error += Math.Abs(off);
                naive += Math.Abs(values[t - 1] - values[t]);
                size += values[t];
                bias += off;
                tested++;
            }

            since++;
            if (values[t] > 0)
            {
                amount += weight * (values[t] - amount);
                gap += weight * (since - gap);
                since = 0;
            }
        }

        return (Rate(), squares, error, tested, naive, size, bias);
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
