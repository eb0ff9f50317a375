using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Prices;

/// <summary>What can be said of how volume answers the price.</summary>
internal static class PriceFindings
{
    public static FindingCode FewWeeks { get; } = new("elasticity-few-weeks", "weeks", "fewest");

    public static FindingCode EmptyWeeks { get; } = new("elasticity-empty-weeks", "empty", "weeks");

    public static FindingCode OnePrice { get; } = new("elasticity-one-price", "weeks");

    public static FindingCode PriceFollowsTime { get; } = new("elasticity-price-follows-time", "weeks");

    public static FindingCode Unsettled { get; } = new("elasticity-unsettled");

    public static FindingCode TooWide { get; } = new("elasticity-too-wide", "weeks", "lower", "upper");

    public static FindingCode DearerSellsLess { get; } = new("dearer-sells-less", "change", "lower", "upper", "weeks");

    public static FindingCode DearerSellsMore { get; } = new("dearer-sells-more", "change", "lower", "upper", "weeks");

    public static FindingCode StockingUp { get; } = new("elasticity-stocking-up", "change", "lower", "upper");

    public static FindingCode PriceList { get; } = new("elasticity-price-list", "lines");

    public static FindingCode MaybeNone { get; } = new("elasticity-maybe-none");
}
