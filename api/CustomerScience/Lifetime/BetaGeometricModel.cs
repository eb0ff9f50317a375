using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// BG/NBD (Fader, Hardie and Lee 2005), MBG/NBD (Batislam, Denizel and Filiztekin 2007) or MBG/CNBD-k (Platzer and Reutterer 2016):
/// purchases at gamma-distributed rates with Erlang-k gaps, and a beta-distributed probability of leaving after each purchase.
/// </summary>
public sealed record BetaGeometricModel : IPurchaseModel
{
    /// <summary>A model with known parameters.</summary>
    /// <param name="kind">Which member of the family.</param>
    /// <param name="r">Shape of the rates; above zero.</param>
    /// <param name="alpha">Scale of the rates in weeks; above zero.</param>
    /// <param name="a">First shape of the leaving probability; above zero.</param>
    /// <param name="b">Second shape of the leaving probability; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not a positive finite number, or k is out of range.</exception>
    public BetaGeometricModel(BetaGeometricKind kind, double r, double alpha, double a, double b)
    {
        Kind = kind == BetaGeometricKind.Bg ? kind : BetaGeometricKind.Regular(kind.Regularity);
        (R, Alpha, A, B) = (Require.Positive(r), Require.Positive(alpha), Require.Positive(a), Require.Positive(b));
        LogAlpha = Math.Log(alpha);
    }

    /// <summary>Which member of the family.</summary>
    public BetaGeometricKind Kind { get; }

    /// <summary>Shape of the gamma distribution of rates.</summary>
    public double R { get; }

    /// <summary>Scale of the gamma distribution of rates, in weeks.</summary>
    public double Alpha { get; }

    /// <summary>First shape of the beta distribution of leaving.</summary>
    public double A { get; }

    /// <summary>Second shape of the beta distribution of leaving.</summary>
    public double B { get; }

    private double LogAlpha { get; }

    /// <inheritdoc/>
    public string Name => Kind.Name;

    /// <inheritdoc/>
    /// <remarks>Without repeats BG/NBD says 1 whatever the silence: it is no measure of churn.</remarks>
    public double ProbabilityAlive(in PurchaseSummary customer)
    {
        Check(customer);
        return Alive(customer);
    }

    /// <inheritdoc/>
    public double ExpectedPurchases(in PurchaseSummary customer, double weeks)
    {
        Check(customer);
        Require.NotNegative(weeks);
        return Alive(customer) * IfAlive(customer, weeks);
    }

    /// <inheritdoc/>
    public void ProbabilitiesOfAtLeast(in PurchaseSummary customer, double weeks, Span<double> atLeast)
    {
        Check(customer);
        Require.NotNegative(weeks);
        var k = Kind.Regularity;
        atLeast.Clear();
        Span<double> phases = stackalloc double[BetaGeometricKind.MostRegular];
        PhaseProbabilities(customer, phases);
        var alive = Alive(customer);
        var shape = R + ((double)k * customer.Repeats);
        for (var j = 0; j < k; j++)
        {
            PhaseTails.Add(shape + j, Alpha + customer.Age, weeks, k, j, alive * phases[j], atLeast);
        }

        // The n-th purchase needs n − 1 chances to leave survived.
        double stay = 1, b = StayShape(customer.Repeats);
        for (var n = 0; n < atLeast.Length; n++)
        {
            atLeast[n] = Math.Clamp(atLeast[n] * stay, 0, n == 0 ? 1 : atLeast[n - 1]);
            stay *= (b + n) / (A + b + n);
        }
    }

    /// <inheritdoc/>
    public double DiscountedPurchases(in PurchaseSummary customer, double weeks, double rate)
    {
        Check(customer);
        return Discounting.Purchases(this, customer, weeks, rate, Alpha + customer.Age);
    }

    /// <summary>Log-likelihood of one customer's history, without the gaps' constant for k above 1.</summary>
    /// <param name="customer">Times in weeks.</param>
    public double LogLikelihood(in PurchaseSummary customer)
    {
        Check(customer);
        var likelihood = new BetaGeometricLikelihood(PurchaseGroups.Of([customer with { LogGaps = 0 }]), Kind);
        return likelihood.Evaluate([R, Alpha, A, B], stackalloc double[4], stackalloc double[16]);
    }

    private double Alive(in PurchaseSummary customer)
    {
        var survived = customer.Repeats - 1 + (Kind.CanLeaveAtOnce ? 1 : 0);
        if (survived < 0)
        {
            return 1;
        }

        double rate = R + ((double)Kind.Regularity * customer.Repeats), sum = Alpha + customer.Age;
        var odds = A / (B + survived);
        var quiet = rate * Math.Log(sum / (Alpha + customer.Recency));
        if (Kind.Regularity == 1)
        {
            return 1 / (1 + (odds * Math.Exp(quiet)));
        }

        double weight = 1, phases = 1, ratio = (customer.Age - customer.Recency) / sum;
        for (var j = 1; j < Kind.Regularity; j++)
        {
            weight *= ratio * (rate + j - 1) / j;
            phases += weight;
        }

        return 1 / (1 + (odds * Math.Exp(quiet - Math.Log(phases))));
    }

    private double IfAlive(in PurchaseSummary customer, double weeks)
    {
        var k = Kind.Regularity;
        double shape = R + ((double)k * customer.Repeats), scale = Alpha + customer.Age, b = StayShape(customer.Repeats);
        if (k == 1)
        {
            return ExpectedWhileStaying.Of(shape, scale, A, b, weeks);
        }

        Span<double> phases = stackalloc double[BetaGeometricKind.MostRegular];
        PhaseProbabilities(customer, phases);
        var sum = 0.0;
        for (var j = 0; j < k; j++)
        {
            sum += phases[j] * PhaseTails.Expected(shape + j, scale, weeks, k, j, A, b);
        }

        return sum;
    }

    private void PhaseProbabilities(in PurchaseSummary customer, Span<double> phases) =>
        PhaseTails.Passed(R + ((double)Kind.Regularity * customer.Repeats), (customer.Age - customer.Recency) / (Alpha + customer.Age),
            Kind.Regularity, phases);

    private double StayShape(int repeats) => B + repeats + (Kind.CanLeaveAtOnce ? 1 : 0);

    private static void Check(in PurchaseSummary customer)
    {
        if (!customer.IsPossible)
        {
            customer.Checked();
        }
    }
}
