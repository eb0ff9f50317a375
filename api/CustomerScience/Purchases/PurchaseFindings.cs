using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>What can be said of single lines and orders.</summary>
internal static class PurchaseFindings
{
    public static FindingCode Unnamed { get; } = new("sales-without-customer", "lines", "amount");

    public static FindingCode FarAbove { get; } = new("order-far-above-others", "customer", "orderDay", "amount", "countedAmount");
}
