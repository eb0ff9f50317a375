using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Retention;

/// <summary>The shifted-beta-geometric likelihood (Fader and Hardie 2007) with gradient and Hessian in (α, β).</summary>
/// <param name="left">Customers who left at the end of period 1, 2, ...</param>
/// <param name="censored">Customers still there after 0, 1, 2, ... periods, when observation ended for them.</param>
internal sealed class RetentionLikelihood(IReadOnlyList<long> left, IReadOnlyList<long> censored) : ILogLikelihood
{
    public IReadOnlyList<string> Names { get; } = ["alpha", "beta"];

    public IReadOnlyList<double[]> Starts { get; } = [[1, 2], [0.3, 1], [10, 30]];

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        double a = at[0], b = at[1], value = 0;
        gradient.Clear();
        hessian.Clear();
        var (fromA, fromB, fromAb) = (GammaFunctions.All(a), GammaFunctions.All(b), GammaFunctions.All(a + b));
        for (var t = 0; t < censored.Count; t++)
        {
            Add(censored[t], 0, t, gradient, hessian);
        }

        for (var t = 0; t < left.Count; t++)
        {
            Add(left[t], 1, t, gradient, hessian);
        }

        hessian[2] = hessian[1];
        return value;

        // ln B(a + i, b + j) / B(a, b): left at the end of period j + 1 (i = 1), or survived j periods (i = 0).
        void Add(long count, int i, int j, Span<double> g, Span<double> h)
        {
            if (count == 0)
            {
                return;
            }

            var (toA, toB, toAb) = (GammaFunctions.All(a + i), GammaFunctions.All(b + j), GammaFunctions.All(a + b + i + j));
            value += count * (toA.LogGamma + toB.LogGamma - toAb.LogGamma - fromA.LogGamma - fromB.LogGamma + fromAb.LogGamma);
            g[0] += count * (toA.Digamma - toAb.Digamma - fromA.Digamma + fromAb.Digamma);
            g[1] += count * (toB.Digamma - toAb.Digamma - fromB.Digamma + fromAb.Digamma);
            var mixed = fromAb.Trigamma - toAb.Trigamma;
            h[0] += count * (toA.Trigamma - fromA.Trigamma + mixed);
            h[1] += count * mixed;
            h[3] += count * (toB.Trigamma - fromB.Trigamma + mixed);
        }
    }
}
