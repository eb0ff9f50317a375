using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// Erlang-k gaps as k Poisson phases: with rate λ ~ Gamma(shape, scale) the phases within t weeks are negative binomial, and the n-th
/// purchase falls within t when at least kn − j of them pass, j being those passed already.
/// </summary>
internal static class PhaseTails
{
    private const int MostPurchases = 1_000_000;
    private const int MostAddedUp = 128;

    /// <summary>Chances, for a customer who is alive, that j of the k phases to the next purchase have passed.</summary>
    public static void Passed(double rate, double ratio, int k, Span<double> phases)
    {
        double weight = 1, sum = 0;
        for (var j = 0; j < k; j++)
        {
            phases[j] = weight;
            sum += weight;
            weight *= ratio * (rate + j) / (j + 1);
        }

        for (var j = 0; j < k; j++)
        {
            phases[j] /= sum;
        }
    }

    /// <summary>Adds weight · P(n-th purchase within t, were nobody to leave) to <paramref name="atLeast"/>[n − 1].</summary>
    public static void Add(double shape, double scale, double weeks, int k, int j, double weight, Span<double> atLeast)
    {
        // From above, so that small tails keep their digits: first the tail beyond the last purchase asked for, then one phase after
        // another.
        var last = (k * atLeast.Length) - j;
        double z = weeks / (scale + weeks);
        if (z == 0)
        {
            return;
        }

        var mass = Math.Exp(
            GammaFunctions.LogGamma(shape + last) - GammaFunctions.LogGamma(shape) - GammaFunctions.LogGamma(last + 1.0)
            + (shape * Math.Log(1 - z)) + (last * Math.Log(z)));
        double tail = 0, beyond = mass;
        for (var i = last; i < last + MostPurchases; i++)
        {
            tail += beyond;
            beyond *= z * (shape + i) / (i + 1);
            if (beyond <= 1e-17 * tail && i > shape * z / (1 - z))
            {
                break;
            }
        }

        if (mass == 0)
        {
            Below(shape, z, k, j, weight, atLeast);
            return;
        }

        for (var i = last; i > 0; i--)
        {
            if ((i + j) % k == 0)
            {
                atLeast[((i + j) / k) - 1] += weight * Math.Min(1, tail);
            }

            mass *= i / (z * (shape + i - 1));
            tail += mass;
        }
    }

    /// <summary>Expected purchases while staying: the sum over n of E[(1−p)^(n−1)] and the tails, p ~ Beta(a, b).</summary>
    public static double Expected(double shape, double scale, double weeks, int k, int j, double a, double b)
    {
        double z = weeks / (scale + weeks), logMass = shape * Math.Log(1 - z), mass = Math.Exp(logMass);
        double below = 0, expected = 0, stay = 1;
        var phases = 0;
        for (var n = 1; n <= MostAddedUp; n++)
        {
            for (var upTo = (k * n) - j; phases < upTo; phases++)
            {
                below += mass;
                logMass += mass < 1e-250 ? Math.Log(z * (shape + phases) / (phases + 1)) : 0;
                mass = mass < 1e-250 ? Math.Exp(logMass) : mass * (z * (shape + phases) / (phases + 1));
            }

            var tail = 1 - below;

            // Below this the tail is the rounding of its own sum and would never reach zero.
            if (tail <= 1e-13)
            {
                return expected;
            }

            expected += stay * tail;
            if (stay * tail * n < 1e-16 * expected)
            {
                return expected;
            }

            stay *= (b + n - 1) / (a + b + n - 1);
        }

        return new ManyPurchases(shape, scale, weeks, k, j, a, b).Expected();
    }

    /// <summary>When even the mass at the top is nothing in floating point: from below, where the tails are near 1 or 0.</summary>
    private static void Below(double shape, double z, int k, int j, double weight, Span<double> atLeast)
    {
        double logMass = shape * Math.Log(1 - z), below = 0;
        var phases = 0;
        for (var n = 1; n <= atLeast.Length; n++)
        {
            for (var upTo = (k * n) - j; phases < upTo; phases++)
            {
                below += Math.Exp(logMass);
                logMass += Math.Log(z * (shape + phases) / (phases + 1));
            }

            atLeast[n - 1] += weight * Math.Max(0, 1 - below);
        }
    }
}
