using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Churn;

/// <summary>How likely a customer is to stay away.</summary>
/// <param name="Probability">Of no purchase within the horizon; in [0, 1].</param>
/// <param name="Drivers">What raises or lowers it most against a typical customer, strongest first.</param>
public sealed record ChurnRisk(double Probability, IReadOnlyList<Finding> Drivers);

/// <summary>How the churn figure did on purchases it had not seen, when the last part of the history was held back.</summary>
/// <param name="Customers">Customers scored.</param>
/// <param name="Weeks">Weeks held back.</param>
/// <param name="Auc">Chance that somebody who stayed away was given the higher risk of the two; null when all did or nobody.</param>
/// <param name="RankSumAuc">The same for the plain rank sum of recency and frequency.</param>
/// <param name="DifferenceError">Standard error of the difference of the two (DeLong, DeLong and Clarke-Pearson 1988); null where they
/// are.</param>
/// <param name="Stated">Mean risk stated.</param>
/// <param name="Observed">Share who stayed away.</param>
/// <param name="CalibrationError">Mean distance of stated and observed over tenths of the customers, by risk.</param>
public sealed record ChurnBacktest(int Customers, double Weeks, double? Auc, double? RankSumAuc, double? DifferenceError, double Stated,
    double Observed, double CalibrationError)
{
    private const double Surely = 1.96;

    /// <summary>Whether it ordered customers better than the plain rank sum by more than chance explains, at a level of 5 %.</summary>
    public bool BeatsRankSum => Auc - RankSumAuc > Surely * DifferenceError;

    /// <summary>How it did.</summary>
    public IReadOnlyList<Finding> Findings =>
    [
        ChurnFindings.Tried.With(Weeks, Customers, Stated, Observed),
        (Auc, RankSumAuc) is ({ } auc, { } plain)
            ? (BeatsRankSum ? ChurnFindings.OrdersBetter : ChurnFindings.OrdersNoBetter).With(auc, plain)
            : ChurnFindings.AllAlike.With(),
    ];
}
