using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>The finding codes of the search for the likeliest parameters.</summary>
internal static class FitFindings
{
    public static FindingCode FitConverged { get; } = new("fit-converged", "steps", "agreeing", "starts");

    public static FindingCode FitHeld { get; } = new("fit-held", "steps", "agreeing", "starts", "held");

    public static FindingCode FitUndetermined { get; } = new("fit-undetermined", "parameters");

    public static FindingCode FitFewObservations { get; } = new("fit-few-observations");

    public static FindingCode FitNoMaximum { get; } = new("fit-no-maximum", "starts");
}
