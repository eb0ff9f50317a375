namespace OutlookCrm.Insights.Forecasts;

/// <summary>The backtest's moments, and what its errors say about the width of intervals.</summary>
internal static class RollingOrigin
{
    private const int Most = 12;
    private const int FewestValues = 8;

    /// <summary>The models' own word counts as much as this many errors.</summary>
    private const int Prior = 6;

    /// <summary>What even the plainest model takes from the values: level, weight and spread.</summary>
    private const int FewestParameters = 3;

    /// <summary>One error that no model could foresee must not widen everything.</summary>
    private const double MostRatio = 100;

    /// <summary>Errors of forecasts from up to twelve earlier moments.</summary>
    /// <param name="Backtest">The errors in the unit of the history.</param>
    /// <param name="Widening">For each step, the factor by which real errors exceeded the models' deviations about as many steps ahead; 1 when nothing is known.</param>
    /// <param name="Freedom">For each step, how many independent errors stand behind the factor, for the t distribution.</param>
    public readonly record struct Outcome(Backtest Backtest, double[] Widening, double[] Freedom);

    /// <summary>Holds back and compares.</summary>
    /// <param name="values">The history, of about unit size.</param>
    /// <param name="models">The models chosen from it.</param>
    /// <param name="period">Observations a season.</param>
    /// <param name="horizon">Steps that are to be forecast.</param>
    /// <param name="unit">What the values were divided by.</param>
    public static Outcome Of(double[] values, Combination models, int period, int horizon, double unit)
    {
        var n = values.Length;
        var span = Math.Min(n - Math.Max(FewestValues, n / 2), horizon + Most);
        var moments = Math.Max(0, Math.Min(Most, span));
        double off = 0, size = 0, naive = 0, bias = 0;
        var steps = 0;
        var ratios = new double[moments][];
        for (var i = 0; i < moments; i++)
        {
            var origin = n - span + (int)((long)i * span / moments);
            var known = values[..origin];
            var ahead = Math.Min(horizon, n - origin);
            var (forecast, deviations) = models.Again(known).Forecast(known, ahead);
            var season = Math.Min(period, origin);
            ratios[i] = new double[ahead];
            for (var h = 0; h < ahead; h++)
            {
                var actual = values[origin + h];
                var error = forecast[h] - actual;
                off += Math.Abs(error);
                size += Math.Abs(actual);
                bias += error;
                naive += Math.Abs(values[origin - season + (h % season)] - actual);
                ratios[i][h] = deviations[h] > 0 ? Math.Min(MostRatio, error * error / (deviations[h] * deviations[h])) : 1;
            }

            steps += ahead;
        }

        var (widening, freedom) = Widen(ratios, n, span, horizon);
        return moments == 0
            ? new(new(0, 0, null, null, 0), widening, freedom)
            : new(new(moments, off / steps * unit, size > 0 ? off / size : null, size > 0 ? naive / size : null, bias / steps * unit), widening, freedom);
    }

    // What is said of a step comes from the errors half to twice as many steps ahead. Errors h steps ahead overlap unless their moments lie h apart: only so
    // many of them are independent.
    private static (double[] Widening, double[] Freedom) Widen(double[][] ratios, int observations, int span, int horizon)
    {
        var (widening, freedom) = (new double[horizon], new double[horizon]);
        for (var h = 1; h <= horizon; h++)
        {
            var (sum, count) = (0.0, 0);
            foreach (var errors in ratios)
            {
                var near = errors.AsSpan()[Math.Min(errors.Length, (h - 1) / 2)..Math.Min(errors.Length, 2 * h)];
                if (!near.IsEmpty)
                {
                    sum += Sums.Mean(near);
                    count++;
                }
            }

            var independent = Math.Min(count, Math.Max(1, (double)span / h));
            widening[h - 1] = count == 0 ? 1 : Math.Sqrt((Prior + (independent * sum / count)) / (Prior + independent));
            freedom[h - 1] = Math.Clamp(Prior + (count == 0 ? 0 : independent), 2, Math.Max(2, observations - FewestParameters));
        }

        return (widening, freedom);
    }
}
