using System.Globalization;
using OutlookCrm.Insights.Files;
using OutlookCrm.Insights.Forecasts;

namespace OutlookCrm.Insights;

/// <summary>What the coming periods bring, in the unit of the file.</summary>
/// <param name="Step">How long a period lasts.</param>
/// <param name="Total">Of everything.</param>
/// <param name="Regions">Of each region, in ordinal order; their expectations add up to the total's in every period. Empty where the file has none.</param>
/// <param name="Words">How far to trust it, as sentences.</param>
public sealed record ForecastReport(TimeStep Step, SalesForecast Total, IReadOnlyList<RegionForecast> Regions, string Words)
{
    private const double UsualZ = 1.959964;

    /// <summary>The report on figures that <see cref="SeriesFile"/> has read.</summary>
    internal static ForecastReport Of(IReadOnlyList<PeriodValue> values, int ahead, CancellationToken ct)
    {
        var series = RegionSeries.Of(values);
        var neverNegative = !values.Any(value => value.Value < 0);
        if (series.Count == 1)
        {
            var only = SalesForecast.Of(series[0].Series, ahead);
            return new(values[0].Step, only, series[0].Region is { } name ? [new(name, only)] : [], WordsOf(only, 0));
        }

        var own = series.Select(region =>
        {
            ct.ThrowIfCancellationRequested();
            return SalesForecast.Of(region.Series, ahead);
        }).ToArray();
        // A region that stopped reporting must not end the total's history: what is thought of its missing periods stands in for them.
        var total = SalesForecast.Of(RegionSeries.Total([.. series.Select((region, r) => region.Series with
        {
            Values = [.. region.Series.Values.SkipLast(own[r].Missing.Count), .. own[r].Missing.Select(value => (double?)value)],
        })]), ahead);
        var silent = series.Where((_, r) => own[r].Missing.Count > 0).Select((region, _) => region.Region!).ToList();

        // Each moves by as little as makes the sums agree, the less certain ones further.
        var agreed = Enumerable.Range(0, ahead).Select(i => Reconciliation.Of(
            new("", total.Coming[i].Sales.Expected, Deviation(total.Coming[i].Sales), [.. own.Select(region => new HierarchyNode("", region.Coming[i].Sales.Expected, Deviation(region.Coming[i].Sales), []))]),
            neverNegative)).ToArray();
        var moved = Moved(total, [.. agreed], neverNegative);
        return new(values[0].Step, moved, [.. series.Select((region, r) => new RegionForecast(region.Region!, Moved(own[r], [.. agreed.Select(node => node.Parts[r])], neverNegative)))], WordsOf(moved, series.Count) + SilenceOf(silent));
    }

    private static double Deviation(ForecastPoint point) => Math.Max(0, point.High95 - point.Expected) / UsualZ;

    // The interval goes along with its middle: it is that of the figure's own forecast.
    private static SalesForecast Moved(SalesForecast forecast, ReconciledNode[] nodes, bool neverNegative)
    {
        return forecast with
        {
            Coming = [.. forecast.Coming.Select((coming, i) => coming with
            {
                Sales = new(nodes[i].Expected, End(coming.Sales.Low80, i), End(coming.Sales.High80, i), End(coming.Sales.Low95, i), End(coming.Sales.High95, i)),
            })],
        };

        double End(double end, int i) => neverNegative ? Math.Max(0, end + nodes[i].Change) : end + nodes[i].Change;
    }

    private static string SilenceOf(List<string> regions) => regions.Count == 0
        ? ""
        : $" Not reported up to the end of the file: {string.Join(", ", regions)}. The missing periods are taken as forecast, in the total, too; write 0 where nothing was sold.";

    private static string WordsOf(SalesForecast total, int regions) => string.Create(
        CultureInfo.InvariantCulture,
        $"{total.Backtest.InWords}{(total.Caution is null ? "" : $" {total.Caution}")}{(regions > 0 ? $" The {regions} regions and the total were forecast each by itself and then moved as little as makes the sums agree; errors are those before that. A region counts as nothing before its first value." : "")}");
}

/// <summary>What the coming periods bring to one region.</summary>
/// <param name="Region">Its name.</param>
/// <param name="Forecast">With intervals and backtest.</param>
public sealed record RegionForecast(string Region, SalesForecast Forecast);
