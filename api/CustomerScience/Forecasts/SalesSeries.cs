namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>How long one observation lasts.</summary>
public enum TimeStep
{
    /// <summary>Seven days; 52 to a season.</summary>
    Week,

    /// <summary>A calendar month; 12 to a season.</summary>
    Month,

    /// <summary>Three calendar months; 4 to a season.</summary>
    Quarter,

    /// <summary>Six calendar months; 2 to a season.</summary>
    HalfYear,

    /// <summary>Twelve calendar months; there is no season.</summary>
    Year,
}

/// <summary>Sales by week, month, quarter, half-year or year.</summary>
/// <param name="Step">How long one value lasts.</param>
/// <param name="Start">First day of the first value.</param>
/// <param name="Values">Oldest first, without holes in time. Null is a gap (not known); 0 means that nothing was sold.</param>
public sealed record SalesSeries(TimeStep Step, DateOnly Start, IReadOnlyList<double?> Values)
{
    /// <summary>Observations a season.</summary>
    public int Period => Step switch
    {
        TimeStep.Week => 52,
        _ => 12 / MonthsOf(Step),
    };

    /// <summary>First day of the value at a place; places after the last are in the future.</summary>
    /// <param name="place">Which value, from 0; at or beyond the last for days to come.</param>
    public DateOnly DayOf(int place) => Step switch
    {
        TimeStep.Week => Start.AddDays(7 * place),
        _ => Start.AddMonths(MonthsOf(Step) * place),
    };

    /// <summary>Calendar months of a step that is not a week.</summary>
    /// <param name="step">A month or longer.</param>
    public static int MonthsOf(TimeStep step) => step switch
    {
        TimeStep.Month => 1,
        TimeStep.Quarter => 3,
        TimeStep.HalfYear => 6,
        _ => 12,
    };

    /// <summary>Adds sales up. Steps without a sale between <paramref name="from"/> and <paramref name="until"/> are zero.</summary>
    /// <param name="sales">In the caller's currency or pieces, a return negative, in any order; those outside the span are left
    /// out.</param>
    /// <param name="step">How long one value lasts; a week begins on the weekday of <paramref name="from"/>.</param>
    /// <param name="from">First day; for all but weeks the first of a month.</param>
    /// <param name="until">The day after the last: a step that this day falls into is unfinished and left out.</param>
    /// <exception cref="ArgumentException"><paramref name="from"/> is not the first of a month, or not before
    /// <paramref name="until"/>.</exception>
    public static SalesSeries Of(IEnumerable<(DateOnly Date, decimal Amount)> sales, TimeStep step, DateOnly from, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(sales);
        if (step != TimeStep.Week && from.Day != 1)
        {
            throw new ArgumentException("All steps but weeks begin on the first of a month.", nameof(from));
        }

        if (from >= until)
        {
            throw new ArgumentException("The span must hold at least one day.", nameof(until));
        }

        var months = ((until.Year - from.Year) * 12) + until.Month - from.Month;
        var values = new decimal[step switch
        {
            TimeStep.Week => (until.DayNumber - from.DayNumber) / 7,
            _ => months / MonthsOf(step),
        }];
        foreach (var (date, amount) in sales)
        {
            var month = ((date.Year - from.Year) * 12) + date.Month - from.Month;
            var place = step switch
            {
                TimeStep.Week => (date.DayNumber - from.DayNumber) / 7,
                _ => month / MonthsOf(step),
            };
            if (date >= from && place < values.Length)
            {
                values[place] += amount;
            }
        }

        return new(step, from, [.. values.Select(value => (double?)value)]);
    }
}
