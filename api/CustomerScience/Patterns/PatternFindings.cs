using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Patterns;

/// <summary>The finding codes of patterns.</summary>
internal static class PatternFindings
{
    public static FindingCode FewOutcomes { get; } = new("patterns-few-outcomes", "hits", "customers", "happened", "fewest");

    public static FindingCode NoBetter { get; } = new("patterns-no-better", "happened", "auc");

    public static FindingCode Found { get; } = new("patterns-found", "happened", "aucShare", "lowerShare", "upperShare", "lift");

    public static FindingCode Category { get; } =
        new("pattern-category", "customers", "trait", "level", "rateShare", "happened", "lowerShare", "upperShare", "otherShare");

    public static FindingCode AtMost { get; } =
        new("pattern-at-most", "customers", "trait", "limit", "rateShare", "happened", "lowerShare", "upperShare", "otherShare");

    public static FindingCode AtLeast { get; } =
        new("pattern-at-least", "customers", "trait", "limit", "rateShare", "happened", "lowerShare", "upperShare", "otherShare");

    public static FindingCode AllElseEqual { get; } = new("pattern-all-else-equal", "odds", "reference", "lower", "upper");
}
