namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// Expected purchases of a customer who is alive, with rate λ ~ Gamma(R, A) and leaving probability p ~ Beta(a, b):
/// E[(1 − e^(−λpt)) / p] = (a+b−1)/(a−1) · {1 − (A/(A+t))^R ₂F₁(R, b; a+b−1; t/(A+t))} (Fader, Hardie and Lee 2005, equation 10).
/// Euler's transformation of ₂F₁ turns the braces into a form that passes through a = 1 and a + b = 1 without division by zero.
/// </summary>
internal static class ExpectedWhileStaying
{
    // Beyond these the series needs thousands of terms or overflows; the sum over purchases does not.
    private const double LargestA = 25;
    private const double LargestZ = 0.98;

    public static double Of(double shape, double scale, double a, double b, double weeks)
    {
        if (weeks == 0)
        {
            return 0;
        }

        var z = weeks / (scale + weeks);
        if (a > LargestA || z > LargestZ || b > 1e7)
        {
            return PhaseTails.Expected(shape, scale, weeks, 1, 0, a, b);
        }

        // c · Σ (c−R)_n (a)_{n−1} / ((c)_n n!) z^n, with c taken into the Pochhammer symbol below.
        double c = a + b - 1, log = Math.Log(1 - z), term = (c - shape) * z, sum = term;
        for (var n = 1; n < 20_000; n++)
        {
            term *= (c - shape + n) * (a + n - 1) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.Abs(term) * (z / (1 - z)) < 1e-13 * Math.Abs(sum))
            {
                break;
            }
        }

        var power = (a - 1) * log;
        return Math.Max(0, -((c * log * Relative(power)) + (Math.Exp(power) * sum)));
    }

    /// <summary>(e^x − 1) / x.</summary>
    public static double Relative(double x) => Math.Abs(x) < 1e-5 ? 1 + (x / 2 * (1 + (x / 3))) : (Math.Exp(x) - 1) / x;
}
