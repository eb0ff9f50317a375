namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>When somebody born on 29 February is congratulated in a common year.</summary>
public enum LeapDayRule
{
    /// <summary>On 28 February, as most laws that speak of it have it.</summary>
    LastOfFebruary,

    /// <summary>On 1 March, as in England and Hong Kong.</summary>
    FirstOfMarch,
}

/// <summary>A day that comes back every year, such as a birthday.</summary>
public readonly record struct YearlyDay
{
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to the month's last in a leap year.</param>
    /// <param name="year">The first time, 1 to 9999; null when nobody told.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day, in that year if it is told.</exception>
    public YearlyDay(int month, int day, int? year = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        if (year is { } told)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(told, 1, nameof(year));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(told, 9999, nameof(year));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DateTime.DaysInMonth(year ?? 2000, month));
        Month = month;
        Day = day;
        Year = year;
    }

    /// <summary>1 to 12.</summary>
    public int Month { get; }

    /// <summary>1 to 31.</summary>
    public int Day { get; }

    /// <summary>The first time; null when it is not known.</summary>
    public int? Year { get; }

    /// <summary>The day as it is kept in one year.</summary>
    /// <param name="year">A year, 1 to 9999.</param>
    /// <param name="rule">When a leap day comes in other years.</param>
    public DateOnly In(int year, LeapDayRule rule = LeapDayRule.LastOfFebruary) =>
        Month == 2 && Day == 29 && !DateTime.IsLeapYear(year)
            ? rule == LeapDayRule.LastOfFebruary ? new(year, 2, 28) : new(year, 3, 1)
            : new(year, Month, Day);

    /// <summary>The next time, on <paramref name="from"/> itself or later, and which anniversary it is: null when the year is not known.</summary>
    /// <param name="from">The first day that counts.</param>
    /// <param name="rule">When a leap day comes in other years.</param>
    /// <returns>Null after the year 9999.</returns>
    public (DateOnly Date, int? Anniversary)? Next(DateOnly from, LeapDayRule rule = LeapDayRule.LastOfFebruary)
    {
        var year = Math.Max(from.Year, Year ?? 1);
        var date = In(year, rule);
        if (date < from)
        {
            if (year == 9999)
            {
                return null;
            }

            date = In(++year, rule);
        }

        return (date, year - Year);
    }
}
