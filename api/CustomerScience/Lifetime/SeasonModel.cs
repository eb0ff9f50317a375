using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// BG/BB (Fader, Hardie and Shang 2010): per season a customer who is still there buys with a beta-distributed probability and leaves with
/// another.
/// </summary>
public sealed record SeasonModel
{
    /// <summary>A model with known parameters, all above zero.</summary>
    /// <param name="alpha">First shape of the buying probability.</param>
    /// <param name="beta">Second shape of the buying probability.</param>
    /// <param name="gamma">First shape of the leaving probability.</param>
    /// <param name="delta">Second shape of the leaving probability.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not a positive finite number.</exception>
    public SeasonModel(double alpha, double beta, double gamma, double delta) =>
        (Alpha, Beta, Gamma, Delta) = (Require.Positive(alpha), Require.Positive(beta), Require.Positive(gamma), Require.Positive(delta));

    /// <summary>First shape of the buying probability.</summary>
    public double Alpha { get; }

    /// <summary>Second shape of the buying probability.</summary>
    public double Beta { get; }

    /// <summary>First shape of the leaving probability.</summary>
    public double Gamma { get; }

    /// <summary>Second shape of the leaving probability.</summary>
    public double Delta { get; }

    /// <summary>Fits by maximum likelihood; the model is null unless a maximum was found.</summary>
    /// <param name="customers">By history, in any order; times in seasons.</param>
    /// <exception cref="ArgumentException">A summary is impossible.</exception>
    public static (SeasonModel? Model, MaximumOfLikelihood Maximum) Fit(IEnumerable<SeasonSummary> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        SeasonSummary[] groups = [.. customers.Select(c => c.Checked())
            .GroupBy(c => (c.Repeats, c.Last, c.Seasons))
            .OrderBy(g => g.Key)
            .Select(g => new SeasonSummary(g.Key.Repeats, g.Key.Last, g.Key.Seasons, g.Sum(c => c.Count)))];
        if (groups.Where(g => g.Repeats > 0).Sum(g => g.Count) < FittedPurchases.FewestRepeaters)
        {
            return (null, new(FitStatus.NotEnoughData, [], null, null, [], 0, 0, 0));
        }

        var maximum = MaximumLikelihood.Find(new SeasonLikelihood(groups));
        var p = maximum.Parameters;
        return (maximum.Status == FitStatus.Converged ? new(p[0], p[1], p[2], p[3]) : null, maximum);
    }

    /// <summary>Log-likelihood of one history, counted once.</summary>
    /// <param name="customer">Times in seasons; its count does not matter.</param>
    public double LogLikelihood(SeasonSummary customer) =>
        new SeasonLikelihood([customer.Checked() with { Count = 1 }])
            .Evaluate([Alpha, Beta, Gamma, Delta], stackalloc double[4], stackalloc double[16]);

    /// <summary>Probability of still being there in the season after the observed ones; in [0, 1].</summary>
    /// <param name="customer">Times in seasons.</param>
    public double ProbabilityAlive(SeasonSummary customer) =>
        AliveAfter(customer) * (Delta + customer.Seasons) / (Gamma + Delta + customer.Seasons);

    /// <summary>Expected purchases in the coming seasons; zero or more.</summary>
    /// <param name="customer">History so far; <c>new(0, 0, 0)</c> for a newcomer.</param>
    /// <param name="seasons">Seasons to come; zero or more.</param>
    public double ExpectedPurchases(SeasonSummary customer, int seasons)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seasons);
        double alive = AliveAfter(customer), sum = 0;
        for (var i = customer.Seasons; i < customer.Seasons + seasons; i++)
        {
            alive *= (Delta + i) / (Gamma + Delta + i);
            sum += alive;
        }

        return sum * (Alpha + customer.Repeats) / (Alpha + Beta + customer.Seasons);
    }

    /// <summary>Probability of being there still in the last season observed, given the history.</summary>
    private double AliveAfter(SeasonSummary customer)
    {
        var (x, n) = (customer.Checked().Repeats, customer.Seasons);
        return Math.Min(1, Math.Exp(
            GammaFunctions.LogBeta(Alpha + x, Beta + n - x) - GammaFunctions.LogBeta(Alpha, Beta)
            + GammaFunctions.LogBeta(Gamma, Delta + n) - GammaFunctions.LogBeta(Gamma, Delta)
            - LogLikelihood(customer)));
    }
}
