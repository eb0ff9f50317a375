using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.Insights.Findings;

/// <summary>The finding codes of the report routes.</summary>
internal static class ReportFindings
{
    public static FindingCode RegionsReconciled { get; } = new("regions-reconciled", "regions");

    public static FindingCode RegionsSilent { get; } = new("regions-silent", "regions");

    public static FindingCode RegionsTooNew { get; } = new("regions-too-new", "regions");

    public static FindingCode RunningLeftOut { get; } = new("forecast-running-left-out", "fromDay", "toDay");

    public static FindingCode OnlyRunning { get; } = new("forecast-only-running", "fromDay", "toDay");

    public static FindingCode PricesTop { get; } = new("prices-top", "told", "products");

    public static FindingCode PricesLeftOut { get; } = new("prices-left-out", "lines");

    public static FindingCode PricesKnown { get; } = new("prices-known", "known", "told");

    public static FindingCode PricesEachInterval { get; } = new("prices-each-interval");

    public static FindingCode PricesNoProof { get; } = new("prices-no-proof");

    public static FindingCode LastLineCounts { get; } = new("patterns-last-line-counts", "lines");

    public static FindingCode NobodyObserved { get; } = new("retention-nobody-observed");

    public static FindingCode NoWholePeriod { get; } = new("retention-no-whole-period");

    public static FindingCode Counted { get; } =
        new("retention-counted", "customers", "departures", "periods", "survivalShare", "lowerShare", "upperShare");

    public static FindingCode Median { get; } = new("retention-median", "periods");

    public static FindingCode MedianUnknown { get; } = new("retention-median-unknown");

    public static FindingCode Mean { get; } = new("retention-mean", "within", "mean", "lower", "upper");

    public static FindingCode EndsPlanned { get; } = new("retention-ends-planned", "ends");
}
