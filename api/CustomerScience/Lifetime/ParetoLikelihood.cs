using System.Numerics;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// The Pareto/NBD likelihood (Schmittlein, Morrison and Colombo 1987) with gradient and Hessian in (r, α, s, β):
/// Γ(R)/Γ(r) α^r β^s · { (α+T)^−R (β+T)^−s + s ∫ (α+u)^−R (β+u)^−(s+1) du }, R = r + x, the integral from t_x to T.
/// </summary>
internal sealed class ParetoLikelihood : ILogLikelihood
{
    private const int N = 4;
    private readonly PurchaseGroup[] _groups;

    public ParetoLikelihood(PurchaseGroups groups)
    {
        _groups = groups.Groups;
        var scale = Math.Max(1e-3, groups.Customers == 0 ? 1 : _groups.Sum(g => g.Age * g.Count) / groups.Customers);
        var perCustomer = groups.Customers == 0 ? 1 : Math.Max(0.05, groups.Repeats / (double)groups.Customers);
        Starts =
        [
            [0.6, 0.4 * scale / perCustomer, 0.6, 0.3 * scale],
            [1.5, 1.5 * scale / perCustomer, 2, 4 * scale],
            [0.3, 0.1 * scale / perCustomer, 0.3, 0.1 * scale],
        ];
    }

    public IReadOnlyList<string> Names { get; } = ["r", "alpha", "s", "beta"];

    public IReadOnlyList<double[]> Starts { get; }

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        double r = at[0], alpha = at[1], s = at[2], beta = at[3];
        gradient.Clear();
        hessian.Clear();
        var atR = GammaFunctions.All(r);
        double logAlpha = Math.Log(alpha), logBeta = Math.Log(beta), value = 0;
        (double LogGamma, double Digamma, double Trigamma) atRate = default;
        var x = -1;
        Span<double> alive = stackalloc double[N + (N * N)];
        Span<double> dead = stackalloc double[N + (N * N)];
        foreach (ref readonly var group in _groups.AsSpan())
        {
            if (group.Repeats != x)
            {
                x = group.Repeats;
                atRate = GammaFunctions.All(r + x);
            }

            double rate = r + x, count = group.Count;
            value += count * (atRate.LogGamma - atR.LogGamma + (r * logAlpha) + (s * logBeta));
            gradient[0] += count * (atRate.Digamma - atR.Digamma + logAlpha);
            gradient[1] += count * r / alpha;
            gradient[2] += count * logBeta;
            gradient[3] += count * s / beta;
            hessian[0] += count * (atRate.Trigamma - atR.Trigamma);
            hessian[1] += count / alpha;
            hessian[5] -= count * r / (alpha * alpha);
            hessian[11] += count / beta;
            hessian[15] -= count * s / (beta * beta);

            var logAlive = Alive(rate, alpha + group.Age, s, beta + group.Age, alive);
            if (group.Recency == group.Age)
            {
                value += count * logAlive;
                AddTo(gradient, hessian, alive, default, 0, count);
                continue;
            }

            var odds = Dead(rate, alpha, s, beta, group, dead) - logAlive;
            var e = Math.Exp(-Math.Abs(odds));
            value += count * (logAlive + Math.Max(0, odds) + Math.Log(1 + e));
            AddTo(gradient, hessian, alive, dead, odds > 0 ? 1 / (1 + e) : e / (1 + e), count);
        }

        for (var i = 0; i < N; i++)
        {
            for (var j = 0; j < i; j++)
            {
                hessian[(i * N) + j] = hessian[(j * N) + i];
            }
        }

