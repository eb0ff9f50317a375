using MathNet.Numerics.Distributions;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>One coming step.</summary>
/// <param name="Expected">The forecast, in the unit of the history.</param>
/// <param name="Low80">Lower end of the interval that should hold four of five outcomes.</param>
/// <param name="High80">Its upper end.</param>
/// <param name="Low95">Lower end of the interval that should hold nineteen of twenty outcomes.</param>
/// <param name="High95">Its upper end.</param>
public readonly record struct ForecastPoint(double Expected, double Low80, double High80, double Low95, double High95);

/// <summary>A forecast with what it rests on.</summary>
/// <param name="Model">The models in words.</param>
/// <param name="Observations">How many values it was made from.</param>
/// <param name="Period">Observations a season.</param>
/// <param name="Points">One for each step.</param>
/// <param name="Backtest">How far earlier forecasts were off.</param>
/// <param name="Converged">False when an estimate stopped before its optimum.</param>
/// <param name="Cautions">Why to trust it less than usual; empty when there is no special reason.</param>
public sealed record Forecast(
    string Model, int Observations, int Period, IReadOnlyList<ForecastPoint> Points, Backtest Backtest, bool Converged,
    IReadOnlyList<Finding> Cautions)
{
    /// <summary>Values that the models were given another for, oldest first.</summary>
    internal IReadOnlyList<ExceptionalValue> Exceptions { get; init; } = [];
}

/// <summary>Forecasts any finite series without being told how.</summary>
/// <remarks>
/// <para>
/// Smoothing and ARIMA are fitted by Levenberg and Marquardt's least squares on scales without bounds: a simplex stopped at its limit in
/// 209 of 714 series, this in 2, in a sixth of the time. Seasons longer than 24 steps are a few waves, as many as corrected AIC asks for,
/// and are there only if forecasts with them were better inside the series.
/// </para>
/// </remarks>
public static class AutomaticForecast
{
    private const int FewestForModels = 6;

    /// <summary>Repeating a season is taken when its errors are below this share of the models': a dozen overlapping errors differ by less
    /// from chance alone.</summary>
    private const double ClearlyBetter = 0.7;

    /// <summary>The same where the models know growth and season from two years on: repeating can only be better by its luck.</summary>
    private const double FarBetter = 0.4;

    /// <summary>
    /// The middle of automatic ETS, automatic ARIMA, theta and growth with a season, or the last seasons again where that was clearly
    /// better inside the series, with intervals as wide as earlier forecasts were off. Rare demand gets a rate, a season or nothing. A
    /// history that is never negative gets no negative forecast; a value that comes once is replaced first.
    /// </summary>
    /// <param name="values">One or more finite values, oldest first, in any unit.</param>
    /// <param name="period">Observations a season: 12 for months, 52 for weeks, 4 for quarters, 1 for none.</param>
    /// <param name="horizon">Steps ahead, 1 to 1 000.</param>
    /// <exception cref="ArgumentException">No values, or one that is not a finite number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A period below 1, or a horizon outside its range.</exception>
    public static Forecast Of(ReadOnlySpan<double> values, int period, int horizon)
    {
        History.ThrowIfUnusable(values, period, horizon);
        var exceptions = Exceptions.Of(values, period);
        if (exceptions.Count == 0)
        {
            return OfUsual(values, period, horizon);
        }

        var usual = values.ToArray();
        foreach (var exception in exceptions)
        {
            usual[exception.Place] = exception.Usual;
        }

        return OfUsual(usual, period, horizon) with { Exceptions = exceptions };
    }

    private static Forecast OfUsual(ReadOnlySpan<double> values, int period, int horizon)
    {
        var sparse = SparseDemand.Is(values);
        var unit = History.Unit(values);
        var plain = new double[values.Length];
        for (var t = 0; t < plain.Length; t++)
        {
            plain[t] = values[t] / unit;
        }

        if (plain.Length < FewestForModels && !sparse)
        {
            return Short(plain, period, horizon, unit);
        }

        var (models, outcome) = sparse ? Rarest(plain, period, horizon, unit) : Usual(plain, period, horizon, unit);
        var (forecast, deviations) = models.Forecast(plain, horizon);
        var (near, far) = RollingOrigin.WidthsOf(outcome, plain, models, period, horizon);
        Wander.Widen(plain, deviations);
        far = [.. far.Zip(models.Rarer(plain, horizon), (reach, times) => reach * times)];

        ForecastPoint[] points;
        var cautions = CautionsOf(plain, period, models.Converged, outcome.Backtest);
        if (models is DemandRate rate)
        {
            points = new ForecastPoint[horizon];
            Array.Fill(points, SparseDemand.Point(values, rate.Form, forecast[0] * unit));
            cautions = [(rate.Form == DemandForm.None ? ForecastFindings.NothingSold : ForecastFindings.RareSales).With()];
        }
        else
        {
            points = Points(forecast, deviations, near, far, unit, values);
        }

        return new(models.Name, values.Length, period, points, outcome.Backtest, models.Converged, cautions);
    }

