namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>Customers who may buy once per season (a fair, a yearly order, a donation), by equal history.</summary>
/// <param name="Repeats">x: seasons with a purchase after the first; zero or more.</param>
/// <param name="Last">t_x: the last of them, counted from the first purchase; zero without repeats.</param>
/// <param name="Seasons">n: seasons observed after the first purchase; at least <paramref name="Last"/>.</param>
/// <param name="Count">How many customers share it; at least one.</param>
public readonly record struct SeasonSummary(int Repeats, int Last, int Seasons, long Count = 1)
{
    /// <summary>This summary, if it can be one.</summary>
    /// <exception cref="ArgumentException">The numbers contradict each other.</exception>
    public SeasonSummary Checked() => Repeats >= 0 && Last >= Repeats && Seasons >= Last && (Repeats > 0 == Last > 0) && Count > 0
        ? this
        : throw new ArgumentException(
            $"No history has {Repeats} repeats, the last in season {Last} of {Seasons}, shared by {Count}: 0 <= repeats <= last <= "
                + $"seasons, count above zero.");
}
