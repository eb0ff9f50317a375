using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>
/// The errors of the same models inside the history: forecasts from several earlier moments, each made without the later values.
/// </summary>
/// <remarks>
/// The forms are chosen once, from the whole history; their parameters are estimated again at every moment (rolling origin, Tashman 2000).
/// </remarks>
/// <param name="Forecasts">From how many moments; 0 when the history is too short to hold any back.</param>
/// <param name="MeanAbsoluteError">Mean size of the errors over all steps, in the unit of the history.</param>
/// <param name="ErrorShare">Sum of the errors' sizes over the sum of the values' sizes, 0 or more: .08 is "8 % off". Null when there is
/// nothing to divide by.</param>
/// <param name="NaiveErrorShare">The same for repeating the last season, over the same steps; for repeating the last value where the series
/// has no season or too little history to repeat one.</param>
/// <param name="Bias">Mean of forecast less actual, in the unit of the history: positive when forecasts were too high.</param>
public sealed record Backtest(int Forecasts, double MeanAbsoluteError, double? ErrorShare, double? NaiveErrorShare, double Bias)
{
    /// <summary>How many steps ahead the farthest error lies.</summary>
    internal int Farthest { get; init; }

    /// <summary>How many of the steps asked for lie farther than that.</summary>
    internal int Untested { get; init; }

    /// <summary>True when the naive forecast repeats the last season, false when it repeats the last value.</summary>
    internal bool NaiveIsSeason { get; init; }

    /// <summary>How far off earlier forecasts were.</summary>
    public IReadOnlyList<Finding> Findings =>
    [
        (Forecasts, ErrorShare) switch
        {
            (0, _) => ForecastFindings.NoBacktest.With(),
            (_, null) => ForecastFindings.BacktestError.With(Forecasts, MeanAbsoluteError),
            (_, { } share) => ForecastFindings.BacktestErrorShare.With(Forecasts, share),
        },

        // Steps without a measured error get no figure.
        .. Forecasts > 0 && Untested > 0 ? (Finding[])[ForecastFindings.BacktestNear.With(Farthest)] : [],
        .. Forecasts > 0 && ErrorShare is not null && NaiveErrorShare is { } naive
            ? (Finding[])[(NaiveIsSeason ? ForecastFindings.NaiveSeason : ForecastFindings.NaiveValue).With(naive)]
            : [],
    ];
}
