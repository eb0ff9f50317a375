namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Ordinary and seasonal differences, their undoing, and how many a series needs.</summary>
internal static class Differences
{
    /// <summary>The 5 % point of the statistic of Kwiatkowski, Phillips, Schmidt and Shin (1992) about a level.</summary>
    private const double LevelPoint = 0.463;

    /// <summary>Seasonal strength from which R's automatic choice takes a seasonal difference (Wang, Smith and Hyndman 2006).</summary>
    private const double StrongSeason = 0.64;

    public static double[] Of(ReadOnlySpan<double> values, int ordinary, int seasonal, int period)
    {
        var result = values.ToArray();
        for (var i = 0; i < seasonal; i++)
        {
            result = Once(result, period);
        }

        for (var i = 0; i < ordinary; i++)
        {
            result = Once(result, 1);
        }

        return result;
    }

    /// <summary>Turns forecast differences into forecast values that follow <paramref name="values"/>.</summary>
    public static double[] Undo(ReadOnlySpan<double> values, double[] differences, int ordinary, int seasonal, int period)
    {
        var result = differences;
        for (var i = ordinary - 1; i >= 0; i--)
        {
            result = Back(Of(values, i, seasonal, period), result, 1);
        }

        for (var i = seasonal - 1; i >= 0; i--)
        {
            result = Back(Of(values, 0, i, period), result, period);
        }

        return result;
    }

    /// <summary>1 when the season is strong enough to be differenced away, else 0.</summary>
    public static int SeasonalNeeded(ReadOnlySpan<double> values, int period)
    {
        if (period < 2 || values.Length < 3 * period)
        {
            return 0;
        }

        var trend = Seasonality.CentredAverage(values, period);
        var indices = Seasonality.AdditiveIndices(values, period);
        double rest = 0, both = 0, mean = 0;
        var count = 0;
        for (var t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(trend[t]))
            {
                mean += values[t] - trend[t];
                count++;
            }
        }

        mean /= count;
        for (var t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(trend[t]))
            {
                var off = values[t] - trend[t] - mean;
                both += off * off;
                off -= indices[t % period];
                rest += off * off;
            }
        }

        return both > 0 && 1 - (rest / both) > StrongSeason ? 1 : 0;
    }

    /// <summary>How many ordinary differences, 0 to 2, make the level stand still by the test of Kwiatkowski and others.</summary>
    public static int OrdinaryNeeded(ReadOnlySpan<double> values)
    {
        var current = values.ToArray();
        for (var needed = 0; needed < 2; needed++)
        {
            if (current.Length < 5 || Wandering(current) <= LevelPoint)
            {
                return needed;
            }

            current = Once(current, 1);
        }

        return 2;
    }

    private static double Wandering(double[] values)
    {
        var n = values.Length;
        var mean = Statistics.Mean(values);
        double sum = 0, partial = 0, variance = 0;
        foreach (var value in values)
        {
            sum += value - mean;
            partial += sum * sum;
            variance += (value - mean) * (value - mean);
        }

        // Newey and West (1987) with the lags that R's ndiffs takes.
        var lags = (int)Math.Truncate(3 * Math.Sqrt(n) / 13);
        for (var lag = 1; lag <= lags; lag++)
        {
            var covariance = 0.0;
            for (var t = lag; t < n; t++)
            {
                covariance += (values[t] - mean) * (values[t - lag] - mean);
            }

            variance += 2 * (1 - (lag / (lags + 1.0))) * covariance;
        }

        return variance > 0 ? partial / n / variance : 0;
    }

    private static double[] Once(double[] values, int lag)
    {
        var result = new double[Math.Max(0, values.Length - lag)];
        for (var t = 0; t < result.Length; t++)
        {
            result[t] = values[t + lag] - values[t];
        }

        return result;
    }

    private static double[] Back(double[] before, double[] differences, int lag)
    {
        var result = new double[differences.Length];
        for (var t = 0; t < result.Length; t++)
        {
            result[t] = differences[t] + (t >= lag ? result[t - lag] : before[before.Length - lag + t]);
        }

        return result;
    }
}
