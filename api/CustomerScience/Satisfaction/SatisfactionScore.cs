using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Satisfaction;

/// <summary>The three usual questions.</summary>
public enum SatisfactionMeasure
{
    /// <summary>Net promoter score (F. Reichheld 2003): "would you recommend us", 0…10; % of 9–10 less % of 0–6.</summary>
    Nps,

    /// <summary>Customer satisfaction: % of answers in the top two boxes.</summary>
    Csat,

    /// <summary>Customer effort score (M. Dixon, K. Freeman and N. Toman 2010; version 2.0): "it was easy", 1…7; the mean.</summary>
    Ces,
}

/// <summary>A score as it may be shown: with the number of answers behind it and how far it may be off.</summary>
/// <param name="Provenance">Formula and number of answers.</param>
/// <param name="Measure">Which question.</param>
/// <param name="Value">NPS −100…100, CSAT 0…100, CES 1…7.</param>
/// <param name="Interval">95 %, in the unit of the value; null where the answers are too few for any (CES: fewer than two).</param>
public sealed record SatisfactionScore(Provenance Provenance, SatisfactionMeasure Measure, double Value, Interval? Interval)
{
    private const int Few = 30;

    /// <summary>The score as it may be said; few answers are said first.</summary>
    public Finding Finding => Interval is { } interval
        ? (Provenance.Size < Few ? SatisfactionFindings.FewAnswers : SatisfactionFindings.Score)
            .With(Measure.ToString().ToUpperInvariant(), Value, interval.Lower, interval.Upper, Provenance.Size)
        : SatisfactionFindings.NoInterval.With(Measure.ToString().ToUpperInvariant(), Value, Provenance.Size);
}

/// <summary>Whether a score changed between two periods.</summary>
/// <param name="Provenance">The test and the number of answers in both periods.</param>
/// <param name="Before">The earlier period.</param>
/// <param name="After">The later period.</param>
/// <param name="Difference">After less before, in the unit of the score.</param>
/// <param name="Interval">95 % of the difference; null where a period has too few answers.</param>
/// <param name="PValue">Two-sided; null where a period has too few answers.</param>
public sealed record SatisfactionChange(
    Provenance Provenance, SatisfactionScore Before, SatisfactionScore After, double Difference, Interval? Interval, double? PValue)
{
    /// <summary>How many changes were tested beside this one, itself included.</summary>
    public int Tried { get; init; } = 1;

    /// <summary>The p-value times the number of changes tried (C. E. Bonferroni 1936), at most 1: of many changes one is always the
    /// largest.</summary>
    public double? AdjustedPValue => PValue is { } p ? Math.Min(1, p * Tried) : null;

    /// <summary>Whether the change is more than chance explains at 5 %, corrected for the changes tried.</summary>
    public bool IsReal => AdjustedPValue < 0.05;

    /// <summary>The change as it may be said.</summary>
    public Finding Finding => AdjustedPValue is not { } p
        ? SatisfactionFindings.ChangeUnknown.With()
        : (IsReal ? SatisfactionFindings.ChangeReal : SatisfactionFindings.ChangeChance).With(
            After.Measure.ToString().ToUpperInvariant(), Before.Value, After.Value, Difference, Interval!.Value.Lower, Interval.Value.Upper,
            p, Tried);
}
