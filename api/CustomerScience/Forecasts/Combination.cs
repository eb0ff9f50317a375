namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>
/// Automatic exponential smoothing, ARIMA and theta together: that equal weights of unlike models are hard to beat is the oldest finding of
/// the field (Bates and Granger 1969; Makridakis and Hibon 2000). From two seasons of positive values on, growth and season are a member at
/// two weights, and the middle of the five is taken instead of their mean.
/// </summary>
internal sealed class Combination : IForecaster
{
    /// <summary>Longer seasons have too many starting states for smoothing and ARIMA; they are taken out first, as waves.</summary>
    internal const int LongestModelled = 24;
    private const int FewestForArima = 10;

    /// <summary>Weights of the latest value in the level of the two that know growth: levels move, or hardly.</summary>
    private const double QuickLevel = 0.3;
    private const double SlowLevel = 0.15;

    /// <summary>The deviations of growth and season hold what other members leave out, and <see cref="Widths"/> adds for those.</summary>
    private const double WholeSpread = 0.70;

    /// <summary>The part of the other members' deviations below which those of rarer outcomes do not fall.</summary>
    private const double RareSpread = 0.6;
    private readonly EtsModel smoothing;
    private readonly ArimaModel? arima;
    private readonly int period;
    private readonly bool growing;

    private Combination(double[] values, EtsModel smoothing, ArimaModel? arima, int period)
    {
        growing = KnowsSeason(values, period);
        this.smoothing = smoothing;
        this.arima = arima;
        this.period = period;
    }

    /// <summary>The members' names.</summary>
    public string Name => (growing ? "middle of " : "mean of ")
        + (arima is null ? $"{smoothing.Form}" : $"{smoothing.Form}, {arima.Form.Name(Modelled(period))}")
        + (growing ? ", theta and growth with a season" : " and theta")
        + (period > LongestModelled ? $" about a season of {period} steps" : "");

    /// <summary>False when a search stopped at its limit instead of at an optimum.</summary>
    public bool Converged => smoothing.Converged && arima is not { Converged: false };

    /// <summary>True when members know growth and season from two seasons on.</summary>
    public static bool KnowsSeason(ReadOnlySpan<double> values, int period) =>
        period is > 1 and <= LongestModelled && values.Length >= 2 * period && History.AllPositive(values);

    /// <summary>What a backtest has to choose from: one, or with a long season that the values can hold a second without it.</summary>
    /// <param name="values">Three or more values of about unit size.</param>
    /// <param name="period">Observations a season.</param>
    public static IEnumerable<Combination> Candidates(double[] values, int period)
    {
        if (period > LongestModelled)
        {
            // One step to a season is no season. It comes first: the long one has to forecast better.
            yield return Choose(values, 1);
            if (values.Length < 2 * period || !History.NeverNegative(values))
            {
                yield break;
            }
        }

        yield return Choose(values, period);
    }

    /// <summary>Chooses the members' forms from the whole of the values.</summary>
    /// <param name="values">Three or more values of about unit size.</param>
    /// <param name="period">Observations a season.</param>
    private static Combination Choose(double[] values, int period)
    {
        var plain = Ready(values, period).Values;
        return new(
            values,
            EtsChoice.Best(plain, Modelled(period)),
            values.Length < FewestForArima ? null : ArimaChoice.Best(plain, Modelled(period)),
            period);
    }

    /// <summary>Forecasts, and their standard deviations as the members' own variances say.</summary>
    public (double[] Forecast, double[] Deviations) Forecast(double[] values, int horizon)
    {
        var (forecast, deviations, _) = Joined(values, horizon);
        return (forecast, deviations);
    }

    /// <inheritdoc/>
    public double[] Rarer(double[] values, int horizon)
    {
        // Growth and season that few years show are surely known only while they go on; what the other members leave open happens, too.
        var (_, deviations, usual) = Joined(values, horizon);
        return [.. deviations.Zip(usual, (own, other) => own > 0 ? Math.Max(1, RareSpread * other / own) : 1)];
    }

