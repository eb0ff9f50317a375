using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>"Who has these also has that", counted, with the measures of M. Hahsler, B. Grün and K. Hornik (2005).</summary>
/// <param name="If">What is in the basket, in ordinal order; at least one item.</param>
/// <param name="Then">What goes with it.</param>
/// <param name="Baskets">Baskets with all of it.</param>
/// <param name="IfBaskets">Baskets with what is in <paramref name="If"/>.</param>
/// <param name="ThenBaskets">Baskets with <paramref name="Then"/>.</param>
/// <param name="AllBaskets">All baskets.</param>
/// <param name="PValue">Fisher's one-sided exact probability of this many baskets by chance, over all baskets.</param>
/// <param name="AdjustedPValue">The larger of it and of its like among baskets of the same size, times the number of rules tried (C. E.
/// Bonferroni 1936), at most 1.</param>
/// <param name="IsRedundant">Whether fewer of the items in <paramref name="If"/> give at least the same confidence.</param>
/// <param name="Noun">What a basket is, in the plural: "baskets", or "customers" where it is all that somebody ever bought.</param>
public sealed record Rule(
    IReadOnlyList<string> If, string Then, int Baskets, int IfBaskets, int ThenBaskets, int AllBaskets, double PValue,
    double AdjustedPValue, bool IsRedundant, string Noun)
{
    /// <summary>The level a rule must reach after correction before a seller sees it.</summary>
    public const double Level = 0.05;

    /// <summary>Part of all baskets that hold all of it, 0…1.</summary>
    public double Support => (double)Baskets / AllBaskets;

    /// <summary>Part of the baskets with <see cref="If"/> that also hold <see cref="Then"/>, 0…1.</summary>
    public double Confidence => (double)Baskets / IfBaskets;

    /// <summary>The 95 % interval of <see cref="Confidence"/> (Wilson 1927).</summary>
    public Interval ConfidenceInterval => Interval.OfShare(Baskets, IfBaskets);

    /// <summary>Part of all baskets that hold <see cref="If"/>, 0…1.</summary>
    public double Coverage => (double)IfBaskets / AllBaskets;

    /// <summary>Confidence over the part of all baskets with <see cref="Then"/>: 1 where the two are independent.</summary>
    public double Lift => Confidence / ((double)ThenBaskets / AllBaskets);

    /// <summary>Support beyond what independence gives (G. Piatetsky-Shapiro 1991), −1…1.</summary>
    public double Leverage => Support - Coverage * ((double)ThenBaskets / AllBaskets);

    /// <summary>How much more often the rule would fail by chance (S. Brin et al. 1997); null for a rule that never fails.</summary>
    public double? Conviction => Baskets == IfBaskets ? null : (1 - (double)ThenBaskets / AllBaskets) / (1 - Confidence);

    /// <summary>Pearson's chi-squared of the two-by-two table; null where one side is in every basket.</summary>
    public double? ChiSquared
    {
        get
        {
            double n = AllBaskets, a = IfBaskets, b = ThenBaskets;
            var spread = a * (n - a) * b * (n - b);
            var excess = n * Baskets - a * b;
            return spread > 0 ? n * (excess / spread) * excess : null;
        }
    }

    /// <summary>Whether a seller may be shown it: it survives the test corrected for the number of rules tried.</summary>
    public bool Holds => AdjustedPValue <= Level;

    /// <summary>The counts that speak for it.</summary>
    public Finding Evidence => (Noun == BasketSet.Customers ? BasketFindings.RuleOfCustomers : BasketFindings.RuleOfBaskets).With(
        IfBaskets, If, Baskets, Then, Confidence, ConfidenceInterval.Lower, ConfidenceInterval.Upper, (double)ThenBaskets / AllBaskets,
        AllBaskets);
}
