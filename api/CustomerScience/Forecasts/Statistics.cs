namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Sums that several models share.</summary>
internal static class Statistics
{
    /// <summary>The arithmetic mean; 0 for nothing.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return values.IsEmpty ? 0 : sum / values.Length;
    }

    /// <summary>The root of the mean square; 0 for nothing.</summary>
    public static double RootMeanSquare(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value * value;
        }

        return values.IsEmpty ? 0 : Math.Sqrt(sum / values.Length);
    }

    /// <summary>Intercept at the first value and slope a step of the least-squares line.</summary>
    public static (double Intercept, double Slope) Line(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var middle = (n - 1) / 2.0;
        var mean = Mean(values);
        double above = 0, below = 0;
        for (var t = 0; t < n; t++)
        {
            above += (t - middle) * (values[t] - mean);
            below += (t - middle) * (t - middle);
        }

        var slope = below > 0 ? above / below : 0;
        return (mean - (slope * middle), slope);
    }

    /// <summary>The middle value; the mean of the two middle ones of an even number.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
