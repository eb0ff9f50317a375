using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>What can be said of returns.</summary>
internal static class ReturnFindings
{
    public static FindingCode None { get; } = new("returns-none");

    public static FindingCode Counted { get; } = new("returns-counted", "lines", "amount", "settled", "cancelled");

    public static FindingCode Open { get; } = new("returns-open", "lines");

    public static FindingCode Turned { get; } = new("returns-turned", "lines");

    public static FindingCode WithoutPurchase { get; } = new("customers-without-purchase", "customers");
}
