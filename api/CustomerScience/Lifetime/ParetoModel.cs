using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// Pareto/NBD (Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005): random purchases at gamma-distributed rates, and lifetimes
/// that end at gamma-distributed rates whether or not something is bought.
/// </summary>
public sealed record ParetoModel : IPurchaseModel
{
    /// <summary>A model with known parameters, all above zero.</summary>
    /// <param name="r">Shape of the purchase rates.</param>
    /// <param name="alpha">Scale of the purchase rates in weeks.</param>
    /// <param name="s">Shape of the exit rates.</param>
    /// <param name="beta">Scale of the exit rates in weeks.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not a positive finite number.</exception>
    public ParetoModel(double r, double alpha, double s, double beta) =>
        (R, Alpha, S, Beta) = (Require.Positive(r), Require.Positive(alpha), Require.Positive(s), Require.Positive(beta));

    /// <summary>Shape of the purchase rates.</summary>
    public double R { get; }

    /// <summary>Scale of the purchase rates in weeks.</summary>
    public double Alpha { get; }

    /// <summary>Shape of the exit rates.</summary>
    public double S { get; }

    /// <summary>Scale of the exit rates in weeks.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public string Name => "Pareto/NBD";

    /// <inheritdoc/>
    public double ProbabilityAlive(in PurchaseSummary customer)
    {
        Check(customer);
        if (customer.Recency == customer.Age)
        {
            return 1;
        }

        var rate = R + customer.Repeats;
        var gone = Math.Log(S) + new ParetoIntegral(Alpha, Beta, rate, S + 1, customer.Recency, customer.Age).Log();
        return 1 / (1 + Math.Exp(gone + (rate * Math.Log(Alpha + customer.Age)) + (S * Math.Log(Beta + customer.Age))));
    }

    /// <inheritdoc/>
    public double ExpectedPurchases(in PurchaseSummary customer, double weeks) => AliveAndExpected(customer, weeks).Expected;

    /// <inheritdoc/>
    public (double Alive, double Expected) AliveAndExpected(in PurchaseSummary customer, double weeks)
    {
        Require.NotNegative(weeks);
        var alive = ProbabilityAlive(customer);
        double sum = Beta + customer.Age, log = Math.Log((sum + weeks) / sum);

        // (1 − (1 + t/(β+T))^(1−s)) / (s − 1) without dividing by zero at s = 1.
        return (alive, alive * (R + customer.Repeats) / (Alpha + customer.Age) * sum * log * ExpectedWhileStaying.Relative((1 - S) * log));
    }

    /// <inheritdoc/>
    public void ProbabilitiesOfAtLeast(in PurchaseSummary customer, double weeks, Span<double> atLeast)
    {
        Require.NotNegative(weeks);
        atLeast.Clear();
        var alive = ProbabilityAlive(customer);
        if (weeks == 0 || alive == 0)
        {
            return;
        }

        // P(n-th purchase at u) has odds u/A to the n-th; the customer must still be there at u. Every node serves all n.
        double rate = R + customer.Repeats, scale = Alpha + customer.Age, exit = Beta + customer.Age;
        var top = Math.Log(1 + (weeks / Math.Min(scale, exit)));
        var panels = Math.Max(2, (int)Math.Ceiling(top));
        ReadOnlySpan<double> nodes = GaussLegendre.ThirtyTwo.Nodes, weights = GaussLegendre.ThirtyTwo.Weights;
        for (var panel = 0; panel < panels; panel++)
        {
            for (var i = 0; i < nodes.Length; i++)
            {
                var grown = Math.Exp(top * (panel + nodes[i]) / panels);
                var u = Math.Min(scale, exit) * (grown - 1);
                double z = u / (scale + u), width = Math.Min(scale, exit) * grown * top / panels;
                var logDensity = Math.Log(rate * alive * width * weights[i] / (scale + u)) + (rate * Math.Log(scale / (scale + u)))
                    + (S * Math.Log(exit / (exit + u)));
                for (var n = 0; n < atLeast.Length; n++)
                {
                    var density = Math.Exp(logDensity);
                    atLeast[n] += density;
                    var next = z * (rate + n + 1) / (n + 1);
                    if (density < 1e-18 && next < 1)
                    {
                        break;
                    }

                    logDensity += Math.Log(next);
                }
            }
        }

        for (var n = 0; n < atLeast.Length; n++)
        {
            atLeast[n] = Math.Clamp(atLeast[n], 0, n == 0 ? alive : atLeast[n - 1]);
        }
    }

    /// <inheritdoc/>
    public double DiscountedPurchases(in PurchaseSummary customer, double weeks, double rate)
    {
        var horizon = Discounting.Horizon(weeks, rate);
        var alive = ProbabilityAlive(customer);

        // The rate of purchases after u weeks falls as (1 + u/(β+T))^−s.
        double scale = Beta + customer.Age, top = Math.Log(1 + (horizon / scale)), sum = 0;
        var panels = top > 0.7 ? (int)Math.Ceiling(top) : 1;
        var rule = panels > 1 ? GaussLegendre.Sixteen : GaussLegendre.Eight;
        for (var panel = 0; panel < panels; panel++)
        {
            for (var i = 0; i < rule.Nodes.Length; i++)
            {
                var y = top * (panel + rule.Nodes[i]) / panels;
                sum += rule.Weights[i] * Math.Exp(((1 - S) * y) - (rate * scale * (Math.Exp(y) - 1)));
            }
        }

        return alive * (R + customer.Repeats) / (Alpha + customer.Age) * scale * top / panels * sum;
    }

    /// <summary>Log-likelihood of one customer's history.</summary>
    /// <param name="customer">Times in weeks.</param>
    public double LogLikelihood(in PurchaseSummary customer) =>
        new ParetoLikelihood(PurchaseGroups.Of([customer])).Evaluate([R, Alpha, S, Beta], stackalloc double[4], stackalloc double[16]);

    private static void Check(in PurchaseSummary customer)
    {
        if (!customer.IsPossible)
        {
            customer.Checked();
        }
    }
}
