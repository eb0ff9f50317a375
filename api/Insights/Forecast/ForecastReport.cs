using System.Globalization;
using OutlookCrm.CustomerScience.Forecasts;

namespace OutlookCrm.Insights.Forecast;

/// <summary>What the coming periods bring, in the unit of the file.</summary>
/// <param name="Step">How long a period lasts.</param>
/// <param name="Total">Of everything.</param>
/// <param name="Regions">Of each region, in ordinal order; their expectations add up to the total's in every period. Empty where the file has none.</param>
/// <param name="Words">How far to trust it, as sentences.</param>
public sealed record ForecastReport(TimeStep Step, SalesForecast Total, IReadOnlyList<RegionForecast> Regions, string Words)
{
    /// <summary>The report on figures that <see cref="SeriesFile"/> has read.</summary>
    internal static ForecastReport Of(IReadOnlyList<PeriodValue> values, int ahead, CancellationToken ct)
    {
        var series = RegionSeries.Of(values);
        var forecast = RegionalForecast.Of(series, ahead, ct);
        return new(values[0].Step, forecast.Total, forecast.Regions, WordsOf(forecast.Total, series.Count == 1 ? 0 : series.Count) + SilenceOf(forecast.Silent));
    }

    private static string SilenceOf(IReadOnlyList<string> regions) => regions.Count == 0
        ? ""
        : $" Not reported up to the end of the file: {string.Join(", ", regions)}. The missing periods are taken as forecast, in the total, too; write 0 where nothing was sold.";

    private static string WordsOf(SalesForecast total, int regions) => string.Create(
        CultureInfo.InvariantCulture,
        $"{total.Backtest.InWords}{(total.Caution is null ? "" : $" {total.Caution}")}{(regions > 0 ? $" The {regions} regions and the total were forecast each by itself and then moved as little as makes the sums agree; errors are those before that. A region counts as nothing before its first value." : "")}");
}
