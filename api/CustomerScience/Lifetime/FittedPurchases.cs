using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>A purchase model fitted to a tenant's customers, with what a reader must know to trust it.</summary>
/// <param name="ModelName">Name in the literature.</param>
/// <param name="Model">Null unless <see cref="Maximum"/> is a maximum: a drifted answer is no answer.</param>
/// <param name="Maximum">Parameters, standard errors, and how the search ended.</param>
/// <param name="Customers">Customers fitted to.</param>
/// <param name="Repeats">Their repeat purchases.</param>
/// <param name="Weeks">Longest observation of a customer, in weeks.</param>
public sealed record FittedPurchases(string ModelName, IPurchaseModel? Model, MaximumOfLikelihood Maximum, long Customers, long Repeats,
    double Weeks)
{
    /// <summary>Fewer customers with a repeat than this and four parameters are not worth estimating.</summary>
    public const int FewestRepeaters = 20;

    /// <summary>Fits BG/NBD, MBG/NBD or MBG/CNBD-k by maximum likelihood.</summary>
    /// <param name="groups">The customers.</param>
    /// <param name="kind">Which member of the family.</param>
    /// <exception cref="ArgumentException">k is above 1 and some customer's gaps were not recorded.</exception>
    public static FittedPurchases BetaGeometric(PurchaseGroups groups, BetaGeometricKind kind)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (kind.Regularity > 1 && groups.LogGaps is null)
        {
            throw new ArgumentException("Regularity is in the gaps: every summary needs its sum of logarithms of gaps.", nameof(groups));
        }

        return PurchaseForm.BetaGeometric(kind).Fit(groups);
    }

    /// <summary>Fits Pareto/NBD by maximum likelihood.</summary>
    /// <param name="groups">Customers by equal history; times in weeks.</param>
    public static FittedPurchases Pareto(PurchaseGroups groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return PurchaseForm.Pareto.Fit(groups);
    }

    /// <summary>Fits NBD, or CNBD-k for k above 1: customers who never leave.</summary>
    /// <param name="groups">The customers.</param>
    /// <param name="regularity">k, 1 to <see cref="BetaGeometricKind.MostRegular"/>.</param>
    /// <exception cref="ArgumentException">k is above 1 and some customer's gaps were not recorded.</exception>
    public static FittedPurchases NegativeBinomial(PurchaseGroups groups, int regularity = 1)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (regularity > 1 && groups.LogGaps is null)
        {
            throw new ArgumentException("Regularity is in the gaps: every summary needs its sum of logarithms of gaps.", nameof(groups));
        }

        return PurchaseForm.NegativeBinomial(BetaGeometricKind.Regular(regularity).Regularity).Fit(groups);
    }

    /// <summary>Log-likelihood less the number of parameters searched (H. Akaike 1974); one that was held is not.</summary>
    internal double Penalised => Maximum.LogLikelihood!.Value - Maximum.Parameters.Count + (Maximum.Held is null ? 0 : 1);

    /// <summary>The same model with other parameters, as an interval from parameter uncertainty needs it.</summary>
    internal IPurchaseModel With(IReadOnlyList<double> p) => With(Model!, p);

    /// <summary>The same of any model.</summary>
    internal static IPurchaseModel With(IPurchaseModel model, IReadOnlyList<double> p) => model switch
    {
        BetaGeometricModel { Kind: var kind } => new BetaGeometricModel(kind, p[0], p[1], p[2], p[3]),
        StackedModel stack => stack.With(p),
        NegativeBinomialModel { Regularity: var k } => new NegativeBinomialModel(k, p[0], p[1]),
        _ => new ParetoModel(p[0], p[1], p[2], p[3]),
    };
}
