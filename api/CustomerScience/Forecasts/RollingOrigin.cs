namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>The backtest's moments, and what its errors say about the width of intervals.</summary>
internal static class RollingOrigin
{
    private const int Most = 12;
    private const int FewestValues = 8;

    /// <summary>Histories longer than this tell of errors at so many more moments, as many values back.</summary>
    private const int Long = 144;

    /// <summary>So many values fix the models' numbers: a second search at every moment would move no error that anybody reads.</summary>
    private const int VeryLong = 432;
    private const int More = 24;

    /// <summary>Errors of forecasts from up to twelve earlier moments.</summary>
    /// <param name="Backtest">The errors in the unit of the history.</param>
    /// <param name="Ratios">For each moment, the size of the errors in the models' deviations, by steps ahead.</param>
    /// <param name="Span">Steps from the earliest moment to the end.</param>
    /// <param name="MeanSquare">Mean square of the errors, in the values' own unit; 0 for none.</param>
    public readonly record struct Outcome(Backtest Backtest, double[][] Ratios, int Span, double MeanSquare);

    /// <summary>Holds back and compares.</summary>
    /// <param name="values">The history, of about unit size.</param>
    /// <param name="models">The models chosen from it.</param>
    /// <param name="period">Observations a season.</param>
    /// <param name="horizon">Steps that are to be forecast.</param>
    /// <param name="unit">What the values were divided by.</param>
    public static Outcome Of(double[] values, IForecaster models, int period, int horizon, double unit)
    {
        var n = values.Length;
        // Over a whole season if there is one: the quiet months alone must not stand for the year.
        var span = Math.Min(n - Math.Max(FewestValues, n / 2), Math.Max(horizon + Most, period));
        var moments = Math.Max(0, Math.Min(Most, span));
        // Every moment is compared with the same: the last season only if even the earliest knows one.
        var season = n - span >= period ? period : 1;
        double off = 0, size = 0, naive = 0, bias = 0, squares = 0;
        int steps = 0, farthest = 0;
        var ratios = new double[moments][];
        for (var i = 0; i < moments; i++)
        {
            var origin = Origin(n, span, moments, i);
            var known = values[..origin];
            var ahead = Math.Min(horizon, n - origin);
            var (forecast, deviations) = (n > VeryLong ? models.At(known) : models.Again(known)).Forecast(known, ahead);
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
                ratios[i][h] = Ratio(error, deviations[h]);
            }

            steps += ahead;
            farthest = Math.Max(farthest, ahead);
        }

        if (moments == 0)
        {
            return new(new(0, 0, null, null, 0), ratios, span, 0);
        }

        var backtest = new Backtest(moments, off / steps * unit, size > 0 ? off / size : null, size > 0 ? naive / size : null,
            bias / steps * unit)
        {
            Farthest = farthest,
            Untested = horizon - farthest,
            NaiveIsSeason = season > 1,
        };
        return new(backtest, ratios, span, squares / steps);
    }

    /// <summary>How wide intervals have to be. Long histories are asked at more moments, so that the series' own errors decide.</summary>
    /// <param name="outcome">Of the models that were chosen.</param>
    /// <param name="values">The history, of about unit size.</param>
    /// <param name="models">The models chosen from it.</param>
    /// <param name="period">Observations a season.</param>
    /// <param name="horizon">Steps that are to be forecast.</param>
    public static Widths WidthsOf(Outcome outcome, double[] values, IForecaster models, int period, int horizon)
    {
        var (n, ratios, span) = (values.Length, outcome.Ratios, outcome.Span);
        if (Combination.KnowsSeason(values, period))
        {
            // Before two seasons were known other members forecast.
            ratios = [.. ratios.Where((_, i) => Origin(n, span, ratios.Length, i) >= 2 * period)];
            span = Math.Min(span, n - (2 * period));
        }

        var reach = Math.Min(n / 2, Long);
        if (n > Long && period <= Combination.LongestModelled && reach > span)
        {
            ratios = [.. ratios, .. Enumerable.Range(0, More).Select(i =>
            {
                var origin = n - reach + (int)((long)i * (reach - span) / More);
                var known = values[..origin];
                var (forecast, deviations) = models.At(known).Forecast(known, Math.Min(horizon, n - origin));
                return forecast.Select((value, h) => Ratio(value - values[origin + h], deviations[h])).ToArray();
            })];
            span = reach;
        }

        return Widths.Of(ratios, n, period, span, horizon);
    }

    private static int Origin(int n, int span, int moments, int i) => n - span + (int)((long)i * span / moments);

    private static double Ratio(double error, double deviation) => deviation > 0 ? Math.Abs(error) / deviation : 1;
}