    // The deviations of the members alone come last.
    private (double[] Forecast, double[] Deviations, double[] Usual) Joined(double[] values, int horizon)
    {
        var seasonal = growing ? SeasonalGrowth.Of(values, period) : null;
        var (theta, line, spread) = OfTheta(values, horizon, seasonal is not null);
        var ready = Ready(values, period);
        var smooth = smoothing.Forecast(horizon);
        var smoothSpread = smoothing.Deviations(smooth);
        var steps = arima?.Forecast(horizon) ?? new double[horizon];
        var stepsSpread = arima?.Deviations(horizon) ?? new double[horizon];
        if (smoothing.Form.Error == ErrorForm.Multiplicative)
        {
            // Theta and ARIMA know errors of one size. Where the likelihood finds them a share of the level, theirs are few in quiet months
            // and early years, too.
            AsShares(spread, line, theta.Values);
            AsShares(stepsSpread, steps, ready.Values);
        }

        var members = arima is null ? 2 : 3;
        var (forecast, deviations) = (new double[horizon], new double[horizon]);
        for (var i = 0; i < horizon; i++)
        {
            forecast[i] = (theta.Back(i, line[i]) + ready.Back(i, smooth[i] + steps[i])) / members;
            // The members err together, so that their mean is hardly surer than each of them.
            deviations[i] = (theta.Spread(i, spread[i]) + ready.Spread(i, smoothSpread[i] + stepsSpread[i])) / members;
        }

        double[] usual = [.. deviations];
        if (seasonal is not null)
        {
            Join(seasonal, forecast, deviations, i => [theta.Back(i, line[i]), smooth[i], .. arima is null ? (double[])[] : [steps[i]]]);
        }

        return (forecast, deviations, usual);
    }

    // The middle of five, so that no member that loses its way moves the forecast far; where growth and season are plain and the years
    // few, as they say.
    private void Join(SeasonalGrowth seasonal, double[] forecast, double[] deviations, Func<int, double[]> members)
    {
        var (quick, slow) = (seasonal.Forecast(forecast.Length, QuickLevel), seasonal.Forecast(forecast.Length, SlowLevel));
        var alone = seasonal.Forecast(forecast.Length, QuickLevel, period);
        var aloneSpread = seasonal.Deviations(alone, QuickLevel);
        for (var i = 0; i < forecast.Length; i++)
        {
            var middle = Statistics.Median([.. members(i), quick[i], slow[i]]);
            forecast[i] = middle + (seasonal.Share * (alone[i] - middle));
            deviations[i] += seasonal.Certainty * ((WholeSpread * aloneSpread[i]) - deviations[i]);
        }
    }

    /// <summary>The same forms, estimated again from the first part of the history only.</summary>
    /// <param name="values">The first values.</param>
    public IForecaster Again(double[] values)
    {
        var plain = Ready(values, period).Values;
        var season = Modelled(period);
        var form = smoothing.Form;
        if (form.Season != SeasonForm.None && plain.Length < 2 * season)
        {
            form = form with { Season = SeasonForm.None };
        }

        var again = EtsModel.Fit(plain, form, season, smoothing.Weights);
        return new Combination(values, again, arima is null ? null : ArimaModel.Fit(plain, arima.Form, season, arima.Numbers), period);
    }

    /// <inheritdoc/>
    public IForecaster At(double[] values)
    {
        var plain = Ready(values, period).Values;
        return new Combination(values, smoothing.At(plain), arima?.At(plain), period);
    }

    private (Deseasonalised Season, double[] Forecast, double[] Deviations) OfTheta(double[] values, int horizon, bool shrunk)
    {
        var season = shrunk ? Deseasonalised.OfShrunk(values, period)
            : period > LongestModelled ? Deseasonalised.OfWaves(values, period) : Deseasonalised.OfAny(values, period);
        var (forecast, deviations) = Theta.Fit(season.Values, horizon);
        if (season.Indices.Length > 1 && period <= LongestModelled)
        {
            // A season taken out of a few years takes part of their errors along: one value a place is not free.
            var lost = Math.Sqrt(values.Length / (double)(values.Length - period));
            for (var i = 0; i < horizon; i++)
            {
                deviations[i] *= lost;
            }
        }

        return (season, forecast, deviations);
    }

    private static void AsShares(double[] deviations, double[] forecast, double[] values)
    {
        var size = Statistics.RootMeanSquare(values);
        for (var i = 0; i < deviations.Length; i++)
        {
            deviations[i] *= Math.Abs(forecast[i]) / size;
        }
    }

    private static int Modelled(int period) => period > LongestModelled ? 1 : period;

    private static Deseasonalised Ready(double[] values, int period) =>
        period > LongestModelled ? Deseasonalised.OfWaves(values, period) : new(values, [1.0], 1);
}
