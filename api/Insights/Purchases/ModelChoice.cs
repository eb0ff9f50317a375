namespace OutlookCrm.Insights.Purchases;

/// <summary>One model on trial.</summary>
/// <param name="Fit">Fitted to the whole history.</param>
/// <param name="HeldBackScore">
/// Mean log-probability per customer of the number of purchases in the weeks held back, by the model fitted to what came before; null when it
/// did not fit that.
/// </param>
public sealed record Candidate(FittedPurchases Fit, double? HeldBackScore);

/// <summary>Which purchase model a tenant's data ask for.</summary>
/// <param name="Chosen">The model to use; null when none fits, and only <paramref name="Plain"/> remains.</param>
/// <param name="Why">In words.</param>
/// <param name="Candidates">All that were tried, the best first.</param>
/// <param name="Regularity">Of the purchases; null with too few.</param>
/// <param name="Plain">Plain, labelled averages.</param>
/// <param name="From">First day of the history; null when it is empty.</param>
/// <param name="To">Last day of the history.</param>
public sealed record ModelChoice(
    FittedPurchases? Chosen, string Why, IReadOnlyList<Candidate> Candidates, Regularity? Regularity, PlainAverages Plain, DateOnly? From, DateOnly To)
{
    // Held back to score on: the models differ most in what they say of the later weeks.
    private const double HeldBack = 0.4;
    private const int MostScored = 5000;
    private const double LeastProbability = 1e-12;

    /// <summary>
    /// Tries BG/NBD, MBG/NBD, Pareto/NBD and, when regular gaps are likelier, MBG/CNBD-k, on weeks held back from the same history.
    /// </summary>
    /// <param name="customers">Every customer's purchases.</param>
    /// <param name="end">Last day of observation.</param>
    /// <exception cref="ArgumentException">An amount is not a finite number.</exception>
    public static ModelChoice Of(IReadOnlyList<IReadOnlyList<Purchase>> customers, DateOnly end)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var (_, summaries) = Observed(customers, end);
        var groups = PurchaseGroups.Of(summaries);
        var plain = PlainAverages.Of(summaries);
        var regularity = Regularity.Of(customers.Select(c => c.Select(p => p.Day).Where(d => d <= end)));
        DateOnly? from = summaries.Count == 0 ? null : end.AddDays(-(int)Math.Round(groups.LongestAge * PurchaseSummary.DaysPerWeek));
        if (groups.Repeaters < FittedPurchases.FewestRepeaters)
        {
            return new(
                null,
                $"Only {groups.Repeaters} of {groups.Customers} customers came back; with fewer than {FittedPurchases.FewestRepeaters} plain averages say more than a model.",
                [], regularity, plain, from, end);
        }

        var days = (int)(groups.LongestAge * HeldBack * PurchaseSummary.DaysPerWeek);
        var (known, before) = Observed(customers, end.AddDays(-days));
        var earlier = PurchaseGroups.Of(before);
        var after = known.Select(c => c.Select(p => p.Day).Where(d => d <= end && d > end.AddDays(-days)).Distinct().Count()).ToList();
        List<Candidate> candidates = [];
        foreach (var (whole, fit) in Kinds(groups))
        {
            var trial = fit(earlier).Model;
            candidates.Add(new(whole, trial is null || days < 1 ? null : Score(trial, before, after, days / PurchaseSummary.DaysPerWeek)));
        }

        candidates = [.. candidates
            .OrderByDescending(c => c.Fit.Model is not null)
            .ThenByDescending(c => c.HeldBackScore ?? double.NegativeInfinity)
            .ThenByDescending(c => c.Fit.Maximum.LogLikelihood ?? double.NegativeInfinity)];
        return candidates[0] is { Fit: { Model: not null } best, HeldBackScore: var score }
            ? new(best, score is null ? $"{best.ModelName} has the highest likelihood of those that fit." : $"{best.ModelName} gave the purchases of the last {days / 7} weeks, held back, the highest probability.", candidates, regularity, plain, from, end)
            : new(null, $"No model fits: {candidates[0].Fit.Maximum.InWords} Plain averages are all that can be said.", candidates, regularity, plain, from, end);
    }

    private static (List<IReadOnlyList<Purchase>> Known, List<PurchaseSummary> Summaries) Observed(IReadOnlyList<IReadOnlyList<Purchase>> customers, DateOnly end)
    {
        var pairs = customers.Select(c => (c, Summary: PurchaseSummary.Of(c, end))).Where(c => c.Summary is not null).ToList();
        return ([.. pairs.Select(p => p.c)], [.. pairs.Select(p => p.Summary!.Value)]);
    }

    /// <summary>Random gaps always; regular ones with the likeliest k, tried upwards while the likelihood rises. Each fitted to the whole, with a way to fit it again.</summary>
    private static List<(FittedPurchases Whole, Func<PurchaseGroups, FittedPurchases> Fit)> Kinds(PurchaseGroups groups)
    {
        var random = FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Mbg);
        var (k, best) = (1, random);
        while (k < BetaGeometricKind.MostRegular
            && FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Regular(k + 1)) is { } next && next.Maximum.LogLikelihood > best.Maximum.LogLikelihood)
        {
            (k, best) = (k + 1, next);
        }

        List<(FittedPurchases, Func<PurchaseGroups, FittedPurchases>)> kinds =
        [
            (FittedPurchases.Pareto(groups), FittedPurchases.Pareto),
            (random, g => FittedPurchases.BetaGeometric(g, BetaGeometricKind.Mbg)),
            (FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Bg), g => FittedPurchases.BetaGeometric(g, BetaGeometricKind.Bg)),
        ];
        if (k > 1)
        {
            kinds.Add((best, g => FittedPurchases.BetaGeometric(g, BetaGeometricKind.Regular(k))));
        }

        return kinds;
    }

    /// <summary>The logarithmic score is proper: no model gains by saying anything but what it expects.</summary>
    private static double Score(IPurchaseModel model, List<PurchaseSummary> customers, List<int> after, double weeks)
    {
        var stride = Math.Max(1, customers.Count / MostScored);
        double sum = 0;
        var scored = 0;
        for (var i = 0; i < customers.Count; i += stride, scored++)
        {
            var atLeast = new double[after[i] + 1];
            model.ProbabilitiesOfAtLeast(customers[i], weeks, atLeast);
            sum += Math.Log(Math.Max(LeastProbability, (after[i] == 0 ? 1 : atLeast[^2]) - atLeast[^1]));
        }

        return sum / scored;
    }
}
