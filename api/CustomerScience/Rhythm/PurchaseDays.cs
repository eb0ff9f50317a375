namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>The days on which one customer bought.</summary>
public static class PurchaseDays
{
    /// <summary>Days between purchases, oldest first; purchases of one day count once.</summary>
    /// <param name="days">In any order.</param>
    public static double[] Gaps(IEnumerable<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        int[] sorted = [.. days.Select(day => day.DayNumber)];
        Array.Sort(sorted);
        var (gaps, count) = (new double[Math.Max(0, sorted.Length - 1)], 0);
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1])
            {
                gaps[count++] = sorted[i] - sorted[i - 1];
            }
        }

        return count == gaps.Length ? gaps : gaps[..count];
    }
}
