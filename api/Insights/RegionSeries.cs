using OutlookCrm.Insights.Files;
using OutlookCrm.Insights.Forecasts;

namespace OutlookCrm.Insights;

/// <summary>The figures of all regions on one axis of time, and their total.</summary>
internal static class RegionSeries
{
    /// <summary>How many steps lie between two first days.</summary>
    public static int Place(TimeStep step, DateOnly from, DateOnly day)
    {
        var months = (day.Year - from.Year) * 12 + day.Month - from.Month;
        return step switch { TimeStep.Week => (day.DayNumber - from.DayNumber) / 7, _ => months / SalesSeries.MonthsOf(step) };
    }

    /// <summary>Each region's series, in ordinal order; all begin and end together.</summary>
    public static IReadOnlyList<(string? Region, SalesSeries Series)> Of(IReadOnlyList<PeriodValue> values)
    {
        var (step, from, to) = (values[0].Step, values.Min(value => value.Start), values.Max(value => value.Start));
        return [.. values.GroupBy(value => value.Region, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal).Select(own =>
        {
            var figures = new double?[Place(step, from, to) + 1];
            foreach (var value in own)
            {
                figures[Place(step, from, value.Start)] = value.Value;
            }

            return (own.Key, new SalesSeries(step, from, figures));
        })];
    }

    /// <summary>The sum of all series. A region that has not begun counts as nothing; where one that has begun is not known, neither is the sum.</summary>
    public static SalesSeries Total(IReadOnlyList<SalesSeries> series)
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
