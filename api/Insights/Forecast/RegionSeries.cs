using OutlookCrm.CustomerScience.Forecasts;

namespace OutlookCrm.Insights.Forecast;

/// <summary>The figures of all regions on one axis of time.</summary>
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
        return [.. values.GroupBy(value => value.Region, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal)
            .Select(own =>
        {
            var figures = new double?[Place(step, from, to) + 1];
            foreach (var value in own)
            {
                figures[Place(step, from, value.Start)] = value.Value;
            }

            return (own.Key, new SalesSeries(step, from, figures));
        })];
    }
}
