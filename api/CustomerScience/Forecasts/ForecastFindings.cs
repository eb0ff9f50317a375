using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>The finding codes of forecasts.</summary>
internal static class ForecastFindings
{
    public static FindingCode NoBacktest { get; } = new("backtest-none");

    public static FindingCode BacktestError { get; } = new("backtest-error", "forecasts", "error");

    public static FindingCode BacktestErrorShare { get; } = new("backtest-error-share", "forecasts", "errorShare");

    public static FindingCode BacktestNear { get; } = new("backtest-near-only", "farthest");

    public static FindingCode NaiveSeason { get; } = new("backtest-naive-season", "errorShare");

    public static FindingCode NaiveValue { get; } = new("backtest-naive-value", "errorShare");

    public static FindingCode NoHistory { get; } = new("forecast-no-history");

    public static FindingCode Untested { get; } = new("forecast-untested");

    public static FindingCode SeasonUnknown { get; } = new("forecast-season-unknown");

    public static FindingCode SeasonUnsure { get; } = new("forecast-season-unsure");

    public static FindingCode NotConverged { get; } = new("forecast-not-converged");

    public static FindingCode OneValue { get; } = new("forecast-one-value");

    public static FindingCode FewValues { get; } = new("forecast-few-values");

    public static FindingCode NothingSold { get; } = new("forecast-nothing-sold");

    public static FindingCode RareSales { get; } = new("forecast-rare-sales");

    public static FindingCode GapsFilled { get; } = new("forecast-gaps-filled", "gaps", "periods");

    public static FindingCode ExceptionReplaced { get; } = new("forecast-exception-replaced", "startDay", "value", "usual");

    public static FindingCode NotReported { get; } = new("forecast-not-reported", "periods");
}
