namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>
/// How far a short series may wander. A few values do not tell a level that stays from one that wanders, and models fitted to them believe
/// the first: the level's
/// own uncertainty, which grows with every step, is then missing from their deviations.
/// </summary>
internal static class Wander
{
    /// <summary>From here on a backtest tells, and the series' own errors decide alone.</summary>
    private const int Enough = 24;

    /// <summary>Up to here a backtest tells hardly anything.</summary>
    private const int Few = 16;

    /// <summary>Mean square change between neighbours over the variance, below which values wander: a random walk of ten has .55 (von
    /// Neumann 1941).</summary>
    private const double Wandering = 0.8;

    /// <summary>The same ratio from which they do not: independent values have 2.</summary>
    private const double Staying = 1.8;

    /// <summary>Mean square change from one value to the next, in the square of their unit; 0 for a single value.</summary>
    public static double MeanSquareChange(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var t = 1; t < values.Length; t++)
        {
            sum += (values[t] - values[t - 1]) * (values[t] - values[t - 1]);
        }

        return values.Length > 1 ? sum / (values.Length - 1) : 0;
    }

    /// <summary>Widens deviations towards those of a random walk with the same steps, as far as the values look like one and are
    /// few.</summary>
    /// <param name="values">Two or more values.</param>
    /// <param name="deviations">One for each step ahead; widened in place.</param>
    public static void Widen(double[] values, double[] deviations)
    {
        var change = MeanSquareChange(values);
        var mean = Statistics.Mean(values);
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        if (values.Length >= Enough || !(variance > 0))
        {
            return;
        }

        var share = Math.Clamp((Staying - (change / variance)) / (Staying - Wandering), 0, 1)
            * Math.Clamp((Enough - values.Length) / (double)(Enough - Few), 0, 1);
        // Level, weight and spread were taken from these few values, too.
        var unsure = values.Length / Math.Max(1.0, values.Length - 3);
        for (var h = 0; h < deviations.Length; h++)
        {
            var own = deviations[h] * deviations[h];
            deviations[h] = Math.Sqrt(own + (share * Math.Max(0, (change * unsure * (h + 1)) - own)));
        }
    }
}
