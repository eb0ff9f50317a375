namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>
/// The season as it was: the last one again, or the mean of up to five at the same place. It assumes nothing about level, zeros or signs,
/// and is what
/// every other forecast has to beat (Hyndman and Athanasopoulos 2021, section 5.2).
/// </summary>
/// <param name="period">Observations a season, 2 or more.</param>
/// <param name="seasons">How many seasons are averaged, 1 or more.</param>
internal sealed class SeasonRepeat(int period, int seasons) : IForecaster
{
    /// <summary>Older seasons are of another business.</summary>
    private const int MostSeasons = 5;

    public string Name => seasons == 1 ? "the last season again" : "mean of the last seasons";

    public bool Converged => true;

    /// <summary>Both ways; none where two seasons are not known.</summary>
    public static IEnumerable<SeasonRepeat> Candidates(double[] values, int period) =>
        period > 1 && values.Length >= 2 * period ? [new(period, 1), new(period, MostSeasons)] : [];

    /// <summary>Before one season is known the last value stands for it.</summary>
    public (double[] Forecast, double[] Deviations) Forecast(double[] values, int horizon)
    {
        var n = values.Length;
        var lag = n >= period ? period : 1;
        var used = Math.Min(seasons, n / lag);
        // Before anything has come back no change from season to season is known: no deviation then, and the backtest takes none from it.
        var known = n >= 2 * period;
        var pooled = 0.0;
        for (var t = lag; t < n && known; t++)
        {
            pooled += Square(values[t] - values[t - lag]) / (n - lag);
        }

        var (forecast, deviations) = (new double[horizon], new double[horizon]);
        for (var h = 0; h < horizon; h++)
        {
            var last = n - lag + (h % lag);
            for (var s = 0; s < used; s++)
            {
                forecast[h] += values[last - (s * lag)] / used;
            }

            // A quiet month is surer than a busy one, but a few seasons do not show by how much: the season as a whole counts like one
            // more.
            var (sum, count) = (pooled, 1);
            for (var t = last; t >= lag && known; t -= lag)
            {
                sum += Square(values[t] - values[t - lag]);
                count++;
            }

            // Differences hold two errors; a mean of seasons adds its own, and repeated ones wander.
            var change = sum / count;
            deviations[h] = Math.Sqrt(used > 1 ? change * (1 + (1.0 / used)) / 2 : change * (1 + (h / lag)));
        }

        return (forecast, deviations);
    }

    public IForecaster Again(double[] values) => this;

    private static double Square(double value) => value * value;
}