    private static (IForecaster Models, RollingOrigin.Outcome Outcome) Usual(double[] plain, int period, int horizon, double unit)
    {
        var best = Tried(Combination.Candidates(plain, period), plain, period, horizon, unit)
            .MinBy(tried => tried.Outcome.Backtest.MeanAbsoluteError);
        var repeat = Tried(SeasonRepeat.Candidates(plain, period), plain, period, horizon, unit)
            .OrderBy(tried => tried.Outcome.Backtest.MeanAbsoluteError).FirstOrDefault();
        var least = best.Outcome.Backtest.MeanAbsoluteError * (Combination.KnowsSeason(plain, period) ? FarBetter : ClearlyBetter);
        return repeat.Models is not null && repeat.Outcome.Backtest.MeanAbsoluteError < least ? repeat : best;
    }

    // By squares: the middle of sales that are mostly zero is zero, and least absolute errors would stop selling what sells.
    private static (IForecaster Models, RollingOrigin.Outcome Outcome) Rarest(double[] plain, int period, int horizon, double unit) =>
        Tried(SparseDemand.Candidates(plain, period), plain, period, horizon, unit).MinBy(tried => tried.Outcome.MeanSquare);

    private static IEnumerable<(IForecaster Models, RollingOrigin.Outcome Outcome)> Tried(
        IEnumerable<IForecaster> candidates, double[] plain, int period, int horizon, double unit) =>
        candidates.Select(models => (models, RollingOrigin.Of(plain, models, period, horizon, unit)));

    private static Forecast Short(double[] plain, int period, int horizon, double unit)
    {
        var mean = Statistics.Mean(plain);
        // One value says nothing about its spread: it is taken to be as large as the value.
        var change = plain.Length > 1 ? Wander.MeanSquareChange(plain) : mean * mean;
        // A random walk's last value lies that far from the mean of all: variance over the square of a step.
        var n = plain.Length;
        var apart = (n - 1) * ((2 * n) - 1) / (6.0 * n);
        var forecast = new double[horizon];
        var deviations = new double[horizon];
        var (near, far) = (new double[horizon], new double[horizon]);
        Array.Fill(near, StudentT.InvCDF(0, 1, Math.Max(plain.Length - 1, 2), 0.90));
        Array.Fill(far, StudentT.InvCDF(0, 1, Math.Max(plain.Length - 1, 2), 0.975));
        for (var i = 0; i < horizon; i++)
        {
            // The mean of the last value and the average: between a level that stays and one that wanders.
            forecast[i] = (plain[^1] + mean) / 2;
            deviations[i] = Math.Sqrt(change * (i + 1 + (apart / 4)));
        }

        return new(
            "last value and average",
            plain.Length,
            period,
            Points(forecast, deviations, near, far, unit, plain),
            new(0, 0, null, null, 0),
            Converged: true,
            [(plain.Length == 1 ? ForecastFindings.OneValue : ForecastFindings.FewValues).With()]);
    }

    private static ForecastPoint[] Points(double[] forecast, double[] deviations, double[] near, double[] far, double unit,
        ReadOnlySpan<double> values)
    {
        var least = double.NegativeInfinity;
        if (History.NeverNegative(values))
        {
            least = 0;
        }

        var points = new ForecastPoint[forecast.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new(At(0), At(-near[i]), At(near[i]), At(-far[i]), At(far[i]));

            double At(double away) =>
                Math.Clamp(Math.Max(least, forecast[i] + (away * deviations[i])) * unit, -double.MaxValue, double.MaxValue);
        }

        return points;
    }

    private static List<Finding> CautionsOf(double[] values, int period, bool converged, Backtest backtest)
    {
        List<Finding> reasons = [];
        if (backtest.Forecasts == 0)
        {
            reasons.Add(ForecastFindings.Untested.With());
        }
        else if (period > 1 && values.Length < 3 * period)
        {
            var known = Combination.KnowsSeason(values, period);
            reasons.Add((known ? ForecastFindings.SeasonUnsure : ForecastFindings.SeasonUnknown).With());
        }

        if (!converged)
        {
            reasons.Add(ForecastFindings.NotConverged.With());
        }

        return reasons;
    }
}
