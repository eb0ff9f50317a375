using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>How much of the whole comes from how few.</summary>
/// <param name="Provenance">Model and number of customers.</param>
/// <param name="Total">Sum of all values, in their unit.</param>
/// <param name="Gini">Gini's coefficient (C. Gini 1912): 0 where all give the same, (n − 1)/n where one gives everything. Null where the
/// total is 0.</param>
/// <param name="GiniInterval">Its 95 % interval (R. Davidson 2009); null with fewer than ten customers, which say too little.</param>
/// <param name="Tops">What the best part of the customers gives.</param>
public sealed record Concentration(Provenance Provenance, double Total, double? Gini, Interval? GiniInterval, IReadOnlyList<TopShare> Tops)
{
    private const int FewestForInterval = 10;

    /// <summary>The shares of the best 1, 5, 10, 20 and 50 % of the customers, and Gini's coefficient.</summary>
    /// <param name="values">One value per customer, in any unit; finite and not negative.</param>
    /// <param name="parts">Parts of the customers, each above 0 and at most 1; null for the usual five.</param>
    /// <exception cref="ArgumentException">A value is negative or not finite, or a part is out of range.</exception>
    public static Concentration Of(IEnumerable<double> values, IReadOnlyList<double>? parts = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = values.ToArray();
        if (sorted.Any(value => !double.IsFinite(value) || value < 0))
        {
            throw new ArgumentException("Concentration is measured on finite values that are not negative.", nameof(values));
        }

        parts ??= [0.01, 0.05, 0.10, 0.20, 0.50];
        if (parts.Any(part => !(part is > 0 and <= 1)))
        {
            throw new ArgumentException("A part of the customers is above 0 and at most 1.", nameof(parts));
        }

        Array.Sort(sorted);

        // Shares do not depend on the unit; the largest as the unit keeps sums of huge values finite.
        var unit = sorted.Length == 0 || sorted[^1] == 0 ? 1 : sorted[^1];
        var provenance = new Provenance("Lorenz curve and Gini coefficient (Gini 1912; interval Davidson 2009)", sorted.Length,
            "customers");
        var total = sorted.Sum(value => value / unit);
        if (total == 0)
        {
            return new(provenance, 0, null, null, []);
        }

        var (gini, error) = GiniOf(sorted, unit, total);
        Interval? interval = sorted.Length < FewestForInterval ? null : Within01(Interval.Around(gini, error));
        return new(provenance, Math.Min(total * unit, double.MaxValue), gini, interval,
            [.. parts.Select(part => TopOf(sorted, unit, total, part))]);
    }

    // G = 2 Σ i x(i) / (n Σ x) − (n + 1)/n. The error is that of the mean of Davidson's influence values
    // z(i) = −(G + 1) x(i) + (2i − 1)/n x(i) − 2/n Σ(j ≤ i) x(j).
    private static (double Gini, double Error) GiniOf(double[] sorted, double unit, double total)
    {
        double n = sorted.Length, weighted = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            weighted += (i + 1) * (sorted[i] / unit);
        }

        var gini = Math.Max(0, 2 * weighted / (n * total) - (n + 1) / n);
        double below = 0, sum = 0, squares = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var x = sorted[i] / unit;
            below += x;
            var z = -(gini + 1) * x + (2 * i + 1) / n * x - 2 / n * below;
            sum += z;
            squares += z * z;
        }

        var mean = sum / n;
        return (gini, Math.Sqrt(Math.Max(0, squares / n - mean * mean) / n) / (total / n));
    }

    private static TopShare TopOf(double[] sorted, double unit, double total, double part)
    {
        // Customers are whole: the part rounded up, without one more for a rounding error in the product.
        var count = Math.Clamp((int)Math.Ceiling(part * sorted.Length - 1e-9), 1, sorted.Length);
        double top = 0, squares = 0;
        for (var i = sorted.Length - count; i < sorted.Length; i++)
        {
            top += sorted[i] / unit;
        }

        double n = sorted.Length, share = top / total, threshold = sorted[sorted.Length - count] / unit;
        for (var i = 0; i < sorted.Length; i++)
        {
            var x = sorted[i] / unit;
            var influence = (x > threshold ? x - threshold : 0) + threshold * (count / n) - share * x;
            squares += influence * influence;
        }

        var error = Math.Sqrt(squares) / total;
        return new(part, count, share, n < FewestForInterval ? null : Within01(Interval.Around(share, error)));
    }

    private static Interval Within01(Interval interval) =>
        interval with { Lower = Math.Max(0, interval.Lower), Upper = Math.Min(1, interval.Upper) };
}

/// <summary>What the best of the customers give.</summary>
/// <param name="Part">The part of the customers asked for, 0…1.</param>
/// <param name="Customers">How many that is.</param>
/// <param name="Share">Their share of the total, 0…1.</param>
/// <param name="Interval">Its 95 % interval, by the influence function of a Lorenz share (C. M. Beach and R. Davidson 1983); null for few
/// customers.</param>
public sealed record TopShare(double Part, int Customers, double Share, Interval? Interval);
