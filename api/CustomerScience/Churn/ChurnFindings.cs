using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Churn;

/// <summary>What can be said of the risk of staying away.</summary>
internal static class ChurnFindings
{
    public static FindingCode Tried { get; } = new("churn-tried", "weeks", "customers", "statedShare", "observedShare");

    public static FindingCode OrdersBetter { get; } = new("churn-orders-better", "auc", "plainAuc");

    public static FindingCode OrdersNoBetter { get; } = new("churn-orders-no-better", "auc", "plainAuc");

    public static FindingCode AllAlike { get; } = new("churn-all-alike");

    public static FindingCode ShortHistory { get; } = new("churn-short-history");

    public static FindingCode NotCalibrated { get; } = new("churn-not-calibrated", "model");

    public static FindingCode SilenceRaises { get; } = new("silence-raises-risk", "weeks", "typicalWeeks", "pointsShare");

    public static FindingCode SilenceLowers { get; } = new("silence-lowers-risk", "weeks", "typicalWeeks", "pointsShare");

    public static FindingCode OnePurchaseRaises { get; } = new("one-purchase-raises-risk", "pointsShare");

    public static FindingCode OnePurchaseLowers { get; } = new("one-purchase-lowers-risk", "pointsShare");

    public static FindingCode RepeatsRaise { get; } = new("repeats-raise-risk", "repeats", "typicalRepeats", "pointsShare");

    public static FindingCode RepeatsLower { get; } = new("repeats-lower-risk", "repeats", "typicalRepeats", "pointsShare");

    public static FindingCode SpendRaises { get; } = new("spend-raises-risk", "spend", "typicalSpend", "pointsShare");

    public static FindingCode SpendLowers { get; } = new("spend-lowers-risk", "spend", "typicalSpend", "pointsShare");
}
