using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>One coming week, month or quarter.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Sales">What is expected, with intervals, in the unit of the history.</param>
public readonly record struct ExpectedSales(DateOnly Start, ForecastPoint Sales);

/// <summary>A sales forecast as it may be shown to a person.</summary>
/// <param name="Model">The models in words.</param>
/// <param name="Observations">Known values that it rests on.</param>
/// <param name="Gaps">Values that were not known and had to be filled in.</param>
/// <param name="From">First day of the history used; null when there is none.</param>
/// <param name="Until">First day after it.</param>
/// <param name="Coming">One for each step; empty when there is no history.</param>
/// <param name="Backtest">How far earlier forecasts were off.</param>
/// <param name="Converged">False when an estimate stopped before its optimum; the cautions say so, too.</param>
/// <param name="Cautions">Why to trust it less than usual, or why there is none; empty when there is no special reason.</param>
public sealed record SalesForecast(
    string Model, int Observations, int Gaps, DateOnly? From, DateOnly? Until, IReadOnlyList<ExpectedSales> Coming, Backtest Backtest,
    bool Converged, IReadOnlyList<Finding> Cautions)
{
    /// <summary>What is thought of the unknown values at the end of the history, oldest first; empty when the last value is
    /// known.</summary>
    internal IReadOnlyList<double> Missing { get; init; } = [];

    /// <summary>Forecasts sales by <see cref="AutomaticForecast"/>. Unknown values at the beginning are dropped, those at the end are
    /// forecast too.</summary>
    /// <param name="series">The history; an empty one, or one of gaps alone, gives no points and the reason.</param>
    /// <param name="horizon">Steps after the last value of the series, known or not: 1 to 500.</param>
    /// <exception cref="ArgumentException">A known value is not a finite number.</exception>
    public static SalesForecast Of(SalesSeries series, int horizon)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, 500);
        var first = 0;
        while (first < series.Values.Count && series.Values[first] is null)
        {
            first++;
        }

        var end = series.Values.Count;
        while (end > first && series.Values[end - 1] is null)
        {
            end--;
        }

        if (first == end)
        {
            return new("none", 0, 0, null, null, [], new(0, 0, null, null, 0), Converged: true, [ForecastFindings.NoHistory.With()]);
        }

        var used = series.Values.Skip(first).Take(end - first).ToArray();
        var gaps = used.Count(value => value is null);
        var lost = series.Values.Count - end;
        var forecast = AutomaticForecast.Of(Forecasts.Gaps.Fill(used, series.Period), series.Period, lost + horizon);
        var coming = new ExpectedSales[horizon];
        for (var i = 0; i < horizon; i++)
        {
            coming[i] = new(series.DayOf(series.Values.Count + i), forecast.Points[lost + i]);
        }

        IReadOnlyList<Finding> cautions =
        [
            .. lost > 0 ? (Finding[])[ForecastFindings.NotReported.With(lost)] : [],
            .. gaps > 0 ? (Finding[])[ForecastFindings.GapsFilled.With(gaps, used.Length)] : [],
            .. forecast.Exceptions.Select(odd =>
                ForecastFindings.ExceptionReplaced.With(series.DayOf(first + odd.Place), odd.Value, odd.Usual)),
            .. forecast.Cautions,
        ];
        return new(
            forecast.Model, used.Length - gaps, gaps, series.DayOf(first), series.DayOf(end), coming, forecast.Backtest, forecast.Converged,
            cautions)
        {
            Missing = [.. forecast.Points.Take(lost).Select(point => point.Expected)],
        };
    }
}
