using MathNet.Numerics.Distributions;

namespace OutlookCrm.CustomerScience.Figures;

/// <summary>A range that holds the true value with the stated confidence.</summary>
/// <param name="Lower">Lower end, in the unit of the estimate.</param>
/// <param name="Upper">Upper end, in the unit of the estimate.</param>
/// <param name="Confidence">Nominal coverage, between 0 and 1.</param>
public readonly record struct Interval(double Lower, double Upper, double Confidence)
{
    /// <summary>The default confidence of intervals.</summary>
    public const double Usual = 0.95;

    /// <summary>Wilson's score interval of a share (E. B. Wilson 1927): never outside 0…1 and honest for few observations.</summary>
    /// <param name="hits">How many of them, 0…<paramref name="of"/>.</param>
    /// <param name="of">How many there were; with none the share may be anything and the interval is 0…1.</param>
    /// <param name="confidence">Between 0 and 1, both excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, hits exceed their total, or the confidence is no
    /// probability.</exception>
    public static Interval OfShare(long hits, long of, double confidence = Usual)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, of);
        var z = Z(confidence);
        if (of == 0)
        {
            return new(0, 1, confidence);
        }

        double n = of, share = hits / n, z2 = z * z;
        var centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        var half = z / (1 + z2 / n) * Math.Sqrt(share * (1 - share) / n + z2 / (4 * n * n));

        // At the ends the formula gives exactly 0 or 1 but for rounding.
        return new(hits == 0 ? 0 : Math.Max(0, centre - half), hits == of ? 1 : Math.Min(1, centre + half), confidence);
    }

    /// <summary>The mean of normal-ish observations give or take Student's t (W. S. Gosset 1908).</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="standardError">Its standard error, not negative.</param>
    /// <param name="freedom">Degrees of freedom, at least 1; infinity for a normal quantile.</param>
    /// <param name="confidence">Between 0 and 1, both excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Interval Around(double estimate, double standardError, double freedom = double.PositiveInfinity,
        double confidence = Usual)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(standardError);
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        var half = standardError * (freedom > 1e6 ? Z(confidence) : StudentT.InvCDF(0, 1, freedom, (1 + Checked(confidence)) / 2));
        return new(estimate - half, estimate + half, confidence);
    }

    /// <summary>The interval, stretched as far as a value that is told beside it.</summary>
    internal Interval Including(double value) => this with { Lower = Math.Min(Lower, value), Upper = Math.Max(Upper, value) };

    /// <summary>The two-sided normal quantile of a confidence: 1.959964 for 0.95.</summary>
    /// <param name="confidence">Between 0 and 1, both excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static double Z(double confidence) => Normal.InvCDF(0, 1, (1 + Checked(confidence)) / 2);

    private static double Checked(double confidence) => confidence is > 0 and < 1
        ? confidence
        : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, both excluded.");
}
