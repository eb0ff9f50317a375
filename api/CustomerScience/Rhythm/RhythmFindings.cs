using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>What can be said of the next purchase.</summary>
internal static class RhythmFindings
{
    public static FindingCode Learned { get; } = new("rhythm-learned", "customers");

    public static FindingCode LearnedWith { get; } = new("rhythm-learned-with-model", "customers", "model");

    public static FindingCode Unknown { get; } = new("rhythm-unknown", "fewest");

    public static FindingCode MostNotBack { get; } = new("rhythm-most-not-back");

    public static FindingCode Likely { get; } = new("next-purchase-likely", "earliestDay", "latestDay", "ownGaps", "customers");

    public static FindingCode Overdue { get; } =
        new("next-purchase-overdue", "usualByDay", "earliestDay", "latestDay", "ownGaps", "customers");

    public static FindingCode LikelyGone { get; } = new("next-purchase-gone", "days", "earliestDay", "latestDay", "ownGaps", "customers");
}
