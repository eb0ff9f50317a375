namespace OutlookCrm.Tests.Insights;

/// <summary>An instance makes one report at a time and sends others away: tests that ask for one do not run beside each other.</summary>
internal static class OneReportAtATime
{
    public const string Name = "one report at a time";
}
