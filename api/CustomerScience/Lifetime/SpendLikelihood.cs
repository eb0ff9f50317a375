using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// The Gamma-Gamma likelihood (Fader, Hardie and Lee 2005; Fader and Hardie 2013) with gradient and Hessian in (p, q, γ): mean spend z of x
/// purchases has density Γ(px+q)/(Γ(px)Γ(q)) γ^q z^(px−1) x^(px) (γ+xz)^−(px+q).
/// </summary>
internal sealed class SpendLikelihood : ILogLikelihood
{
    private const int N = 3;
    private readonly (int Purchases, double Mean)[] _spends;

    /// <param name="spends">Purchases and mean spend of each, both above zero.</param>
    public SpendLikelihood((int Purchases, double Mean)[] spends)
    {
        _spends = spends;
        Array.Sort(_spends);
        var mean = spends.Average(s => s.Mean);
        Starts = [[4, 3, 2 * mean / 4], [1.5, 5, 4 * mean / 1.5], [15, 2.5, 1.5 * mean / 15]];
    }

    public IReadOnlyList<string> Names { get; } = ["p", "q", "gamma"];

    public IReadOnlyList<double[]> Starts { get; }

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        double p = at[0], q = at[1], gamma = at[2], logGamma = Math.Log(gamma), value = 0;
        double gp = 0, gq = 0, gg = 0, pp = 0, pq = 0, qq = 0, pg = 0, qg = 0, second = 0;
        var atQ = GammaFunctions.All(q);
        (double LogGamma, double Digamma, double Trigamma) atBoth = default, atP = default;
        var purchases = 0;
        foreach (var (x, z) in _spends)
        {
            if (x != purchases)
            {
                purchases = x;
                atBoth = GammaFunctions.All((p * x) + q);
                atP = GammaFunctions.All(p * x);
            }

            double sum = gamma + (x * z), log = Math.Log(sum), inverse = 1 / sum, shape = (p * x) + q;
            double logZ = Math.Log(z), logX = Math.Log(x);
            value += atBoth.LogGamma - atP.LogGamma - atQ.LogGamma + (q * logGamma) + (((p * x) - 1) * logZ) + (p * x * logX)
                - (shape * log);
            gp += x * (atBoth.Digamma - atP.Digamma + logZ + logX - log);
            gq += atBoth.Digamma - atQ.Digamma + logGamma - log;
            gg += (q / gamma) - (shape * inverse);
            pp += (double)x * x * (atBoth.Trigamma - atP.Trigamma);
            pq += x * atBoth.Trigamma;
            qq += atBoth.Trigamma - atQ.Trigamma;
            pg -= x * inverse;
            qg += (1 / gamma) - inverse;
            second += (shape * inverse * inverse) - (q / (gamma * gamma));
        }

        ReadOnlySpan<double> first = [gp, gq, gg];
        ReadOnlySpan<double> curvature = [pp, pq, pg, pq, qq, qg, pg, qg, second];
        first.CopyTo(gradient[..N]);
        curvature.CopyTo(hessian[..(N * N)]);
        return value;
    }
}
