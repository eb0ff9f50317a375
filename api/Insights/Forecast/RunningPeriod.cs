using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Forecasts;
using OutlookCrm.Insights.Findings;

namespace OutlookCrm.Insights.Forecast;

/// <summary>Keeps what has come in so far from being read as the figure of a whole period.</summary>
internal static class RunningPeriod
{
    /// <summary>The lines of periods that are over, and what is said of the others.</summary>
    /// <param name="values">All of one step.</param>
    /// <param name="today">A period that this day falls into is not over.</param>
    public static (IReadOnlyList<PeriodValue> Whole, IReadOnlyList<Finding> Findings) Without(IReadOnlyList<PeriodValue> values,
        DateOnly today)
    {
        var running = values.Where(value => value.Value is not null && LastDay(value) >= today).ToList();
        if (running.Count == 0)
        {
            return (values, []);
        }

        var (from, to) = (running.Min(value => value.Start), running.Max(LastDay));
        var over = values.Where(value => value.Value is not null && value.Start < from).Select(value => value.Region).ToHashSet();
        if (over.Count == 0)
        {
            return (values, [ReportFindings.OnlyRunning.With(from, to)]);
        }

        // A region that is as new as that has no history yet.
        string[] fresh = [.. running.Select(value => value.Region).Where(region => !over.Contains(region)).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal)];
        return ([.. values.Where(value => value.Start < from && over.Contains(value.Region))],
        [
            ReportFindings.RunningLeftOut.With(from, to),
            .. fresh.Length > 0 ? (Finding[])[ReportFindings.RegionsTooNew.With(fresh)] : [],
        ]);
    }

    private static DateOnly LastDay(PeriodValue value) => new SalesSeries(value.Step, value.Start, []).DayOf(1).AddDays(-1);
}
