namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Whether a series repeats itself every period, and the indices with which it does.</summary>
public static class Seasonality
{
    /// <summary>One-sided 90 % point of the normal distribution, as in the seasonality test of the M4 competition.</summary>
    private const double CriticalValue = 1.645;

    /// <summary>
    /// The test of the M4 competition (Makridakis, Spiliotis and Assimakopoulos 2018): the autocorrelation at one period exceeds 1.645
    /// standard
    /// errors, the errors widened by the autocorrelations at shorter lags (Bartlett 1946).
    /// </summary>
    /// <param name="values">The observations, finite, oldest first.</param>
    /// <param name="period">Observations a season, 1 or more: 12 for months, 52 for weeks, 4 for quarters.</param>
    /// <returns>False for fewer than three whole periods, a period of 1 or a series that never varies.</returns>
    public static bool IsSeasonal(ReadOnlySpan<double> values, int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        var n = values.Length;
        if (period == 1 || n < 3 * period)
        {
            return false;
        }

        var mean = Statistics.Mean(values);
        var variance = 0.0;
        foreach (var value in values)
        {
            variance += (value - mean) * (value - mean);
        }

        if (!(variance > 0))
        {
            return false;
        }

        var sumOfSquares = 1.0;
        var correlation = 0.0;
        for (var lag = 1; lag <= period; lag++)
        {
            var covariance = 0.0;
            for (var t = lag; t < n; t++)
            {
                covariance += (values[t] - mean) * (values[t - lag] - mean);
            }

            correlation = covariance / variance;
            if (lag < period)
            {
                sumOfSquares += 2 * correlation * correlation;
            }
        }

        return Math.Abs(correlation) > CriticalValue * Math.Sqrt(sumOfSquares / n);
    }

    /// <summary>Indices of classical multiplicative decomposition (Persons 1919): ratios to a centred moving average, averaged by place in
    /// the period.</summary>
    /// <param name="values">At least two periods of positive values.</param>
    /// <param name="period">Observations a season, 2 or more.</param>
    /// <returns>One index for each of the first <paramref name="period"/> observations; their mean is 1.</returns>
    public static double[] MultiplicativeIndices(ReadOnlySpan<double> values, int period)
    {
        var indices = Average(values, period, static (value, trend) => value / trend);
        var mean = Statistics.Mean(indices);
        for (var i = 0; i < period; i++)
        {
            indices[i] /= mean;
        }

        return indices;
    }

    /// <summary>Indices of classical additive decomposition: differences from a centred moving average, averaged by place in the
    /// period.</summary>
    /// <param name="values">At least two periods of values.</param>
    /// <param name="period">Observations a season, 2 or more.</param>
    /// <returns>One index, in the unit of the values, for each of the first <paramref name="period"/> observations; their mean is
    /// 0.</returns>
    public static double[] AdditiveIndices(ReadOnlySpan<double> values, int period)
    {
        var indices = Average(values, period, static (value, trend) => value - trend);
        var mean = Statistics.Mean(indices);
        for (var i = 0; i < period; i++)
        {
            indices[i] -= mean;
        }

        return indices;
    }

    /// <summary>The centred moving average over one period; an even period gives half weight to both ends. NaN where it does not
    /// reach.</summary>
    internal static double[] CentredAverage(ReadOnlySpan<double> values, int period)
    {
        var n = values.Length;
        var half = period / 2;
        var even = period % 2 == 0;
        var trend = new double[n];
        Array.Fill(trend, double.NaN);
        for (var t = half; t < n - half; t++)
        {
            var sum = 0.0;
            for (var i = t - half; i <= t + half; i++)
            {
                sum += even && (i == t - half || i == t + half) ? values[i] / 2 : values[i];
            }

            trend[t] = sum / period;
        }

        return trend;
    }

    private static double[] Average(ReadOnlySpan<double> values, int period, Func<double, double, double> detrend)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, 2 * period, nameof(values));
        var trend = CentredAverage(values, period);
        var sums = new double[period];
        var counts = new int[period];
        for (var t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(trend[t]))
            {
                sums[t % period] += detrend(values[t], trend[t]);
                counts[t % period]++;
            }
        }

        for (var i = 0; i < period; i++)
        {
            sums[i] /= counts[i];
        }

        return sums;
    }
}
