using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Patterns;

/// <summary>Which traits go with an outcome: leaving, replying to a campaign, being worth much.</summary>
/// <param name="Provenance">Model and number of customers.</param>
/// <param name="Findings">What the report may be used for.</param>
/// <param name="Accuracy">Out of sample, every fifth customer foretold from the others; null with too few customers.</param>
/// <param name="Found">The patterns, strongest evidence first; none where the traits foretell no better than chance.</param>
public sealed record PatternReport(Provenance Provenance, IReadOnlyList<Finding> Findings, Accuracy? Accuracy,
    IReadOnlyList<Pattern> Found);

/// <summary>Customers with a trait, and how they differ from the others.</summary>
/// <param name="Trait">The trait's name.</param>
/// <param name="Level">Which customers, by category; null for a range of numbers.</param>
/// <param name="AtMost">Which customers, by the highest number; null for others.</param>
/// <param name="AtLeast">Which customers, by the lowest number; null for others.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="Rate">Part of them with the outcome, 0…1.</param>
/// <param name="RateInterval">Its 95 % interval (Wilson 1927).</param>
/// <param name="OtherRate">Part of all others with the outcome.</param>
/// <param name="AdjustedPValue">Fisher's exact test, two-sided, times the number of comparisons.</param>
/// <param name="Findings">The pattern as it may be said, and what remains of it all else equal.</param>
public sealed record Pattern(
    string Trait,
    string? Level,
    double? AtMost,
    double? AtLeast,
    int Customers,
    double Rate,
    Interval RateInterval,
    double OtherRate,
    double AdjustedPValue,
    IReadOnlyList<Finding> Findings);
