using System.Globalization;

namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>How the same models would have done inside the history: forecasts made from several earlier moments, each without what came after.</summary>
/// <remarks>The forms are chosen once, from the whole history; their parameters are estimated anew at every moment (rolling origin, Tashman 2000).</remarks>
/// <param name="Forecasts">From how many moments; 0 when the history is too short to hold any back.</param>
/// <param name="MeanAbsoluteError">Mean size of the errors over all steps, in the unit of the history.</param>
/// <param name="ErrorShare">Sum of the errors' sizes over the sum of the values' sizes, 0 or more: .08 is "8 % off". Null when there is nothing to divide by.</param>
/// <param name="NaiveErrorShare">The same for repeating the last season, over the same steps; for repeating the last value where the series has no season or too little history to repeat one.</param>
/// <param name="Bias">Mean of forecast less actual, in the unit of the history: positive when forecasts were too high.</param>
public sealed record Backtest(int Forecasts, double MeanAbsoluteError, double? ErrorShare, double? NaiveErrorShare, double Bias)
{
    /// <summary>How many steps ahead the farthest error lies.</summary>
    internal int Farthest { get; init; }

    /// <summary>How many of the steps asked for lie farther than that.</summary>
    internal int Untested { get; init; }

    /// <summary>True when the naive forecast repeats the last season, false when it repeats the last value.</summary>
    internal bool NaiveIsSeason { get; init; }

    /// <summary>The error as a sentence.</summary>
    public string InWords => (Forecasts, ErrorShare) switch
    {
        (0, _) => "The history is too short to say how far off earlier forecasts would have been.",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Counted} off by {MeanAbsoluteError:0.##} on average."),
        (_, { } share) => string.Create(CultureInfo.InvariantCulture, $"{Counted} off by {100 * share:0.#} % on average{Beside}."),
    };

    private string Counted => Forecasts == 1
        ? $"The last forecast{Ahead} was"
        : string.Create(CultureInfo.InvariantCulture, $"The last {Forecasts} forecasts{Ahead} were");

    // Nothing is said of steps that no error was seen for.
    private string Ahead => Untested <= 0 ? ""
        : Farthest == 1 ? ", one step ahead only,"
        : string.Create(CultureInfo.InvariantCulture, $", 1 to {Farthest} steps ahead only,");

    private string Beside => NaiveErrorShare is { } naive
        ? string.Create(CultureInfo.InvariantCulture, $"; repeating the last {(NaiveIsSeason ? "season" : "value")} would have been off by {100 * naive:0.#} %")
        : "";
}
