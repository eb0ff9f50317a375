namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>
/// The season as it was, grown as seasons grew: the last one again, or the mean of up to five at the same place. It assumes nothing about
/// level or zeros, and is what every other forecast has to beat (Hyndman and Athanasopoulos 2021, section 5.2).
/// </summary>
/// <param name="period">Observations a season, 2 or more.</param>
/// <param name="seasons">How many seasons are averaged, 1 or more.</param>
internal sealed class SeasonRepeat(int period, int seasons) : IForecaster
{
    /// <summary>Older seasons are of another business.</summary>
    private const int MostSeasons = 5;

    /// <summary>What growth keeps from one season to the next.</summary>
    private const double Fading = 0.75;

    public string Name => seasons == 1 ? "the last season again" : "mean of the last seasons";

    public bool Converged => true;

    /// <summary>Both ways; none where two seasons are not known.</summary>
    public static IEnumerable<SeasonRepeat> Candidates(double[] values, int period) =>
        period > 1 && values.Length >= 2 * period ? [new(period, 1), new(period, MostSeasons)] : [];

    /// <summary>Before one whole season is known, the last value is used instead.</summary>
    public (double[] Forecast, double[] Deviations) Forecast(double[] values, int horizon)
    {
        var n = values.Length;
        var lag = n >= period ? period : 1;
        var used = Math.Min(seasons, n / lag);
        // Before anything has come back no change from season to season is known: no deviation then, and the backtest takes none from it.
        var known = n >= 2 * period;
        var (growth, unsure) = known ? GrowthOf(values, lag) : (0, 0);
        var grown = Math.Exp(growth);
        var pooled = 0.0;
        for (var t = lag; t < n && known; t++)
        {
            pooled += Square(values[t] - (grown * values[t - lag])) / (n - lag);
        }

        var (forecast, deviations) = (new double[horizon], new double[horizon]);
        for (var h = 0; h < horizon; h++)
        {
            var last = n - lag + (h % lag);
            var ahead = Math.Exp(growth * (1 - Math.Pow(Fading, 1 + (h / lag))) / (1 - Fading));
            for (var s = 0; s < used; s++)
            {
                forecast[h] += ahead * Math.Exp(growth * s) * values[last - (s * lag)] / used;
            }

            // A quiet month is surer than a busy one, but a few seasons do not show by how much: the season as a whole counts like one
            // more.
            var (sum, count) = (pooled, 1);
            for (var t = last; t >= lag && known; t -= lag)
            {
                sum += Square(values[t] - (grown * values[t - lag]));
                count++;
            }

            // Differences hold two errors; a mean of seasons adds its own, and repeated ones wander.
            var change = sum / count;
            var noise = ahead / grown * Math.Sqrt(used > 1 ? change * (1 + (1.0 / used)) / 2 : change * (1 + (h / lag)));
            var drift = unsure * forecast[h] * (1 + (h / lag));
            deviations[h] = Math.Sqrt((noise * noise) + (drift * drift));
        }

        return (forecast, deviations);
    }

    public IForecaster Again(double[] values) => this;

    // Where something was sold in both seasons; a series with negative values has no growth in shares.
    private static (double Growth, double Error) GrowthOf(double[] values, int lag)
    {
        double[] changes = [.. Enumerable.Range(lag, values.Length - lag).Where(t => values[t] > 0 && values[t - lag] > 0)
            .Select(t => Math.Log(values[t] / values[t - lag]))];
        if (changes.Length <= Math.Max(1, lag / 2) || !History.NeverNegative(values))
        {
            return (0, 0);
        }

        var (_, _, error, kept) = Shrinkage.GrowthOf(changes, lag);
        return (kept, kept == 0 ? 0 : error);
    }

    private static double Square(double value) => value * value;
}
