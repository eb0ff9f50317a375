namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>
/// Growth from year to year and a season about it, on logarithms, so that both are shares of the level. Two seasons tell both: a value and
/// the value one season earlier differ by the growth alone. What two seasons tell of chance is taken off again (James and Stein 1961):
/// growth and season count as far as their size exceeds their own error.
/// </summary>
internal sealed class SeasonalGrowth
{
    /// <summary>Older seasons are of another business.</summary>
    private const int MostSeasons = 10;

    /// <summary>What growth keeps from one step to the next.</summary>
    private const double Fading = 0.98;

    /// <summary>Mean over spread of the yearly growth from which it is more steady than not.</summary>
    private const double Steady = 1.5;

    /// <summary>Up to so many seasons nothing else can tell growth from season; from twice as many on everything can.</summary>
    private const double FewSeasons = 4;

    /// <summary>Seasons from which smoothing and ARIMA know them.</summary>
    private const int FewestModelled = 3;

    private readonly double[] plain;
    private readonly double[] season;
    private readonly double growth;
    private readonly double growthError;
    private readonly int seasons;

    private SeasonalGrowth(double[] logs, int period, int length)
    {
        var n = logs.Length;
        var changes = new double[n - period];
        for (var t = period; t < n; t++)
        {
            changes[t - period] = logs[t] - logs[t - period];
        }

        var (yearly, spread, error, kept) = Shrinkage.GrowthOf(changes, period);
        growthError = error / period;
        growth = kept / period;
        seasons = n / period;
        plain = new double[n];
        for (var t = 0; t < n; t++)
        {
            plain[t] = logs[t] - (growth * t);
        }

        (season, var strength) = Shrinkage.SeasonOf(plain, period, seasons);
        for (var t = 0; t < n; t++)
        {
            plain[t] -= season[t % period];
        }

        var steadiness = spread > 0 ? Math.Pow(Math.Abs(yearly) / spread / Steady, 4) : 0;
        // The season that others cannot model yet is in their errors, not in these.
        Certainty = seasons < FewestModelled ? strength * strength : 0;
        Share = (double.IsFinite(steadiness) ? steadiness / (1 + steadiness) : 1) * strength
            * Math.Clamp(((2 * FewSeasons) - ((double)length / period)) / FewSeasons, 0, 1);
        Certainty = Math.Max(Certainty, Share);
    }

    /// <summary>How far the forecast should follow growth and season alone, 0 to 1: growth that is the same every year, a season that
    /// stands out of the noise, and too few seasons for other models to see either.</summary>
    public double Share { get; }

    /// <summary>How far the deviations of growth and season alone stand for those of the forecast, 0 to 1.</summary>
    public double Certainty { get; }

    /// <summary>Null where there are less than two seasons or a value is not above zero.</summary>
    public static SeasonalGrowth? Of(ReadOnlySpan<double> values, int period)
    {
        if (period < 2 || values.Length < 2 * period || !History.AllPositive(values))
        {
            return null;
        }

        var logs = values[Math.Max(0, values.Length - (MostSeasons * period))..].ToArray();
        for (var t = 0; t < logs.Length; t++)
        {
            logs[t] = Math.Log(logs[t]);
        }

        return new(logs, period, values.Length);
    }

    /// <summary>The coming steps: level by exponential smoothing, growth that fades, season.</summary>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="weight">Of the latest value in the level.</param>
    /// <param name="unfading">Steps before growth begins to fade.</param>
    public double[] Forecast(int horizon, double weight, int unfading = 0)
    {
        var (period, n) = (season.Length, plain.Length);
        var level = Statistics.Mean(plain.AsSpan(0, period));
        foreach (var value in plain)
        {
            level += weight * (value - level);
        }

        var forecast = new double[horizon];
        double carried = growth * (n - 1), kept = 1;
        for (var i = 0; i < horizon; i++)
        {
            kept *= i < unfading ? 1 : Fading;
            carried += growth * kept;
            forecast[i] = Math.Exp(level + carried + season[(n + i) % period]);
        }

        return forecast;
    }

    /// <summary>Standard deviations of such a forecast's errors: noise, level, season and growth are each as unsure as their own values
    /// say.</summary>
    /// <param name="forecast">What is forecast.</param>
    /// <param name="weight">Of the latest value in the level.</param>
    public double[] Deviations(ReadOnlySpan<double> forecast, double weight)
    {
        var (period, n) = (season.Length, plain.Length);
        double level = Statistics.Mean(plain.AsSpan(0, period)), squares = 0;
        foreach (var value in plain)
        {
            squares += (value - level) * (value - level);
            level += weight * (value - level);
        }

        var noise = squares / Math.Max(1, n - period);
        var deviations = new double[forecast.Length];
        for (var i = 0; i < deviations.Length; i++)
        {
            var drift = growthError * (i + 1);
            deviations[i] = forecast[i] * Math.Sqrt((noise * (1 + (1.0 / seasons) + (i * weight * weight))) + (drift * drift));
        }

        return deviations;
    }
}
