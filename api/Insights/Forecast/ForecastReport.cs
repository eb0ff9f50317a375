using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Forecasts;
using OutlookCrm.Insights.Findings;

namespace OutlookCrm.Insights.Forecast;

/// <summary>What the coming periods bring, in the unit of the file.</summary>
/// <param name="Step">How long a period lasts.</param>
/// <param name="Total">Of everything.</param>
/// <param name="Regions">Of each region, in ordinal order; their expectations add up to the total's in every period. Empty where the file
/// has none.</param>
/// <param name="Findings">How far to trust it.</param>
public sealed record ForecastReport(TimeStep Step, SalesForecast Total, IReadOnlyList<RegionForecast> Regions,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>The report on figures that <see cref="SeriesFile"/> has read.</summary>
    /// <param name="values">All of one step.</param>
    /// <param name="today">A period that this day falls into is not over.</param>
    /// <param name="ahead">Periods to look ahead.</param>
    /// <param name="ct">Gives up.</param>
    internal static ForecastReport Of(IReadOnlyList<PeriodValue> values, DateOnly today, int ahead, CancellationToken ct)
    {
        (values, var running) = RunningPeriod.Without(values, today);
        var series = RegionSeries.Of(values);
        var forecast = RegionalForecast.Of(series, ahead, ct);
        return new(values[0].Step, forecast.Total, forecast.Regions,
        [
            .. running,
            .. forecast.Total.Backtest.Findings,
            .. forecast.Total.Cautions,
            .. series.Count > 1 ? (Finding[])[ReportFindings.RegionsReconciled.With(series.Count)] : [],
            .. forecast.Silent.Count > 0 ? (Finding[])[ReportFindings.RegionsSilent.With(forecast.Silent)] : [],
        ]);
    }
}
