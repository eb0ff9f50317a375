namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// All that the purchase models need of a customer's history (Schmittlein, Morrison and Colombo 1987). Times in weeks; purchases of one
/// day are one.
/// </summary>
/// <param name="Repeats">x: purchase days after the first; zero or more.</param>
/// <param name="Recency">t_x: weeks from the first purchase to the last; zero without repeats, at most <paramref name="Age"/>.</param>
/// <param name="Age">T: weeks from the first purchase to the end of observation; zero or more.</param>
/// <param name="MeanSpend">Mean money per repeat purchase day, in the tenant's currency; zero without repeats or when unknown.</param>
/// <param name="LogGaps">Sum of the natural logarithms of the gaps between purchases in weeks; zero without repeats. NaN: not
/// recorded.</param>
public readonly record struct PurchaseSummary(int Repeats, double Recency, double Age, double MeanSpend = 0, double LogGaps = double.NaN)
{
    /// <summary>Days in the models' unit of time.</summary>
    public const double DaysPerWeek = 7;

    /// <summary>A newcomer at the moment of the first purchase.</summary>
    public static PurchaseSummary Newcomer => new(0, 0, 0, 0, 0);

    /// <summary>This summary, if it can be one.</summary>
    /// <exception cref="ArgumentException">A number is negative or not finite, or recency exceeds age, or repeats and recency contradict
    /// each other.</exception>
    public PurchaseSummary Checked() => IsPossible
        ? this
        : throw new ArgumentException(
            $"No purchase history has {Repeats} repeats, recency {Recency}, age {Age} and mean spend {MeanSpend}: "
            + "0 <= recency <= age in weeks, recency is 0 exactly when there is no repeat, and spend is zero or more.");

    internal bool IsPossible =>
        Repeats >= 0 && Recency >= 0 && Recency <= Age && double.IsFinite(Age) && (Repeats > 0 == Recency > 0)
        && double.IsFinite(MeanSpend) && MeanSpend >= 0 && !double.IsInfinity(LogGaps);

    /// <summary>The summary of a customer's purchases up to a day.</summary>
    /// <param name="purchases">
    /// Days and money, in any order; those of one day are one purchase, those after <paramref name="end"/> are left out. Returns (amounts
    /// below zero) take money off the
    /// purchase before them and are none themselves.
    /// </param>
    /// <param name="end">Last day of observation.</param>
    /// <returns>Null when nothing was bought by then.</returns>
    /// <exception cref="ArgumentException">An amount is not a finite number.</exception>
    public static PurchaseSummary? Of(IEnumerable<Purchase> purchases, DateOnly end)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        var own = purchases as Purchase[] ?? [.. purchases];
        var isInOrder = true;
        for (var i = 0; i < own.Length; i++)
        {
            if (!double.IsFinite(own[i].Amount))
            {
                throw new ArgumentException($"The purchase of {own[i].Day:yyyy-MM-dd} has no finite amount.", nameof(purchases));
            }

            isInOrder &= i == 0 || own[i].Day > own[i - 1].Day
                || (own[i].Day == own[i - 1].Day && own[i].IsReturn.CompareTo(own[i - 1].IsReturn) >= 0);
        }

        // What comes back on a day goes off the purchase of that day.
        return OfOrdered(isInOrder ? own : [.. own.OrderBy(purchase => purchase.Day).ThenBy(purchase => purchase.IsReturn)], end);
    }

    private static PurchaseSummary? OfOrdered(ReadOnlySpan<Purchase> purchases, DateOnly end)
    {
        // What was given back before anything was bought belongs to a purchase that these data do not have.
        var begin = 0;
        while (begin < purchases.Length && purchases[begin].IsReturn)
        {
            begin++;
        }

        if (begin == purchases.Length || purchases[begin].Day > end)
        {
            return null;
        }

        DateOnly first = purchases[begin].Day, last = first;
        var repeats = 0;
        double logGaps = 0, spend = 0, ofDay = 0;
        foreach (var purchase in purchases[begin..])
        {
            var (day, amount) = purchase;
            if (day > end)
            {
                break;
            }

            // A return is no purchase: it takes its money off the last one before it.
            if (day > last && !purchase.IsReturn)
            {
                logGaps += Math.Log((day.DayNumber - last.DayNumber) / DaysPerWeek);
                spend += repeats == 0 ? 0 : ofDay;
                (repeats, last, ofDay) = (repeats + 1, day, 0);
            }

            ofDay += amount;
        }

        spend += repeats == 0 ? 0 : ofDay;
        return new(
            repeats,
            (last.DayNumber - first.DayNumber) / DaysPerWeek,
            (end.DayNumber - first.DayNumber) / DaysPerWeek,
            // Returns can make a mean negative; a negative mean spend has no meaning in the spend model.
            repeats == 0 ? 0 : Math.Max(0, spend / repeats),
            logGaps);
    }
}
