using MathNet.Numerics.Distributions;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>Fisher's exact test (R. A. Fisher 1922), one-sided: whether two things go together more often than by chance.</summary>
public static class Fisher
{
    /// <summary>The probability of at least as many baskets with both, were the two independent.</summary>
    /// <param name="both">Baskets with both; at most each of the next two.</param>
    /// <param name="first">Baskets with the first.</param>
    /// <param name="second">Baskets with the second.</param>
    /// <param name="all">All baskets.</param>
    /// <returns>A probability, 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The counts do not fit together.</exception>
    public static double Greater(int both, int first, int second, int all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, all);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(second, all);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(both, Math.Min(first, second));
        ArgumentOutOfRangeException.ThrowIfLessThan((long)both, (long)first + second - all, nameof(both));

        // From the mean outwards the terms fall fast: below it the other tail is the short one.
        var mean = (double)first * second / all;
        return both <= mean
            ? Math.Clamp(1 - Tail(both - 1, first, second, all, -1), 0, 1)
            : Math.Min(1, Tail(both, first, second, all, +1));
    }

    /// <summary>
    /// The same within strata of like customers, taken together: the probability of at least as many hits in all, were the two independent
    /// in each (M. Zelen 1971,
    /// J. J. Gart 1970), by convolution of the strata's hypergeometric distributions.
    /// </summary>
    /// <param name="strata">Per stratum: with both, with the first, with the second, all. Each fits together.</param>
    /// <returns>A probability, 0…1; 1 without a stratum and where there are fewer than expected.</returns>
    internal static double Greater(IReadOnlyList<(int Both, int First, int Second, int All)> strata) =>
        GreaterByOdds([.. strata.Select(stratum => (stratum.Both, stratum.First, stratum.Second, stratum.All, 1.0))]);

    /// <summary>The same where chance alone makes the odds unlike: in each stratum Fisher's noncentral distribution with the odds ratio of
    /// chance, above 0; 1 where there are fewer than expected.</summary>
    internal static double GreaterByOdds(IReadOnlyList<(int Both, int First, int Second, int All, double Odds)> strata)
    {
        const double Many = 2500;
        var own = new (int Low, double[] Probabilities)[strata.Count];
        var (mean, variance, both) = (0.0, 0.0, 0);
        for (var stratum = 0; stratum < own.Length; stratum++)
        {
            var (hits, first, second, all, odds) = strata[stratum];
            var (low, probabilities) = own[stratum] = Probabilities(first, second, all, odds);
            var (sum, squares) = (0.0, 0.0);
            for (var i = 0; i < probabilities.Length; i++)
            {
                sum += probabilities[i] * i;
                squares += probabilities[i] * i * i;
            }

            (mean, variance, both) = (mean + low + sum, variance + squares - sum * sum, both + hits);
        }

        // Of so many the sum is as good as normal, and the convolution would take long.
        if (both < mean || variance > Many)
        {
            return both < mean ? 1 : Normal.CDF(0, Math.Sqrt(variance), mean - both + 0.5);
        }

        var (from, sums) = (0, new[] { 1.0 });
        foreach (var (low, probabilities) in own)
        {
            var next = new double[sums.Length + probabilities.Length - 1];
            for (var i = 0; i < sums.Length; i++)
            {
                for (var j = 0; j < probabilities.Length; j++)
                {
                    next[i + j] += sums[i] * probabilities[j];
                }
            }

            (from, sums) = (from + low, next);
        }

        // The smallest first, so that nothing is lost.
        var total = 0.0;
        for (var i = sums.Length - 1; i >= Math.Max(0, both - from); i--)
        {
            total += sums[i];
        }

        return Math.Min(1, total);
    }

    // Outwards from the likeliest (J. Cornfield 1956), as far as anything counts, each from its neighbour.
    private static (int Low, double[] Probabilities) Probabilities(int first, int second, int all, double odds)
    {
        const double Least = 1e-20;
        var (least, most) = ((int)Math.Max(0, (long)first + second - all), Math.Min(first, second));
        double neither = (double)all - first - second, both = odds * first * second, linear = neither + odds * ((double)first + second);
        var mode = Math.Clamp((int)(2 * both / (linear + Math.Sqrt(Math.Max(0, linear * linear + 4 * (1 - odds) * both)))), least, most);
        double Ratio(int x) => odds * (first - x + 1.0) * (second - x + 1.0) / (x * (neither + x));
        var (below, above) = (new List<double>(), new List<double> { 1 });
        for (var x = mode + 1; x <= most && above[^1] > Least; x++)
        {
            above.Add(above[^1] * Ratio(x));
        }

        for (var (x, last) = (mode, 1.0); x > least && last > Least; x--)
        {
            below.Add(last /= Ratio(x));
        }

        below.Reverse();
        var sum = below.Sum() + above.Sum();
        return (mode - below.Count, [.. below.Concat(above).Select(weight => weight / sum)]);
    }

    private static double Tail(int from, int first, int second, int all, int step)
    {
        var (low, high) = (Math.Max(0L, (long)first + second - all), Math.Min(first, second));
        if (from < low || from > high)
        {
            return 0;
        }

        var (term, sum) = (1.0, 1.0);
        for (long x = from + step; x >= low && x <= high && term > sum * 1e-17; x += step)
        {
            // Of x to x − 1, upwards; its inverse downwards.
            var upper = step > 0 ? x : x + 1;
            var ratio = (first - upper + 1.0) * (second - upper + 1.0) / ((double)upper * ((double)all - first - second + upper));
            term *= step > 0 ? ratio : 1 / ratio;
            sum += term;
        }

        return Math.Exp(LogProbability(from, first, second, all)) * sum;
    }

    // Hypergeometric: C(first, x) C(all − first, second − x) / C(all, second).
    private static double LogProbability(int x, int first, int second, int all) =>
        LogFactorial(first) - LogFactorial(x) - LogFactorial(first - x)
        + LogFactorial(all - first) - LogFactorial(second - x) - LogFactorial(all - first - second + x)
        - LogFactorial(all) + LogFactorial(second) + LogFactorial(all - second);

    private static readonly double[] s_small = Small();

    private static double[] Small()
    {
        var logs = new double[64];
        var factorial = 1.0;
        for (var n = 1; n < logs.Length; n++)
        {
            logs[n] = Math.Log(factorial *= n);
        }

        return logs;
    }

    // Stirling's series to n⁻⁵: exact to the last digits from 64 on.
    private static double LogFactorial(int n)
    {
        if (n < s_small.Length)
        {
            return s_small[n];
        }

        var inverse = 1.0 / n;
        var square = inverse * inverse;
        return (n + 0.5) * Math.Log(n) - n + 0.91893853320467274178 + inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
    }
}
