using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Patterns;

/// <summary>Which traits go with an outcome: leaving, replying to a campaign, being worth much.</summary>
/// <param name="Provenance">Model and number of customers.</param>
/// <param name="Verdict">What the report may be used for, as a sentence.</param>
/// <param name="Accuracy">Out of sample, every fifth customer foretold from the others; null with too few customers.</param>
/// <param name="Found">The patterns, strongest evidence first; none where the traits foretell no better than chance.</param>
public sealed record PatternReport(Provenance Provenance, string Verdict, Accuracy? Accuracy, IReadOnlyList<Pattern> Found);

/// <summary>Customers with a trait, and how they differ from the others.</summary>
/// <param name="Trait">The trait's name.</param>
/// <param name="Level">Which customers: a category, or a range of numbers in words.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="Rate">Part of them with the outcome, 0…1.</param>
/// <param name="RateInterval">Its 95 % interval (Wilson 1927).</param>
/// <param name="OtherRate">Part of all others with the outcome.</param>
/// <param name="AdjustedPValue">Fisher's exact test, two-sided, times the number of comparisons.</param>
/// <param name="Words">The pattern as a sentence.</param>
public sealed record Pattern(string Trait, string Level, int Customers, double Rate, Interval RateInterval, double OtherRate, double AdjustedPValue, string Words);
