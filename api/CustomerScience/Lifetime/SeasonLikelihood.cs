using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// The BG/BB likelihood (Fader, Hardie and Shang 2010, equation 5) with gradient and Hessian in (α, β, γ, δ): the customer is alive, or
/// left
/// in one of the silent seasons; each possibility is a product of two beta functions.
/// </summary>
internal sealed class SeasonLikelihood(IReadOnlyList<SeasonSummary> groups) : ILogLikelihood
{
    private const int N = 4;

    public IReadOnlyList<string> Names { get; } = ["alpha", "beta", "gamma", "delta"];

    public IReadOnlyList<double[]> Starts { get; } = [[1, 1, 0.5, 2], [2, 1, 0.3, 0.3], [0.5, 2, 1, 10]];

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        var value = 0.0;
        Span<double> mean = stackalloc double[N];
        Span<double> second = stackalloc double[N * N];
        Span<double> g = stackalloc double[N];
        var buys = new Beta(at[0], at[1]);
        var leaves = new Beta(at[2], at[3]);
        foreach (var group in groups)
        {
            // Log-sum-exp over the possibilities, its derivatives being moments of theirs.
            double top = double.NegativeInfinity, sum = 0;
            mean.Clear();
            second.Clear();
            for (var left = group.Last; left <= group.Seasons; left++)
            {
                var alive = left == group.Seasons;
                var buying = buys.To(group.Repeats, left - group.Repeats);
                var staying = leaves.To(alive ? 0 : 1, left);
                var log = buying.Log + staying.Log;
                if (log > top)
                {
                    var by = Math.Exp(top - log);
                    sum *= by;
                    Times(mean, by);
                    Times(second, by);
                    top = log;
                }

                var w = Math.Exp(log - top);
                sum += w;
                (g[0], g[1], g[2], g[3]) = (buying.First, buying.Second, staying.First, staying.Second);
                for (var i = 0; i < N; i++)
                {
                    mean[i] += w * g[i];
                    for (var j = 0; j < N; j++)
                    {
                        second[(i * N) + j] += w
                            * ((g[i] * g[j]) + (i / 2 == j / 2 ? (i < 2 ? buying : staying).Curvature(i % 2, j % 2) : 0));
                    }
                }
            }

            value += group.Count * (top + Math.Log(sum));
            for (var i = 0; i < N; i++)
            {
                gradient[i] += group.Count * mean[i] / sum;
                for (var j = 0; j < N; j++)
                {
                    hessian[(i * N) + j] += group.Count * ((second[(i * N) + j] / sum) - (mean[i] * mean[j] / (sum * sum)));
                }
            }
        }

        return value;
    }

    private static void Times(Span<double> values, double by)
    {
        foreach (ref var value in values)
        {
            value *= by;
        }
    }

    /// <summary>ln B(a + i, b + j) / B(a, b) and its derivatives in a and b.</summary>
    private sealed class Beta(double a, double b)
    {
        private readonly (double LogGamma, double Digamma, double Trigamma) _a = GammaFunctions.All(a);
        private readonly (double LogGamma, double Digamma, double Trigamma) _b = GammaFunctions.All(b);
        private readonly (double LogGamma, double Digamma, double Trigamma) _ab = GammaFunctions.All(a + b);

        public Term To(int i, int j)
        {
            var (first, second, both) = (GammaFunctions.All(a + i), GammaFunctions.All(b + j), GammaFunctions.All(a + b + i + j));
            return new(
                first.LogGamma + second.LogGamma - both.LogGamma - _a.LogGamma - _b.LogGamma + _ab.LogGamma,
                first.Digamma - both.Digamma - _a.Digamma + _ab.Digamma,
                second.Digamma - both.Digamma - _b.Digamma + _ab.Digamma,
                first.Trigamma - _a.Trigamma,
                second.Trigamma - _b.Trigamma,
                _ab.Trigamma - both.Trigamma);
        }
    }

    private readonly record struct Term(double Log, double First, double Second, double FirstCurvature, double SecondCurvature,
        double Mixed)
    {
        public double Curvature(int i, int j) => Mixed + (i != j ? 0 : i == 0 ? FirstCurvature : SecondCurvature);
    }
}
