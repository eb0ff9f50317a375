using MathNet.Numerics;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// Expected purchases where many are expected, in a time that does not grow with their number: the sum over n of P(n purchases, were nobody
/// to leave) and
/// S(n), what is expected of them when leaving is counted. The first few are added up. For the rest the sum is an integral, which the
/// trapezoidal rule in ln n
/// finds to all digits because the summand fades at both ends (L. N. Trefethen and J. A. C. Weideman 2014); a smooth cut divides the two.
/// </summary>
internal readonly ref struct ManyPurchases
{
    private const double CutWidth = 0.4;
    private const double CutReach = 5.2 * CutWidth;
    private const int MostNodes = 4000;
    private readonly double _shape, _z, _quiet, _a, _b, _logCut;
    private readonly int _k, _j;

    public ManyPurchases(double shape, double scale, double weeks, int k, int j, double a, double b)
    {
        (_shape, _z, _quiet, _k, _j, _a, _b) = (shape, weeks / (scale + weeks), scale / (scale + weeks), k, j, a, b);

        // From here on the number of purchases is spread so widely that nothing shows of their being whole.
        _logCut = Math.Log(Math.Max(12, 2 * k));
    }

    public double Expected()
    {
        // S(n) of whole n, up to where the rest takes over: S(n + 1) = S(n) + E[(1−p)^n].
        var last = (int)Math.Exp(_logCut + CutReach);
        double sum = 0, without = 0, stay = 1;
        for (var n = 1; n <= last; n++)
        {
            without += stay;
            stay *= (_b + n - 1) / (_a + _b + n - 1);
            sum += Mass(n) * without * (1 - Rest(Math.Log(n)));
        }

        // Steps of half the narrower of the two widths lose less than the last digit.
        var phases = _shape * _z / _quiet;
        var step = Math.Min(CutWidth, Math.Sqrt((1 / _shape) + (1 / phases))) / 2;
        var from = Math.Max(_logCut, Math.Log(Math.Max(1, phases / _k)));
        return sum + (step * (March(from, step, last, without, stay) + March(from - step, -step, last, without, stay)));
    }

    private double March(double from, double step, int last, double without, double stay)
    {
        double sum = 0, peak = 0;
        for (var (i, y) = (0, from); i < MostNodes && y > _logCut - (1.2 * CutReach); i++, y += step)
        {
            var n = Math.Exp(y);
            var term = n * Mass(n) * (without + Further(n, last, stay)) * Rest(y);
            sum += term;
            peak = Math.Max(peak, term);
            if (term < 1e-17 * peak || (peak == 0 && i > 40))
            {
                break;
            }
        }

        return sum;
    }

    private double Rest(double logN) => SpecialFunctions.Erfc((_logCut - logN) / CutWidth) / 2;

    /// <summary>S(n) − S(m): E[(1−p)^i] summed from m to n − 1 in closed form, which passes through a = 1.</summary>
    private double Further(double n, int m, double stay)
    {
        var rise = Rise(_b + m) - Rise(_b + n);
        return -stay * (_a + _b + m - 1) * rise * ExpectedWhileStaying.Relative((_a - 1) * rise);
    }

    /// <summary>(ln Γ(x + a − 1) − ln Γ(x)) / (a − 1) for x above 100, by Stirling's series.</summary>
    private double Rise(double x)
    {
        double e = _a - 1, y = x + e, u = e / x, one = 1 + u;
        var slope = one == 1 ? 1 / x : Math.Log(one) / (one - 1) / x;
        double i = 1 / x, j = 1 / y, product = i * j;

        // Differences of 1/12x, 1/360x³ and 1/1260x⁵, divided by e.
        var series = product
            * ((1.0 / 12) - (((i * i) + product + (j * j)) / 360)
                + (((i * i * i * i) + (i * i * product) + (product * product) + (product * j * j) + (j * j * j * j)) / 1260));
        return ((x - 0.5) * slope) + Math.Log(y) - 1 - series;
    }

    /// <summary>P(n purchases, were nobody to leave), or its smooth continuation: that kn − j to kn − j + k − 1 phases pass.</summary>
    private double Mass(double n)
    {
        var first = (_k * n) - _j;
        double sum = 0, mass = PhaseMass(first);
        for (var i = 0; i < _k; i++)
        {
            sum += mass;
            mass *= _z * (_shape + first + i) / (first + i + 1);
        }

        return sum;
    }

    // The negative binomial by Loader's deviances (2000): differences of large logarithms would cost half of the digits.
    private double PhaseMass(double phases)
    {
        var all = _shape + phases;
        var log = StirlingError(all) - StirlingError(_shape) - StirlingError(phases) - Deviance(_shape, all * _quiet)
            - Deviance(phases, all * _z);
        return Math.Exp(log) * Math.Sqrt(_shape / (2 * Math.PI * all * phases));
    }

    /// <summary>ln Γ(x + 1) less Stirling's formula.</summary>
    private static double StirlingError(double x)
    {
        if (x < 16)
        {
            return GammaFunctions.LogGamma(x + 1) - ((x + 0.5) * Math.Log(x)) + x - (0.5 * Math.Log(2 * Math.PI));
        }

        double i = 1 / x, square = i * i;
        return i * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square / 1188))))))));
    }

    /// <summary>x ln(x/m) + m − x, without cancellation where x is near m.</summary>
    private static double Deviance(double x, double m)
    {
        var v = (x - m) / (x + m);
        if (Math.Abs(v) > 0.1)
        {
            return (x * Math.Log(x / m)) + m - x;
        }

        // ln(x/m) = 2 artanh v.
        double sum = (x - m) * v, term = 2 * x * v, square = v * v;
        for (var i = 3; i < 40; i += 2)
        {
            term *= square;
            sum += term / i;
            if (Math.Abs(term) < 1e-17 * Math.Abs(sum))
            {
                break;
            }
        }

        return sum;
    }
}
