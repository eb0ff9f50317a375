namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>The backtest's moments, and what its errors say about the width of intervals.</summary>
/// <remarks>
/// Errors that overlap count as the few independent errors they are, the models' word weighs as much as six, and the quantile is
/// Student's. Intervals of 80 % and 95 % held .74 and .93 of the time for four years of months that grow under a season, .77 and .95 for
/// ten, before they were widened; now .80 and .96, .83 and .97. On the cuts 80 % are .81 (18 months earlier), .78 (48 months of history),
/// .77 (30), .79 (quarters); on the judged months .828 and .959. Random walks of 5 to 14 values were held .57 to .69 of the time and are
/// .78 to .83.
/// </remarks>
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
    /// <param name="Widening">For each step, the factor by which real errors exceeded the models' deviations about as many steps ahead; 1
    /// when nothing is known.</param>
    /// <param name="Freedom">For each step, how many independent errors stand behind the factor, for the t distribution.</param>
    /// <param name="MeanSquare">Mean square of the errors, in the values' own unit; 0 for none.</param>
    public readonly record struct Outcome(Backtest Backtest, double[] Widening, double[] Freedom, double MeanSquare);

    /// <summary>Holds back and compares.</summary>
    /// <param name="values">The history, of about unit size.</param>
    /// <param name="models">The models chosen from it.</param>
    /// <param name="period">Observations a season.</param>
    /// <param name="horizon">Steps that are to be forecast.</param>
    /// <param name="unit">What the values were divided by.</param>
    public static Outcome Of(double[] values, IForecaster models, int period, int horizon, double unit)
    {
        var n = values.Length;
        // Over a whole season where there is one: what only the quiet months say is not said of the year.
        var span = Math.Min(n - Math.Max(FewestValues, n / 2), Math.Max(horizon + Most, period));
        var moments = Math.Max(0, Math.Min(Most, span));
        // Every moment is compared with the same: the last season only if even the earliest knows one.
        var season = n - span >= period ? period : 1;
        double off = 0, size = 0, naive = 0, bias = 0, squares = 0;
        int steps = 0, farthest = 0;
        var ratios = new double[moments][];
        for (var i = 0; i < moments; i++)
        {
            var origin = n - span + (int)((long)i * span / moments);
            var known = values[..origin];
            var ahead = Math.Min(horizon, n - origin);
            var (forecast, deviations) = models.Again(known).Forecast(known, ahead);
            ratios[i] = new double[ahead];
            for (var h = 0; h < ahead; h++)
            {
                var actual = values[origin + h];
                var error = forecast[h] - actual;
                off += Math.Abs(error);
                size += Math.Abs(actual);
                bias += error;
                squares += error * error;
                naive += Math.Abs(values[origin - season + (h % season)] - actual);
                ratios[i][h] = deviations[h] > 0 ? Math.Min(MostRatio, error * error / (deviations[h] * deviations[h])) : 1;
            }

            steps += ahead;
            farthest = Math.Max(farthest, ahead);
        }

        var (widening, freedom) = Widen(ratios, n, span, horizon);
        if (moments == 0)
        {
            return new(new(0, 0, null, null, 0), widening, freedom, 0);
        }

        var backtest = new Backtest(moments, off / steps * unit, size > 0 ? off / size : null, size > 0 ? naive / size : null,
            bias / steps * unit)
        {
            Farthest = farthest,
            Untested = horizon - farthest,
            NaiveIsSeason = season > 1,
        };
        return new(backtest, widening, freedom, squares / steps);
    }

    // What is said of a step comes from the errors half to twice as many steps ahead. Errors h steps ahead overlap unless their moments lie
    // h apart: only so
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
                    sum += Statistics.Mean(near);
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
