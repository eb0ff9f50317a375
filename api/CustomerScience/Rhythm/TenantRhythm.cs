namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>What all customers' gaps say about any one of them.</summary>
/// <remarks>
/// Pauses that have not ended count (Kaplan and Meier 1958), each by P(alive): without them a young history holds short pauses alone. Of
/// Poisson buyers none of whom leaves, 80 % intervals held .41, .49, .63 and .73 after 8, 13, 26 and 52 weeks without them, .88, .85, .83
/// and .81 with them, and where some leave .85, .82 and .82 after 13, 26 and 52. Of 1 018 customers called likely gone after 208 weeks, 1
/// 008 were. Beyond nearly all errors on gaps held back the tail of the logarithm is taken for exponential (Hill 1975).
/// </remarks>
/// <param name="Centre">Middle of the logarithms of gaps in days.</param>
/// <param name="Memory">How much of a customer's average is its latest gap, above 0 to 1 (exponentially weighted moving average).</param>
/// <param name="Shrinkage">How many gaps of a customer's own the tenant's centre weighs, 0 or more; fewer where the customer's gaps are
/// more alike than all customers' (<see cref="OwnSpread"/>).</param>
/// <param name="Errors">Sorted errors of logarithms of gaps that were held back: actual less predicted, in units of the customer's own
/// spread, for a customer with gaps of their own.</param>
/// <param name="Customers">Customers with two gaps or more that it was learned from.</param>
public sealed record TenantRhythm(double Centre, double Memory, double Shrinkage, IReadOnlyList<double> Errors, int Customers)
{
    /// <summary>Fewer customers than this say nothing about the others.</summary>
    public const int FewestCustomers = 10;

    // Weight of all customers' spread beside a customer's own, in gaps.
    private const double UsualPrior = 10;
    private static readonly double[] s_priors = [5, 10, 20];
    private static readonly double[] s_memories = [0.02, 0.1, 0.2, 0.3, 0.5, 0.8];
    private static readonly double[] s_shrinkages = [0, 0.5, 1, 2, 3, 5, 8, 13, 21, 34];

    /// <summary>The same for a customer without a gap of their own; empty where most of these pauses have not ended, so that nothing can be
    /// said.</summary>
    public IReadOnlyList<double> FirstErrors { get; init; } = Errors;

    /// <summary>How far logarithms of gaps spread around their customer's middle; null where it was not learned, so that all customers are
    /// taken to be alike.</summary>
    internal OwnSpread? Spread { get; init; }

    /// <summary>
    /// Learns memory and shrinkage by holding back every customer's latest gap: those that predict them with the smallest mean absolute
    /// error of
    /// logarithms. Shrinkage towards the whole follows James and Stein (1961).
    /// </summary>
    /// <param name="gapsByCustomer">Days between purchases of each customer, oldest first, each above 0; customers with fewer than two are
    /// passed over unless pauses are given.</param>
    /// <param name="open">The pause of each customer that has not ended, in the same order: without them, gaps are taken to be what they
    /// are in a long history.</param>
    /// <returns>Null for fewer than ten customers with two gaps, as there is nothing to shrink towards, and where most pauses have not
    /// ended.</returns>
    /// <exception cref="ArgumentException">A gap is not a finite number above 0.</exception>
    public static TenantRhythm? Learn(IEnumerable<IReadOnlyList<double>> gapsByCustomer, IReadOnlyList<OpenPause>? open = null)
    {
        ArgumentNullException.ThrowIfNull(gapsByCustomer);
        var customers = gapsByCustomer.Select((gaps, i) => (Gaps: Logarithms(gaps), Open: open?[i])).ToArray();
        double[][] all = [.. customers.Select(customer => customer.Gaps).Where(gaps => gaps.Length >= 2)];
        if (all.Length < FewestCustomers)
        {
            return null;
        }

        double[] gaps = open is null ? [.. all.SelectMany(gaps => gaps[..^1])]
            : PauseErrors.Sorted(Held(customers, (_, _) => (0, 0, 1)).Select(held => held.Gap));
        if (gaps.Length == 0)
        {
            return null;
        }

        var (centre, spread) = (Middle(gaps), OwnSpread.Of(all, UsualPrior));
        var (memory, shrinkage) = Chosen(all, centre, spread);

        // The prior under which the gaps held back are likeliest, as if errors were normal.
        double Likelihood(double[] gaps, OwnSpread of)
        {
            var (mean, _, scale) = Expect(gaps.AsSpan(0, gaps.Length - 1), centre, memory, shrinkage, of);
            return -Math.Log(scale) - (gaps[^1] - mean) * (gaps[^1] - mean) / (2 * scale * scale * of.Variance);
        }

        spread = s_priors.Select(prior => spread with { Prior = prior }).MaxBy(of => all.Sum(gaps => Likelihood(gaps, of)))!;
        (double Mean, double OwnWeight, double Scale) Expected(double[] gaps, int known) =>
            Expect(gaps.AsSpan(0, known), centre, memory, shrinkage, spread);
        double Error(double[] gaps)
        {
            var (mean, _, scale) = Expected(gaps, gaps.Length - 1);
            return (gaps[^1] - mean) / scale;
        }

        if (open is null)
        {
            return new(centre, memory, shrinkage, [.. all.Select(Error).Order()], all.Length) { Spread = spread };
        }

        var errors = Held(customers, Expected).ToLookup(held => held.IsFirst, held => held.Gap);
        var later = PauseErrors.Sorted(errors[false]);
        return later.Length == 0 ? null
            : new(centre, memory, shrinkage, later, all.Length) { FirstErrors = PauseErrors.Sorted(errors[true]), Spread = spread };
    }