        return value;
    }

    private static double Alive(double rate, double alphaSum, double s, double betaSum, Span<double> terms)
    {
        double logAlpha = Math.Log(alphaSum), logBeta = Math.Log(betaSum), ia = 1 / alphaSum, ib = 1 / betaSum;
        terms.Clear();
        terms[0] = -logAlpha;
        terms[1] = -rate * ia;
        terms[2] = -logBeta;
        terms[3] = -s * ib;
        terms[N + 1] = -ia;
        terms[N + 5] = rate * ia * ia;
        terms[N + 11] = -ib;
        terms[N + 15] = s * ib * ib;
        return (-rate * logAlpha) - (s * logBeta);
    }

    /// <summary>ln of s times the integral; its derivatives are moments of the logarithms and reciprocals under the normalised
    /// integrand.</summary>
    private static double Dead(double rate, double alpha, double s, double beta, in PurchaseGroup group, Span<double> terms)
    {
        var integral = new ParetoIntegral(alpha, beta, rate, s + 1, group.Recency, group.Age);
        double zeroA = Math.Log(alpha + group.Recency), zeroB = Math.Log(beta + group.Recency);
        Vector<double> sums = default, va = default, vb = default, vu = default, vv = default, vaa = default, vab = default, vbb = default,
            vau = default, vav = default, vbu = default, vbv = default, vuu = default, vuv = default, vvv = default;
        for (var panel = 0; panel < integral.Panels; panel++)
        {
            for (var i = 0; i < integral.Rule.Nodes.Length; i += Vector<double>.Count)
            {
                var w = integral.Rule.WeightsFrom(i)
                    * integral.At(panel, integral.Rule.NodesFrom(i), out var la, out var lb, out var sa, out var sb);
                la -= new Vector<double>(zeroA);
                lb -= new Vector<double>(zeroB);
                Vector<double> ia = Vector<double>.One / sa, ib = Vector<double>.One / sb;
                Vector<double> wa = w * la, wb = w * lb, wu = w * ia, wv = w * ib;
                sums += w;
                va += wa;
                vb += wb;
                vu += wu;
                vv += wv;
                vaa += wa * la;
                vab += wa * lb;
                vbb += wb * lb;
                vau += wa * ia;
                vav += wa * ib;
                vbu += wb * ia;
                vbv += wb * ib;
                vuu += wu * ia;
                vuv += wu * ib;
                vvv += wv * ib;
            }
        }

        double sum = Vector.Sum(sums), aa = Vector.Sum(vaa), ab = Vector.Sum(vab), bb = Vector.Sum(vbb), au = Vector.Sum(vau),
            av = Vector.Sum(vav), bu = Vector.Sum(vbu), bv = Vector.Sum(vbv), uu = Vector.Sum(vuu), uv = Vector.Sum(vuv),
            vw = Vector.Sum(vvv);
        var n = 1 / sum;
        var (a, b, u, v) = (Vector.Sum(va) * n, Vector.Sum(vb) * n, Vector.Sum(vu) * n, Vector.Sum(vv) * n);
        var exit = s + 1;
        terms.Clear();
        terms[0] = -a - zeroA;
        terms[1] = -rate * u;
        terms[2] = (1 / s) - b - zeroB;
        terms[3] = -exit * v;
        terms[N] = (aa * n) - (a * a);
        terms[N + 1] = -u + (rate * ((au * n) - (a * u)));
        terms[N + 2] = (ab * n) - (a * b);
        terms[N + 3] = exit * ((av * n) - (a * v));
        terms[N + 5] = (rate * uu * n) + (rate * rate * ((uu * n) - (u * u)));
        terms[N + 6] = rate * ((bu * n) - (b * u));
        terms[N + 7] = rate * exit * ((uv * n) - (u * v));
        terms[N + 10] = (bb * n) - (b * b) - (1 / (s * s));
        terms[N + 11] = -v + (exit * ((bv * n) - (b * v)));
        terms[N + 15] = (exit * vw * n) + (exit * exit * ((vw * n) - (v * v)));
        return Math.Log(s) + integral.LogUnit + Math.Log(sum);
    }

    /// <summary>Derivatives of ln(e^alive + e^dead), the dead term having weight w; upper triangle.</summary>
    private static void AddTo(Span<double> gradient, Span<double> hessian, Span<double> alive, Span<double> dead, double w, double count)
    {
        for (var i = 0; i < N; i++)
        {
            var di = w == 0 ? 0 : dead[i] - alive[i];
            gradient[i] += count * (alive[i] + (w * di));
            for (var j = i; j < N; j++)
            {
                var at = (i * N) + j;
                var second = w == 0 ? alive[N + at]
                    : ((1 - w) * alive[N + at]) + (w * dead[N + at]) + (w * (1 - w) * di * (dead[j] - alive[j]));
                hessian[at] += count * second;
            }
        }
    }
}
