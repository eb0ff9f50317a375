namespace OutlookCrm.Benchmarks;

/// <summary>A few measured times.</summary>
internal static class Times
{
    /// <summary>The time that this part of them does not exceed: the median for 0.5.</summary>
    public static TimeSpan At(IReadOnlyList<TimeSpan> times, double quantile) =>
        times.Order().ElementAt((int)Math.Ceiling(quantile * times.Count) - 1);
}
