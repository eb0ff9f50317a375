namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>Whether purchases come in a yearly wave, which the purchase models do not know.</summary>
internal static class SeasonOfPurchases
{
    private const int Year = 12;
    private const double Level = 0.01;

    /// <summary>
    /// Fisher's test of one period (R. A. Fisher 1929) at twelve months: of the square roots of the purchases of whole months, less their
    /// average over a year, the part
    /// that a wave of a year explains.
    /// </summary>
    /// <param name="days">The days of the purchases, in any order.</param>
    /// <param name="end">The last day of the history.</param>
    /// <returns>False for fewer than two whole years.</returns>
    public static bool IsYearly(IReadOnlyCollection<DateOnly> days, DateOnly end)
    {
        if (days.Count == 0)
        {
            return false;
        }

        var (first, last) = (MonthOf(days.Min()) + 1, MonthOf(end.AddDays(1)));
        var roots = new double[Math.Max(0, last - first)];
        foreach (var month in days.Select(MonthOf).Where(month => month >= first && month < last))
        {
            roots[month - first]++;
        }

        roots = Array.ConvertAll(roots, Math.Sqrt);

        // Half a year at either end has no average; of the rest, whole years.
        var used = (roots.Length - Year) / Year * Year;
        if (used < Year)
        {
            return false;
        }

        var (all, sine, cosine) = (0.0, 0.0, 0.0);
        for (var t = roots.Length - Year / 2 - used; t < roots.Length - Year / 2; t++)
        {
            var around = roots[(t - Year / 2)..(t + Year / 2 + 1)];
            var rest = roots[t] - (around.Sum() - (around[0] + around[^1]) / 2) / Year;
            var angle = 2 * Math.PI * t / Year;
            (all, sine, cosine) = (all + rest * rest, sine + rest * Math.Sin(angle), cosine + rest * Math.Cos(angle));
        }

        var share = all > 0 ? Math.Min(1, 2 * (sine * sine + cosine * cosine) / used / all) : 0;
        return Math.Pow(1 - share, (used - 3) / 2.0) < Level;
    }

    private static int MonthOf(DateOnly day) => day.Year * Year + day.Month;
}
