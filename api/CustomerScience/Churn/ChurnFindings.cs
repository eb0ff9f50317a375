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

    public static FindingCode SilentBeyondPause { get; } =
        new("silent-beyond-own-pause", "weeks", "pauseWeeks", "times", "pointsShare");

    public static FindingCode SilentWithinPause { get; } =
        new("silent-within-own-pause", "weeks", "pauseWeeks", "times", "pointsShare");

    public static FindingCode OnceLongAgo { get; } = new("bought-once-long-ago", "weeks", "pauseWeeks", "times", "pointsShare");

    public static FindingCode OnceLately { get; } = new("bought-once-lately", "weeks", "pauseWeeks", "times", "pointsShare");

    public static FindingCode SpendRaises { get; } = new("spend-raises-risk", "spend", "typicalSpend", "pointsShare");

    public static FindingCode SpendLowers { get; } = new("spend-lowers-risk", "spend", "typicalSpend", "pointsShare");
}
