namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>The days on which one customer bought.</summary>
public static class PurchaseDays
{
    /// <summary>Days between purchases, oldest first; purchases of one day count once.</summary>
    /// <param name="days">In any order.</param>
    public static double[] Gaps(IEnumerable<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        int[] sorted = [.. days.Select(day => day.DayNumber).Distinct().Order()];
        var gaps = new double[Math.Max(0, sorted.Length - 1)];
        for (var i = 0; i < gaps.Length; i++)
        {
            gaps[i] = sorted[i + 1] - sorted[i];
        }

        return gaps;
    }
}
