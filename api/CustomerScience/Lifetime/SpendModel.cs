using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// Gamma-Gamma (Fader, Hardie and Lee 2005; Fader and Hardie 2013): money per purchase is Gamma(p, ν), ν ~ Gamma(q, γ) over customers,
/// independent of how often somebody buys.
/// </summary>
public sealed record SpendModel : ISpendModel
{
    /// <summary>A model with known parameters, all above zero.</summary>
    /// <param name="p">Shape of one customer's purchases.</param>
    /// <param name="q">Shape of the customers.</param>
    /// <param name="gamma">Scale in the tenant's currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not a positive finite number.</exception>
    public SpendModel(double p, double q, double gamma) =>
        (P, Q, Gamma) = (Require.Positive(p), Require.Positive(q), Require.Positive(gamma));

    /// <summary>Shape of one customer's purchases.</summary>
    public double P { get; }

    /// <summary>Shape of the customers.</summary>
    public double Q { get; }

    /// <summary>Scale in the tenant's currency.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public string Name => FittedSpend.ModelName;

    /// <inheritdoc/>
    public double Scale => Gamma;

    /// <summary>Expected money per purchase of a customer about whom nothing is known; null when it has no finite mean (q of 1 or
    /// less).</summary>
    public double? PopulationMean => Q > 1 ? P * Gamma / (Q - 1) : null;

    /// <summary>
    /// Expected money per purchase: the customer's mean drawn towards the population's. Null when it has no finite mean (px + q of 1 or
    /// less).
    /// </summary>
    /// <param name="purchases">x: purchases that the mean was taken over; zero or more.</param>
    /// <param name="mean">Their mean; zero or more, in the tenant's currency.</param>
    public double? ExpectedSpend(int purchases, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(purchases);
        Require.NotNegative(mean);

        // A mean of zero is no observation of this model: free samples say nothing about prices.
        var x = mean > 0 ? purchases : 0;
        var shape = (P * x) + Q;
        return shape > 1 ? P * (Gamma + (x * mean)) / (shape - 1) : null;
    }

    /// <summary>Probability that the next <paramref name="future"/> purchases together stay at or below a sum of money; in [0,
    /// 1].</summary>
    /// <param name="purchases">x: purchases known.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="future">Purchases to come; at least one.</param>
    /// <param name="sum">Money; zero or more.</param>
    public double ProbabilityOfAtMost(int purchases, double mean, int future, double sum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(purchases);
        ArgumentOutOfRangeException.ThrowIfLessThan(future, 1);
        Require.NotNegative(sum);
        var x = mean > 0 ? purchases : 0;

        // The sum is a beta-prime variable: Gamma(p · future, ν) with ν ~ Gamma(px + q, γ + xz).
        return IncompleteBeta.Regularized(sum / (Gamma + (x * mean) + sum), P * future, (P * x) + Q);
    }
}
