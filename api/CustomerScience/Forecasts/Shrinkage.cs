namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Estimates from a few seasons, drawn towards none by as much as their own error makes them look larger than they are (James and
/// Stein 1961).</summary>
internal static class Shrinkage
{
    /// <summary>Differences over a season overlap: so many of them, or a tenth of a season's, count as one.</summary>
    private const double Overlap = 3;

    /// <summary>Growth over a season: the middle of all changes from one season to the next, their spread, the middle's own error, and
    /// what is left of it beyond that.</summary>
    /// <param name="changes">Differences of logarithms one season apart, at least one.</param>
    /// <param name="period">Observations a season.</param>
    public static (double Middle, double Spread, double Error, double Kept) GrowthOf(double[] changes, int period)
    {
        var (middle, mean) = (Statistics.Median(changes), Statistics.Mean(changes));
        var spread = Math.Sqrt(changes.Sum(change => (change - mean) * (change - mean)) / Math.Max(1, changes.Length - 1));
        var error = spread / Math.Sqrt(Math.Max(1, changes.Length / Math.Max(Overlap, period / 10.0)));
        return (middle, spread, error, middle == 0 ? 0 : middle * Math.Max(0, 1 - (error * error / (middle * middle))));
    }

    /// <summary>A season on logarithms without growth, and how much of what is left it explains, 0 to 1. Each year counts about its own
    /// mean, so that a level that moves is no season; the latest whole years count.</summary>
    /// <param name="values">Two whole seasons or more.</param>
    /// <param name="period">Observations a season.</param>
    /// <param name="years">Whole seasons.</param>
    public static (double[] Season, double Strength) SeasonOf(double[] values, int period, int years)
    {
        var n = values.Length;
        var season = new double[period];
        var off = new double[years * period];
        var from = n - off.Length;
        for (var year = 0; year < years; year++)
        {
            var own = values.AsSpan(from + (year * period), period);
            var mean = Statistics.Mean(own);
            for (var i = 0; i < period; i++)
            {
                off[(year * period) + i] = own[i] - mean;
                season[(from + i) % period] += (own[i] - mean) / years;
            }
        }

        double rest = 0, all = 0;
        for (var t = 0; t < off.Length; t++)
        {
            var left = off[t] - season[(from + t) % period];
            rest += left * left;
            all += off[t] * off[t];
        }

        var noise = rest / ((years - 1) * period) / years;
        var size = season.Sum(value => value * value) / (period - 1);
        var kept = Kept(noise, size, period);
        for (var i = 0; i < period; i++)
        {
            season[i] *= kept;
        }

        return (season, all > 0 ? Math.Max(0, 1 - (rest * years / (years - 1) / all)) : 0);
    }

    /// <summary>The part of several estimates' distance from their mean that is more than their noise (James and Stein 1961).</summary>
    /// <param name="noise">The variance of one estimate's error.</param>
    /// <param name="size">The variance between the estimates.</param>
    /// <param name="count">How many there are, 2 or more.</param>
    public static double Kept(double noise, double size, int count) =>
        size > 0 ? Math.Max(0, 1 - (Math.Max(0, count - 3.0) / (count - 1) * noise / size)) : 0;
}
