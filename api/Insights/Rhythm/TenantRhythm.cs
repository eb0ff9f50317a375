namespace OutlookCrm.Insights.Rhythm;

/// <summary>What all customers' gaps say about any one of them.</summary>
/// <param name="Centre">Middle of the logarithms of gaps in days.</param>
/// <param name="Memory">How much of a customer's average is its latest gap, above 0 to 1 (exponentially weighted moving average).</param>
/// <param name="Shrinkage">How many effective gaps of a customer's own the tenant's centre weighs, 0 or more.</param>
/// <param name="Errors">Sorted errors of logarithms of gaps that were held back: actual less predicted.</param>
/// <param name="Customers">Customers with two gaps or more that it was learned from.</param>
public sealed record TenantRhythm(double Centre, double Memory, double Shrinkage, IReadOnlyList<double> Errors, int Customers)
{
    /// <summary>Fewer customers than this say nothing about the others.</summary>
    public const int FewestCustomers = 10;

    private static readonly double[] s_memories = [0.02, 0.1, 0.2, 0.3, 0.5, 0.8];
    private static readonly double[] s_shrinkages = [0, 0.5, 1, 2, 3, 5, 8, 13, 21, 34];

    /// <summary>
    /// Learns memory and shrinkage by holding back every customer's latest gap: those that predict them with the smallest mean absolute error of
    /// logarithms. Shrinkage towards the whole follows James and Stein (1961).
    /// </summary>
    /// <param name="gapsByCustomer">Days between purchases of each customer, oldest first, each above 0; customers with fewer than two are passed over.</param>
    /// <returns>Null for fewer than ten customers with two gaps: there is nothing to shrink towards.</returns>
    /// <exception cref="ArgumentException">A gap is not a finite number above 0.</exception>
    public static TenantRhythm? Learn(IEnumerable<IReadOnlyList<double>> gapsByCustomer)
    {
        ArgumentNullException.ThrowIfNull(gapsByCustomer);
        double[][] all = [.. gapsByCustomer.Select(Logarithms).Where(gaps => gaps.Length >= 2)];
        if (all.Length < FewestCustomers)
        {
            return null;
        }

        var centre = Middle([.. all.SelectMany(gaps => gaps[..^1])]);
        var (memory, shrinkage) = (
            from m in s_memories
            from k in s_shrinkages
            select (Memory: m, Shrinkage: k)).MinBy(choice => all.Average(gaps =>
                Math.Abs(gaps[^1] - Expect(gaps.AsSpan(0, gaps.Length - 1), centre, choice.Memory, choice.Shrinkage).Mean)));
        double[] errors = [.. all.Select(gaps => gaps[^1] - Expect(gaps.AsSpan(0, gaps.Length - 1), centre, memory, shrinkage).Mean).Order()];
        return new(centre, memory, shrinkage, errors, all.Length);
    }

    /// <summary>The shrunk average of a customer's logarithms of gaps, and the weight of its own among it, 0 to 1.</summary>
    internal (double Mean, double OwnWeight) Expect(ReadOnlySpan<double> logarithms) => Expect(logarithms, Centre, Memory, Shrinkage);

    internal static double[] Logarithms(IReadOnlyList<double> gaps) =>
        [.. gaps.Select(gap => gap > 0 && double.IsFinite(gap) ? Math.Log(gap) : throw new ArgumentException("A gap must be a finite number of days above 0.", nameof(gaps)))];

    private static (double Mean, double OwnWeight) Expect(ReadOnlySpan<double> logarithms, double centre, double memory, double shrinkage)
    {
        double sum = 0, weights = 0, squares = 0, weight = 1;
        for (var i = logarithms.Length - 1; i >= 0; i--)
        {
            sum += weight * logarithms[i];
            weights += weight;
            squares += weight * weight;
            weight *= 1 - memory;
        }

        if (logarithms.IsEmpty)
        {
            return (centre, 0);
        }

        var effective = weights * weights / squares;
        var own = effective / (effective + shrinkage);
        return (centre + (own * ((sum / weights) - centre)), own);
    }

    private static double Middle(double[] values)
    {
        Array.Sort(values);
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
