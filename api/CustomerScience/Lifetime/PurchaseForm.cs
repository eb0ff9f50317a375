using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>A purchase model before it is fitted: a name, a likelihood, and which parameters may be held where the data drive them without
/// bound.</summary>
internal sealed record PurchaseForm(
    string Name, Func<PurchaseGroups, ILogLikelihood> Likelihood, Func<IReadOnlyList<double>, IPurchaseModel> Model,
    params IReadOnlyList<(int Shape, int Partner)> Edges)
{
    private const int ManyHistories = 10_000;
    private const int FewHistories = 2_500;
    private const double Furthest = 1e5;

    /// <summary>Position of the shape of the rates and of their scale in every one of these models.</summary>
    private static readonly (int, int) s_rates = (0, 1);

    public static PurchaseForm Pareto { get; } =
        new("Pareto/NBD", groups => new ParetoLikelihood(groups), p => new ParetoModel(p[0], p[1], p[2], p[3]), s_rates, (2, 3));

    public static PurchaseForm BetaGeometric(BetaGeometricKind kind) =>
        new(kind.Name, groups => new BetaGeometricLikelihood(groups, kind), p => new BetaGeometricModel(kind, p[0], p[1], p[2], p[3]),
            s_rates, (3, 2));

    public static PurchaseForm NegativeBinomial(int k) =>
        new(NegativeBinomialModel.NameOf(k), groups => new NegativeBinomialLikelihood(groups, k), p =>
            new NegativeBinomialModel(k, p[0], p[1]), s_rates);

    /// <summary>The shape held large and the parameter that goes along with it; null where all are searched.</summary>
    private (int Shape, int Partner)? Hold { get; init; }

    /// <summary>Fits it; the model is null unless a maximum was found.</summary>
    public FittedPurchases Fit(PurchaseGroups groups)
    {
        var maximum = groups.Repeaters < FittedPurchases.FewestRepeaters
            ? new MaximumOfLikelihood(FitStatus.NotEnoughData, [], null, null, [], 0, 0, 0) : Find(groups);
        return new(Name, maximum.Status == FitStatus.Converged ? Model(maximum.Parameters) : null, maximum, groups.Customers,
            groups.Repeats, groups.LongestAge);
    }

    // Of very many histories a part shows where the maximum lies; from there the whole needs a few steps.
    private MaximumOfLikelihood Find(PurchaseGroups groups)
    {
        if (groups.Groups.Length < ManyHistories || groups.Part(FewHistories) is not { Repeaters: >= FittedPurchases.FewestRepeaters } part)
        {
            return Find(Likelihood(groups));
        }

        var near = Find(Likelihood(part));
        return near.LogLikelihood is null
            ? Find(Likelihood(groups))
            : Find(new StartedLikelihood(Likelihood(groups),
                [.. near.Parameters.Select(p => Math.Clamp(p, 1 / Furthest, Furthest))])) with
            {
                Starts = near.Starts,
                Agreeing = near.Agreeing
            };
    }

    private MaximumOfLikelihood Find(ILogLikelihood likelihood) =>
        Hold is var (shape, partner) ? new HeldLikelihood(likelihood, shape, partner).Find() : MaximumLikelihood.Find(likelihood);

    /// <summary>
    /// The same with the shape held large that a fit drove without bound; null where that is not what ailed the fit. Such a shape means
    /// that customers are alike in
    /// it: the rest of the model is still worth having.
    /// </summary>
    public PurchaseForm? Held(FittedPurchases fit)
    {
        if (fit.Maximum is not { Status: FitStatus.Undetermined, Parameters: var at }
            || Edges.All(edge => at[edge.Shape] < HeldLikelihood.Large / 5))
        {
            return null;
        }

        var edge = Edges.MaxBy(edge => at[edge.Shape]);
        return this with { Name = $"{Name}, {(edge == s_rates ? "one rate of purchases for all" : "leaving alike for all")}", Hold = edge };
    }
}

/// <summary>A likelihood whose search begins at one point.</summary>
internal sealed class StartedLikelihood(ILogLikelihood inner, double[] start) : ILogLikelihood
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names => inner.Names;

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Starts { get; } = [start];

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian) => inner.Evaluate(at, gradient, hessian);
}
