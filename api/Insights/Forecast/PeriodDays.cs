using OutlookCrm.CustomerScience.Forecasts;

namespace OutlookCrm.Insights.Forecast;

/// <summary>Periods that a file writes as days: a day alone does not say how long its period is, all of them together do.</summary>
internal static class PeriodDays
{
    private static readonly TimeStep[] s_longest = [TimeStep.Year, TimeStep.HalfYear, TimeStep.Quarter];

    // Weeks come before the working days at the edges of months, which every fifth Monday is.
    private static readonly (bool IsWeek, bool IsEnd, Func<DateOnly, DateOnly, bool> Fits)[] s_patterns =
    [
        (false, false, (day, _) => day.Day == 1),
        (false, true, (day, _) => day.AddDays(1).Day == 1),
        (true, false, (day, first) => (day.DayNumber - first.DayNumber) % 7 == 0),
        (false, false, (day, _) => day.Day == 1 || (day.DayOfWeek == DayOfWeek.Monday && day.Day <= 3)),
        (false, true, (day, _) => day.AddDays(1).Day == 1 || (day.DayOfWeek == DayOfWeek.Friday && day.AddDays(3).Day <= 2)),
    ];

    /// <summary>How long the periods last and each one's first day, in the order given; null where the days follow no pattern.</summary>
    /// <param name="days">At least one: first or last days of months or longer periods, weekends aside, or any weekday of weeks.</param>
    public static (TimeStep Step, IReadOnlyList<DateOnly> Starts)? Of(IReadOnlyList<DateOnly> days)
    {
        var (isWeek, isEnd, fits) = s_patterns.FirstOrDefault(pattern => days.All(day => pattern.Fits(day, days[0])));
        if (fits is null)
        {
            return null;
        }

        if (isWeek)
        {
            return (TimeStep.Week, days);
        }

        var step = days.Any(day => day != days[0])
            ? s_longest.FirstOrDefault(own => days.All(day => (day.Month - days[0].Month) % SalesSeries.MonthsOf(own) == 0), TimeStep.Month)
            : TimeStep.Month;
        return (step, [.. days.Select(day => day.AddDays(1 - day.Day).AddMonths(isEnd ? 1 - SalesSeries.MonthsOf(step) : 0))]);
    }

    /// <summary>The place of the day that ends the pattern which holds longest.</summary>
    /// <param name="days">Days of which <see cref="Of"/> makes nothing.</param>
    public static int Odd(IReadOnlyList<DateOnly> days) =>
        s_patterns.Max(pattern => days.TakeWhile(day => pattern.Fits(day, days[0])).Count());
}
