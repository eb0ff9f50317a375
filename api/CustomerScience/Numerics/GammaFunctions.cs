namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>
/// The gamma function's logarithm and its first two derivatives for positive arguments: Stirling's series after shifting the argument to at
/// least 10 (Abramowitz and Stegun 1964, 6.1.40, 6.3.18, 6.4.11). Absolute error about 1e-14 for arguments up to 1e3.
/// </summary>
public static class GammaFunctions
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const double Shift = 10;

    /// <summary>ln Γ(x).</summary>
    /// <param name="x">Greater than zero.</param>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        while (x < Shift)
        {
            product *= x++;
        }

        var i = 1 / x;
        return LogStirling(x, i, i * i) - Math.Log(product);
    }

    /// <summary>ψ(x), the derivative of ln Γ.</summary>
    /// <param name="x">Greater than zero.</param>
    public static double Digamma(double x)
    {
        var sum = 0.0;
        while (x < Shift)
        {
            sum += 1 / x++;
        }

        return DigammaSeries(x, 1 / x) - sum;
    }

    /// <summary>ψ′(x), the second derivative of ln Γ.</summary>
    /// <param name="x">Greater than zero.</param>
    public static double Trigamma(double x)
    {
        var sum = 0.0;
        while (x < Shift)
        {
            sum += 1 / (x * x);
            x++;
        }

        return TrigammaSeries(1 / x) + sum;
    }

    /// <summary>ln Γ(x), ψ(x) and ψ′(x) at once, for likelihoods with gradient and curvature.</summary>
    /// <param name="x">Greater than zero.</param>
    public static (double LogGamma, double Digamma, double Trigamma) All(double x)
    {
        double product = 1, first = 0, second = 0;
        while (x < Shift)
        {
            var i = 1 / x;
            product *= x++;
            first += i;
            second += i * i;
        }

        var inverse = 1 / x;
        return (LogStirling(x, inverse, inverse * inverse) - Math.Log(product), DigammaSeries(x, inverse) - first,
            TrigammaSeries(inverse) + second);
    }

    /// <summary>ln B(a, b).</summary>
    /// <param name="a">Greater than zero.</param>
    /// <param name="b">Greater than zero.</param>
    public static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    private static double LogStirling(double x, double i, double i2)
    {
        var series = (1.0 / 1188) - (i2 * (691.0 / 360360));
        series = (1.0 / 1260) - (i2 * ((1.0 / 1680) - (i2 * series)));
        series = (1.0 / 12) - (i2 * ((1.0 / 360) - (i2 * series)));
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + (i * series);
    }

    private static double DigammaSeries(double x, double i)
    {
        var i2 = i * i;
        var series = (1.0 / 132) - (i2 * (691.0 / 32760));
        series = (1.0 / 252) - (i2 * ((1.0 / 240) - (i2 * series)));
        series = (1.0 / 12) - (i2 * ((1.0 / 120) - (i2 * series)));
        return Math.Log(x) - (0.5 * i) - (i2 * series);
    }

    private static double TrigammaSeries(double i)
    {
        var i2 = i * i;
        var series = (5.0 / 66) - (i2 * (691.0 / 2730));
        series = (1.0 / 42) - (i2 * ((1.0 / 30) - (i2 * series)));
        series = (1.0 / 6) - (i2 * ((1.0 / 30) - (i2 * series)));
        return i + (0.5 * i2) + (i * i2 * series);
    }
}
