namespace OutlookCrm.CustomerScience.Churn;

/// <summary>How likely a customer is to stay away.</summary>
/// <param name="Probability">Of no purchase within the horizon; in [0, 1].</param>
/// <param name="Drivers">What raises or lowers it most against a typical customer, strongest first, as sentences.</param>
public sealed record ChurnRisk(double Probability, IReadOnlyList<string> Drivers);

/// <summary>How the churn figure did on purchases it had not seen, when the last part of the history was held back.</summary>
/// <param name="Customers">Customers scored.</param>
/// <param name="Weeks">Weeks held back.</param>
/// <param name="Auc">Chance that somebody who stayed away was given the higher risk of the two; null when all did or nobody.</param>
/// <param name="RankSumAuc">The same for the plain rank sum of recency and frequency.</param>
/// <param name="Stated">Mean risk stated.</param>
/// <param name="Observed">Share who stayed away.</param>
/// <param name="CalibrationError">Mean distance of stated and observed over tenths of the customers, by risk.</param>
public sealed record ChurnBacktest(int Customers, double Weeks, double? Auc, double? RankSumAuc, double Stated, double Observed, double CalibrationError)
{
    /// <summary>Whether it ordered customers better than the plain rank sum.</summary>
    public bool BeatsRankSum => Auc > RankSumAuc;

    /// <summary>For a person.</summary>
    public string InWords => FormattableString.Invariant(
        $"Tried on the last {Weeks:0} weeks of {Customers} customers: stated {Stated:P0} on average, {Observed:P0} stayed away; ")
        + (Auc, RankSumAuc) switch
        {
            ({ } auc, { } plain) => FormattableString.Invariant(
                $"it ordered customers {(BeatsRankSum ? "better" : "no better")} than recency and frequency alone ({auc:0.000} against {plain:0.000}, where .5 is chance)."),
            _ => "they all did the same, so that nothing can be said of the order.",
        };
}
