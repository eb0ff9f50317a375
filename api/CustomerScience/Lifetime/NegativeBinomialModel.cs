using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// NBD (Ehrenberg 1959), or with Erlang-k gaps CNBD-k (Chatfield and Goodhardt 1973): purchases at gamma-distributed rates by customers who
/// never leave. What the
/// beta-geometric models become when nobody leaves; P(alive) is 1 by assumption, not by finding, and no measure of churn.
/// </summary>
public sealed record NegativeBinomialModel : IPurchaseModel
{
    /// <summary>A model with known parameters.</summary>
    /// <param name="regularity">k: Erlang shape of the gaps, 1 (random) to <see cref="BetaGeometricKind.MostRegular"/>.</param>
    /// <param name="r">Shape of the rates; above zero.</param>
    /// <param name="alpha">Scale of the rates in weeks (of phases, k of which make a purchase); above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not a positive finite number, or k is out of range.</exception>
    public NegativeBinomialModel(int regularity, double r, double alpha)
    {
        Regularity = BetaGeometricKind.Regular(regularity).Regularity;
        (R, Alpha) = (Require.Positive(r), Require.Positive(alpha));
    }

    /// <summary>Erlang shape of the gaps between purchases.</summary>
    public int Regularity { get; }

    /// <summary>Shape of the gamma distribution of rates.</summary>
    public double R { get; }

    /// <summary>Scale of the gamma distribution of rates, in weeks.</summary>
    public double Alpha { get; }

    /// <inheritdoc/>
    public string Name => NameOf(Regularity);

    /// <inheritdoc/>
    /// <remarks>Always 1: in this model nobody leaves.</remarks>
    public double ProbabilityAlive(in PurchaseSummary customer)
    {
        customer.Checked();
        return 1;
    }

    /// <inheritdoc/>
    public double ExpectedPurchases(in PurchaseSummary customer, double weeks)
    {
        customer.Checked();
        Require.NotNegative(weeks);
        double shape = R + ((double)Regularity * customer.Repeats), scale = Alpha + customer.Age;
        if (Regularity == 1)
        {
            return shape / scale * weeks;
        }

        Span<double> phases = stackalloc double[BetaGeometricKind.MostRegular];
        PhaseTails.Passed(shape, (customer.Age - customer.Recency) / scale, Regularity, phases);
        var sum = 0.0;
        for (var j = 0; j < Regularity; j++)
        {
            sum += phases[j] * PhaseTails.Expected(shape + j, scale, weeks, Regularity, j, 0, 1);
        }

        return sum;
    }

    /// <inheritdoc/>
    public void ProbabilitiesOfAtLeast(in PurchaseSummary customer, double weeks, Span<double> atLeast)
    {
        customer.Checked();
        Require.NotNegative(weeks);
        atLeast.Clear();
        double shape = R + ((double)Regularity * customer.Repeats), scale = Alpha + customer.Age;
        Span<double> phases = stackalloc double[BetaGeometricKind.MostRegular];
        PhaseTails.Passed(shape, (customer.Age - customer.Recency) / scale, Regularity, phases);
        for (var j = 0; j < Regularity; j++)
        {
            PhaseTails.Add(shape + j, scale, weeks, Regularity, j, phases[j], atLeast);
        }
    }

    /// <inheritdoc/>
    public double DiscountedPurchases(in PurchaseSummary customer, double weeks, double rate)
    {
        customer.Checked();
        if (Regularity > 1)
        {
            return Discounting.Purchases(this, customer, weeks, rate, Alpha + customer.Age);
        }

        // A steady stream: (1 − e^(−δh)) / δ.
        var horizon = Discounting.Horizon(weeks, rate);
        return (R + customer.Repeats) / (Alpha + customer.Age) * horizon * ExpectedWhileStaying.Relative(-rate * horizon);
    }

    /// <summary>Log-likelihood of one customer's history, without the gaps' constant for k above 1.</summary>
    /// <param name="customer">Times in weeks.</param>
    public double LogLikelihood(in PurchaseSummary customer)
    {
        customer.Checked();
        var likelihood = new NegativeBinomialLikelihood(PurchaseGroups.Of([customer with { LogGaps = 0 }]), Regularity);
        return likelihood.Evaluate([R, Alpha], stackalloc double[2], stackalloc double[4]);
    }

    internal static string NameOf(int regularity) => regularity == 1 ? "NBD" : $"CNBD-{regularity}";
}

/// <summary>The likelihood in (r, α): that of the beta-geometric models without its chances to leave.</summary>
internal sealed class NegativeBinomialLikelihood(PurchaseGroups groups, int regularity) : ILogLikelihood
{
    private readonly BetaGeometricLikelihood _whole = new(groups, BetaGeometricKind.Regular(regularity), canLeave: false);

    public IReadOnlyList<string> Names { get; } = ["r", "alpha"];

    public IReadOnlyList<double[]> Starts => [.. _whole.Starts.Select(start => start[..2])];

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        Span<double> first = stackalloc double[4], second = stackalloc double[16];
        var value = _whole.Evaluate([at[0], at[1], 1, 1], first, second);
        first[..2].CopyTo(gradient);
        second[..2].CopyTo(hessian);
        second[4..6].CopyTo(hessian[2..]);
        return value;
    }
}
