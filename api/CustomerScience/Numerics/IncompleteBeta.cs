namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (Press et al. 2007, 6.4).</summary>
public static class IncompleteBeta
{
    private const int MostSteps = 10_000;
    private const double Tiny = 1e-300;

    /// <summary>The probability that a Beta(a, b) variable is at most <paramref name="x"/>; in [0, 1].</summary>
    /// <param name="x">Clipped to [0, 1].</param>
    /// <param name="a">Greater than zero.</param>
    /// <param name="b">Greater than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not a positive finite number, or x is not a number.</exception>
    public static double Regularized(double x, double a, double b)
    {
        if (double.IsNaN(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), "The argument of an incomplete beta function is a number.");
        }

        Require.Positive(a);
        Require.Positive(b);
        return x <= 0 ? 0
            : x >= 1 ? 1
            : x < (a + 1) / (a + b + 2) ? Front(x, a, b) * Fraction(x, a, b) / a
            : 1 - (Front(x, a, b) * Fraction(1 - x, b, a) / b);
    }

    private static double Front(double x, double a, double b) =>
        Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) - GammaFunctions.LogBeta(a, b));

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / Away(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m < MostSteps; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            var change = d * c;
            value *= change;
            if (Math.Abs(change - 1) < 1e-15)
            {
                break;
            }
        }

        return value;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