    /// <summary>The shrunk average of a customer's logarithms of gaps, the weight of its own among it, 0 to 1, and how far its gaps spread
    /// beside those of all.</summary>
    internal (double Mean, double OwnWeight, double Scale) Expect(ReadOnlySpan<double> logarithms) =>
        Expect(logarithms, Centre, Memory, Shrinkage, Spread);

    internal static double[] Logarithms(IReadOnlyList<double> gaps) =>
        [.. gaps.Select(gap => gap > 0 && double.IsFinite(gap) ? Math.Log(gap)
            : throw new ArgumentException("A gap must be a finite number of days above 0.", nameof(gaps)))];

    private static (double Mean, double OwnWeight, double Scale) Expect(ReadOnlySpan<double> logarithms, double centre, double memory,
        double shrinkage, OwnSpread? spread)
    {
        if (logarithms.IsEmpty)
        {
            return (centre, 0, 1);
        }

        // A clockwork's few gaps say more than a gambler's many.
        var scale = spread?.ScaleOf(logarithms) ?? 1;
        var own = logarithms.Length / (logarithms.Length + shrinkage * scale * scale);
        return (centre + (own * (Average(logarithms, memory) - centre)), own, scale);
    }

    // Later gaps weigh more.
    private static double Average(ReadOnlySpan<double> logarithms, double memory)
    {
        double sum = 0, weights = 0, weight = 1;
        for (var i = logarithms.Length - 1; i >= 0; i--)
        {
            sum += weight * logarithms[i];
            weights += weight;
            weight *= 1 - memory;
        }

        return sum / weights;
    }

    // Under which every customer's latest gap is foretold best. Neither moves a customer's spread, and shrinkage no average.
    private static (double Memory, double Shrinkage) Chosen(double[][] customers, double centre, OwnSpread spread)
    {
        var scales = Array.ConvertAll(customers, gaps => spread.ScaleOf(gaps.AsSpan(0, gaps.Length - 1)));
        var (chosen, least) = ((0.0, 0.0), double.PositiveInfinity);
        foreach (var memory in s_memories)
        {
            var averages = Array.ConvertAll(customers, gaps => Average(gaps.AsSpan(0, gaps.Length - 1), memory));
            foreach (var shrinkage in s_shrinkages)
            {
                var error = 0.0;
                for (var i = 0; i < customers.Length; i++)
                {
                    var known = customers[i].Length - 1;
                    var own = known / (known + (shrinkage * scales[i] * scales[i]));
                    error += Math.Abs(customers[i][^1] - centre - (own * (averages[i] - centre)));
                }

                (chosen, least) = error < least ? ((memory, shrinkage), error) : (chosen, least);
            }
        }

        return chosen;
    }

    // Each gap as if only those before it were known, and the one that is open.
    private static IEnumerable<(bool IsFirst, (double Error, bool IsOpen, double Weight) Gap)> Held(
        (double[] Gaps, OpenPause? Open)[] customers, Func<double[], int, (double Mean, double OwnWeight, double Scale)> expected)
    {
        foreach (var (gaps, open) in customers)
        {
            for (var i = 0; i < gaps.Length; i++)
            {
                var (mean, _, scale) = expected(gaps, i);
                yield return (i == 0, ((gaps[i] - mean) / scale, false, 1));
            }

            if (open is { Days: > 0 })
            {
                var (mean, _, scale) = expected(gaps, gaps.Length);
                yield return (gaps.Length == 0, ((Math.Log(open.Days + 0.5) - mean) / scale, true, open.Active));
            }
        }
    }

    private static double Middle(double[] values)
    {
        Array.Sort(values);
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
