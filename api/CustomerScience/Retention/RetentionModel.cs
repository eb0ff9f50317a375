using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Retention;

/// <summary>
/// Shifted-beta-geometric (Fader and Hardie 2007) for customers under contract: at each renewal a customer leaves with a probability of
/// their own, beta-distributed over customers, so that those who stay are ever more loyal.
/// </summary>
public sealed record RetentionModel
{
    /// <summary>A model with known parameters, both above zero.</summary>
    /// <param name="alpha">First shape of the leaving probability.</param>
    /// <param name="beta">Second shape of the leaving probability.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not a positive finite number.</exception>
    public RetentionModel(double alpha, double beta) => (Alpha, Beta) = (Require.Positive(alpha), Require.Positive(beta));

    /// <summary>First shape of the leaving probability.</summary>
    public double Alpha { get; }

    /// <summary>Second shape of the leaving probability.</summary>
    public double Beta { get; }

    /// <summary>Fits by maximum likelihood to one cohort's survivors; the model is null unless a maximum was found.</summary>
    /// <param name="survivors">Customers at the start and after each period: not rising, the first above zero.</param>
    /// <exception cref="ArgumentException">The survivors rise, are negative, or fewer than two counts are given.</exception>
    public static (RetentionModel? Model, MaximumOfLikelihood Maximum) FitCohort(IReadOnlyList<long> survivors)
    {
        ArgumentNullException.ThrowIfNull(survivors);
        if (survivors.Count < 2 || survivors[0] <= 0 || survivors[^1] < 0 || survivors.Zip(survivors.Skip(1))
            .Any(pair => pair.Second > pair.First))
        {
            throw new ArgumentException("A cohort is at least two counts, the first above zero, none above the one before.",
                nameof(survivors));
        }

        var censored = new long[survivors.Count];
        censored[^1] = survivors[^1];
        return Fit([.. survivors.Zip(survivors.Skip(1), (before, after) => before - after)], censored);
    }

    /// <summary>Fits by maximum likelihood to customers of any age; the model is null unless a maximum was found.</summary>
    /// <param name="left">How many left at the end of period 1, 2, ...; none negative.</param>
    /// <param name="stillThere">How many were still there after 0, 1, 2, ... periods when last seen; none negative.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static (RetentionModel? Model, MaximumOfLikelihood Maximum) Fit(IReadOnlyList<long> left, IReadOnlyList<long> stillThere)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(stillThere);
        if (left.Concat(stillThere).Any(count => count < 0))
        {
            throw new ArgumentException("A number of customers is zero or more.", nameof(left));
        }

        // Two parameters need losses in two different periods, or losses and survivors of more than one.
        if (left.Sum() < 10 || left.Count(count => count > 0) + stillThere.Skip(1).Count(count => count > 0) < 3)
        {
            return (null, new(FitStatus.NotEnoughData, [], null, null, [], 0, 0, 0));
        }

        // Customers who leave alike drive both shapes without bound: their ratio is all that there is to know.
        var likelihood = new RetentionLikelihood(left, stillThere);
        var maximum = MaximumLikelihood.Find(likelihood);
        maximum = maximum is { Status: FitStatus.Undetermined, Parameters: [_, > HeldLikelihood.Large / 5] }
            && new HeldLikelihood(likelihood, 1, 0).Find() is { Status: FitStatus.Converged } held ? held : maximum;
        return (maximum.Status == FitStatus.Converged ? new(maximum.Parameters[0], maximum.Parameters[1]) : null, maximum);
    }

    /// <summary>Share of a cohort still there after so many renewals; in [0, 1], not rising.</summary>
    /// <param name="periods">Renewals; zero or more.</param>
    public double Survival(int periods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        return Math.Min(1, Math.Exp(GammaFunctions.LogBeta(Alpha, Beta + periods) - GammaFunctions.LogBeta(Alpha, Beta)));
    }

    /// <summary>Probability of renewing once more, given so many renewals; in [0, 1], rising.</summary>
    /// <param name="renewals">Renewals so far; zero or more.</param>
    public double Retention(int renewals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(renewals);
        return (Beta + renewals) / (Alpha + Beta + renewals);
    }

    /// <summary>
    /// Expected number of further renewals, each discounted to now (Fader and Hardie 2010): the discounted expected residual lifetime.
    /// </summary>
    /// <param name="renewals">Renewals so far; zero or more. The next is due now.</param>
    /// <param name="discount">Discount rate per period; above zero.</param>
    public double DiscountedRenewals(int renewals, double discount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(renewals);
        Require.Positive(discount);
        double stay = 1, sum = 0;
        for (var i = renewals; ; i++)
        {
            stay *= (Beta + i) / (Alpha + Beta + i);
            sum += stay;
            stay /= 1 + discount;

            // What is left is at most a geometric series of today's term.
            if (stay * (1 + discount) / discount < 1e-12 * sum)
            {
                return sum;
            }
        }
    }
}
