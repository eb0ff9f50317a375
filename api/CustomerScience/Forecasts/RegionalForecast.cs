namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>Forecasts of several regions and of their total.</summary>
/// <param name="Total">Of everything.</param>
/// <param name="Regions">Of each region, in the order given; their expectations add up to the total's in every period. Empty where there is
/// one series without a name.</param>
/// <param name="Silent">Regions that did not report up to the end of the history: their missing periods are taken as forecast, in the
/// total, too.</param>
public sealed record RegionalForecast(SalesForecast Total, IReadOnlyList<RegionForecast> Regions, IReadOnlyList<string> Silent)
{
    private const double UsualZ = 1.959964;

    /// <summary>Forecasts each series and the total by itself, then moves all by as little as makes the sums agree.</summary>
    /// <param name="series">At least one; all begin and end together. Several have a name each.</param>
    /// <param name="ahead">Steps after the last value, 1 to 500.</param>
    /// <param name="ct">Gives up between the series.</param>
    public static RegionalForecast Of(IReadOnlyList<(string? Region, SalesSeries Series)> series, int ahead, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 1)
        {
            var only = SalesForecast.Of(series[0].Series, ahead);
            return new(only, series[0].Region is { } name ? [new(name, only)] : [], []);
        }

        var neverNegative = !series.Any(region => region.Series.Values.Any(value => value < 0));
        var own = series.Select(region =>
        {
            ct.ThrowIfCancellationRequested();
            return SalesForecast.Of(region.Series, ahead);
        }).ToArray();

        // A region that stopped reporting must not end the total's history: what is expected of its missing periods stands in for them.
        var total = SalesForecast.Of(Sum([.. series.Select((region, r) => region.Series with
        {
            Values = [.. region.Series.Values.SkipLast(own[r].Missing.Count), .. own[r].Missing.Select(value => (double?)value)],
        })]), ahead);

        // Each moves by as little as makes the sums agree, the less certain ones further.
        var agreed = Enumerable.Range(0, ahead).Select(i => Reconciliation.Of(
            new("", total.Coming[i].Sales.Expected, Deviation(total.Coming[i].Sales),
                [.. own.Select(region => Node(region.Coming[i].Sales))]),
            neverNegative)).ToArray();
        return new(
            Moved(total, [.. agreed], neverNegative),
            [.. series.Select((region, r) =>
                new RegionForecast(region.Region!, Moved(own[r], [.. agreed.Select(node => node.Parts[r])], neverNegative)))],
            [.. series.Where((_, r) => own[r].Missing.Count > 0).Select(region => region.Region!)]);
    }

    private static HierarchyNode Node(ForecastPoint point) => new("", point.Expected, Deviation(point), []);

    private static double Deviation(ForecastPoint point) => Math.Max(0, point.High95 - point.Expected) / UsualZ;

    // The interval goes along with its middle: it is that of the figure's own forecast.
    private static SalesForecast Moved(SalesForecast forecast, ReconciledNode[] nodes, bool neverNegative)
    {
        return forecast with
        {
            Coming = [.. forecast.Coming.Select((coming, i) => coming with
            {
                Sales = new(nodes[i].Expected, End(coming.Sales.Low80, i), End(coming.Sales.High80, i), End(coming.Sales.Low95, i),
                    End(coming.Sales.High95, i)),
            })],
        };

        double End(double end, int i) => neverNegative ? Math.Max(0, end + nodes[i].Change) : end + nodes[i].Change;
    }

    // A region that has not begun counts as nothing; where a region that has begun is not known, neither is the sum.
    private static SalesSeries Sum(IReadOnlyList<SalesSeries> series)
    {
        var figures = new double?[series[0].Values.Count];
        var begun = new bool[series.Count];
        for (var place = 0; place < figures.Length; place++)
        {
            double? sum = 0;
            for (var i = 0; i < series.Count; i++)
            {
                var own = series[i].Values[place];
                begun[i] |= own is not null;
                sum = begun[i] ? sum + own : sum;
            }

            figures[place] = begun.Contains(true) ? sum : null;
        }

        return series[0] with { Values = figures };
    }
}

/// <summary>What the coming periods bring to one region.</summary>
/// <param name="Region">Its name.</param>
/// <param name="Forecast">With intervals and backtest.</param>
public sealed record RegionForecast(string Region, SalesForecast Forecast);
