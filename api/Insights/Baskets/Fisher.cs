namespace OutlookCrm.Insights.Baskets;

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
    /// The same within strata of like customers, taken together: the probability of at least as many hits in all, were the two independent in each (M. Zelen 1971,
    /// J. J. Gart 1970), by convolution of the strata's hypergeometric distributions.
    /// </summary>
    /// <param name="strata">Per stratum: with both, with the first, with the second, all. Each fits together.</param>
    /// <returns>A probability, 0…1; 1 without a stratum.</returns>
    internal static double Greater(IReadOnlyList<(int Both, int First, int Second, int All)> strata)
    {
        var (from, sums) = (0, new[] { 1.0 });
        foreach (var (_, first, second, all) in strata)
        {
            var (low, own) = Probabilities(first, second, all);
            var next = new double[sums.Length + own.Length - 1];
            for (var i = 0; i < sums.Length; i++)
            {
                for (var j = 0; j < own.Length; j++)
                {
                    next[i + j] += sums[i] * own[j];
                }
            }

            (from, sums) = (from + low, next);
        }

        // The smallest first, so that nothing is lost.
        var (p, least) = (0.0, Math.Max(0, strata.Sum(stratum => stratum.Both) - from));
        for (var i = sums.Length - 1; i >= least; i--)
        {
            p += sums[i];
        }

        return Math.Min(1, p);
    }

    // Outwards from the likeliest, as far as anything counts.
    private static (int Low, double[] Probabilities) Probabilities(int first, int second, int all)
    {
        const double Least = 1e-20;
        var (least, most) = ((int)Math.Max(0, (long)first + second - all), Math.Min(first, second));
        var mode = (int)Math.Clamp((first + 1.0) * (second + 1.0) / (all + 2.0), least, most);
        var (low, high) = (mode, mode);
        while (low > least && LogProbability(low - 1, first, second, all) > Math.Log(Least))
        {
            low--;
        }

        while (high < most && LogProbability(high + 1, first, second, all) > Math.Log(Least))
        {
            high++;
        }

        var probabilities = new double[high - low + 1];
        for (var x = low; x <= high; x++)
        {
            probabilities[x - low] = Math.Exp(LogProbability(x, first, second, all));
        }

        return (low, probabilities);
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
