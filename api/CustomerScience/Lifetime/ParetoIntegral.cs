using System.Numerics;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// ∫ (α+u)^−R (β+u)^−(s+1) du from t_x to T: the Pareto/NBD's chance of having left since the last purchase. Gauss–Legendre in
/// ln(min(α, β) + u), where the nearest singularity is π away, keeps the precision that the usual ₂F₁ loses for many purchases or for α far
/// from β, and gives derivatives for the price of a few products.
/// </summary>
internal readonly ref struct ParetoIntegral
{
    // e^−37 is a rounding error of 1.
    private const double Negligible = 37;

    private readonly double _alpha, _beta, _rate, _exit, _least, _start, _width, _logStart, _logLeast;

    /// <param name="alpha">Scale of the rates in weeks.</param>
    /// <param name="beta">Scale of the exits in weeks.</param>
    /// <param name="rate">R = r + x.</param>
    /// <param name="exit">s + 1.</param>
    /// <param name="from">t_x in weeks.</param>
    /// <param name="to">T in weeks, above t_x.</param>
    public ParetoIntegral(double alpha, double beta, double rate, double exit, double from, double to)
    {
        (_alpha, _beta, _rate, _exit, _least) = (alpha, beta, rate, exit, Math.Min(alpha, beta));
        var cut = to;
        var drop = (rate * Math.Log((alpha + to) / (alpha + from))) + (exit * Math.Log((beta + to) / (beta + from)));
        if (drop > Negligible)
        {
            cut = Math.Min(cut, ((alpha + from) * Math.Exp(Negligible / rate)) - alpha);
            cut = Math.Min(cut, ((beta + from) * Math.Exp(Negligible / exit)) - beta);
            drop = (rate * Math.Log((alpha + cut) / (alpha + from))) + (exit * Math.Log((beta + cut) / (beta + from)));
        }

        _start = _least + from;
        _logLeast = Math.Log(_start);
        _width = Math.Log((_least + cut) / _start);
        _logStart = (-rate * Math.Log(alpha + from)) - (exit * Math.Log(beta + from));
        Rule = drop < 3 && _width < 1.5 ? GaussLegendre.Eight : drop < 14 && _width < 4 ? GaussLegendre.Sixteen : GaussLegendre.ThirtyTwo;
        Panels = Math.Max(1, (int)Math.Ceiling(Math.Max(drop / 40, _width / 6)));
        LogUnit = _logStart + Math.Log(_start * _width / Panels);
    }

    public GaussLegendre Rule { get; }

    public int Panels { get; }

    /// <summary>ln of what one unit of the values of <see cref="At"/>, averaged over nodes and summed over panels, is worth.</summary>
    public double LogUnit { get; }

    /// <summary>The integrand at some nodes side by side, relative to its start, with α+u and β+u there.</summary>
    public Vector<double> At(int panel, Vector<double> nodes, out Vector<double> logAlpha, out Vector<double> logBeta,
        out Vector<double> alphaSum, out Vector<double> betaSum)
    {
        var log = (nodes + new Vector<double>(panel)) * (_width / Panels);
        var grown = Vector.Exp(log);
        var sum = grown * _start;
        var other = sum + new Vector<double>(Math.Abs(_beta - _alpha));

        // The logarithm of the smaller sum is the variable itself.
        var (logSum, logOther) = (log + new Vector<double>(_logLeast), Vector.Log(other));
        (alphaSum, betaSum, logAlpha, logBeta) = _alpha <= _beta ? (sum, other, logSum, logOther) : (other, sum, logOther, logSum);
        return Vector.Exp((logAlpha * -_rate) - (logBeta * _exit) - new Vector<double>(_logStart)) * grown;
    }

    /// <summary>ln of the integral.</summary>
    public double Log()
    {
        var sum = Vector<double>.Zero;
        for (var panel = 0; panel < Panels; panel++)
        {
            for (var i = 0; i < Rule.Nodes.Length; i += Vector<double>.Count)
            {
                sum += Rule.WeightsFrom(i) * At(panel, Rule.NodesFrom(i), out _, out _, out _, out _);
            }
        }

        return LogUnit + Math.Log(Vector.Sum(sum));
    }
}
