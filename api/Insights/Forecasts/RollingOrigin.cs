namespace OutlookCrm.Insights.Forecasts;

/// <summary>The backtest's moments, and what its errors say about the width of intervals.</summary>
internal static class RollingOrigin
{
    private const int Most = 12;
    private const int FewestValues = 8;

    /// <summary>The models' own word counts as much as this many errors.</summary>
    private const int Prior = 6;

    /// <summary>Errors of forecasts from up to twelve earlier moments.</summary>
    /// <param name="Backtest">The errors in the unit of the history.</param>
    /// <param name="Widening">The factor by which real errors exceeded the models' deviations; 1 when nothing is known.</param>
    /// <param name="Freedom">How many independent errors stand behind the factor, for the t distribution.</param>
    public readonly record struct Outcome(Backtest Backtest, double Widening, double Freedom);

    /// <summary>Holds back and compares.</summary>
    /// <param name="values">The history, of about unit size.</param>
    /// <param name="models">The models chosen from it.</param>
    /// <param name="period">Observations a season.</param>
    /// <param name="horizon">Steps that are to be forecast.</param>
    /// <param name="unit">What the values were divided by.</param>
    public static Outcome Of(double[] values, Combination models, int period, int horizon, double unit)
    {
        var n = values.Length;
        var first = Math.Max(Math.Max(FewestValues, n / 2), n - Math.Max(horizon, Most));
        double off = 0, size = 0, naive = 0, bias = 0, ratio = 0;
        int steps = 0, origins = 0;
        var moments = Math.Min(Most, n - first);
        for (var i = 0; i < moments; i++)
        {
            var origin = first + (int)((long)i * (n - first) / moments);
            var known = values[..origin];
            var ahead = Math.Min(horizon, n - origin);
            var (forecast, deviations) = models.Again(known).Forecast(known, ahead);
            var season = Math.Min(period, origin);
            var squares = 0.0;
            for (var h = 0; h < ahead; h++)
            {
                var actual = values[origin + h];
                var error = forecast[h] - actual;
                off += Math.Abs(error);
                size += Math.Abs(actual);
                bias += error;
                naive += Math.Abs(values[origin - season + (h % season)] - actual);
                squares += deviations[h] > 0 ? Math.Min(100, error * error / (deviations[h] * deviations[h])) : 1;
            }

            ratio += squares / ahead;
            steps += ahead;
            origins++;
        }

        if (origins == 0)
        {
            return new(new(0, 0, null, null, 0), 1, Prior);
        }

        var backtest = new Backtest(origins, off / steps * unit, size > 0 ? off / size : null, size > 0 ? naive / size : null, bias / steps * unit);
        return new(backtest, Math.Sqrt((Prior + ratio) / (Prior + origins)), Prior + origins);
    }
}
