using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Retention;

/// <summary>What can be said of the retention model.</summary>
internal static class RetentionFindings
{
    public static FindingCode Expected { get; } = new("retention-expected", "model", "mean", "within", "lower", "upper");

    public static FindingCode Backtest { get; } =
        new("retention-backtest", "fitted", "expectedShare", "period", "countedShare", "lowerShare", "upperShare");

    public static FindingCode BacktestFailed { get; } = new("retention-backtest-failed");

    public static FindingCode FewPeriods { get; } = new("retention-few-periods");

    public static FindingCode LittleHappened { get; } = new("retention-little-happened", "periods");

    public static FindingCode Alike { get; } = new("retention-alike");

    public static FindingCode EvenModel { get; } = new("retention-even-model");

    public static FindingCode FewDepartures { get; } = new("retention-few-departures");

    public static FindingCode NoModel { get; } = new("retention-no-model");
}
