namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>How far the logarithms of one customer's gaps spread, shrunk towards all customers': a mean of the logarithms of both
/// variances, weighted by their gaps.</summary>
/// <param name="Variance">Of logarithms of gaps around their customer's mean, above 0.</param>
/// <param name="Prior">How many gaps of a customer's own it weighs, above 0.</param>
internal sealed record OwnSpread(double Variance, double Prior)
{
    // A gap is known to the day: that alone spreads by a twelfth of a day squared.
    private const double OfADay = 1.0 / 12;
    private const double Least = 1e-4;

    /// <summary>The spread of customers with two gaps or more.</summary>
    public static OwnSpread Of(double[][] customers, double prior)
    {
        var (squares, freedom) = (0.0, 0);
        foreach (var gaps in customers)
        {
            squares += Squares(gaps);
            freedom += gaps.Length - 1;
        }

        return new(Math.Max(Least, squares / freedom), prior);
    }

    /// <summary>Standard deviation of a customer's own gaps over that of all; 1 for fewer than two gaps.</summary>
    public double ScaleOf(ReadOnlySpan<double> logarithms)
    {
        if (logarithms.Length < 2)
        {
            return 1;
        }

        var (freedom, mean) = (logarithms.Length - 1, 0.0);
        foreach (var gap in logarithms)
        {
            mean += gap / logarithms.Length;
        }

        // The logarithm of a variance of few is too low on average by about one over their number.
        var own = Math.Log(Squares(logarithms) / freedom + OfADay / Math.Exp(2 * mean) + Least) + 1.0 / freedom;
        return Math.Exp((own - Math.Log(Variance)) * freedom / (freedom + Prior) / 2);
    }

    private static double Squares(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return squares;
    }
}
