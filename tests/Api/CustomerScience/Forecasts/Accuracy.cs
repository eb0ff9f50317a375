namespace OutlookCrm.Tests.CustomerScience.Forecasts;

/// <summary>How far forecasts were off, by the measures of the M4 competition (Makridakis, Spiliotis and Assimakopoulos 2018).</summary>
/// <param name="Smape">Symmetric mean absolute percentage error, 0 to 200.</param>
/// <param name="Mase">Mean absolute error over that of repeating the last season inside the history (Hyndman and Koehler 2006), 0 or
/// more.</param>
public readonly record struct Accuracy(double Smape, double Mase)
{
    /// <summary>Measures one forecast.</summary>
    /// <param name="history">What the forecast was made from.</param>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast, as many values.</param>
    /// <param name="period">Observations a season, 1 or more.</param>
    public static Accuracy Of(ReadOnlySpan<double> history, ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, int period)
    {
        ArgumentOutOfRangeException.ThrowIfZero(actual.Length, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfNotEqual(forecast.Length, actual.Length, nameof(forecast));
        double symmetric = 0, absolute = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            var error = Math.Abs(actual[i] - forecast[i]);
            var size = Math.Abs(actual[i]) + Math.Abs(forecast[i]);
            symmetric += size > 0 ? 200 * error / size : 0;
            absolute += error;
        }

        var scale = Scale(history, period);
        var mean = absolute / actual.Length;
        return new(symmetric / actual.Length, scale > 0 ? mean / scale : mean > 0 ? 1 : 0);
    }

    /// <summary>The mean absolute difference between values one season apart, in their unit; one step apart when there is no whole
    /// season.</summary>
    /// <param name="history">Oldest first, in any unit; 0 is returned for a single value.</param>
    /// <param name="period">Observations a season, 1 or more.</param>
    public static double Scale(ReadOnlySpan<double> history, int period)
    {
        var lag = history.Length > period ? period : 1;
        var sum = 0.0;
        for (var t = lag; t < history.Length; t++)
        {
            sum += Math.Abs(history[t] - history[t - lag]);
        }

        return history.Length > lag ? sum / (history.Length - lag) : 0;
    }

    /// <summary>The means over several series.</summary>
    /// <param name="series">At least one.</param>
    public static Accuracy Mean(IReadOnlyCollection<Accuracy> series)
    {
        ArgumentOutOfRangeException.ThrowIfZero(series.Count, nameof(series));
        return new(series.Average(one => one.Smape), series.Average(one => one.Mase));
    }

    /// <summary>Overall weighted average of M4: the mean of the two measures, each relative to the benchmark's (Naive2); below 1 is better
    /// than it.</summary>
    /// <param name="benchmark">Of Naive2 on the same series; both measures above 0.</param>
    public double Owa(Accuracy benchmark) => ((Smape / benchmark.Smape) + (Mase / benchmark.Mase)) / 2;
}
