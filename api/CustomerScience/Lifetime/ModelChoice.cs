using System.Globalization;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>One model on trial.</summary>
/// <param name="Fit">Fitted to the whole history.</param>
/// <param name="HeldBackScore">
/// Mean log-probability per customer of the number of purchases in the weeks held back, by the model fitted to what came before; null when
/// it
/// did not fit that.
/// </param>
public sealed record Candidate(FittedPurchases Fit, double? HeldBackScore);

/// <summary>Which purchase model a tenant's data ask for.</summary>
/// <param name="Chosen">The model to use; null when none fits, and only <paramref name="Plain"/> remains.</param>
/// <param name="Findings">Why this model, or why none.</param>
/// <param name="Candidates">All that were tried, the best first.</param>
/// <param name="Regularity">Of the purchases; null with too few.</param>
/// <param name="Plain">Plain, labelled averages.</param>
/// <param name="From">First day of the history; null when it is empty.</param>
/// <param name="To">Last day of the history.</param>
public sealed record ModelChoice(
    FittedPurchases? Chosen, IReadOnlyList<Finding> Findings, IReadOnlyList<Candidate> Candidates, Regularity? Regularity,
    PlainAverages Plain, DateOnly? From, DateOnly To)
{
    /// <summary>What is used: the mean of the models that fit whose expected errors are least; the chosen one where nothing could be held
    /// back; null when none fits.</summary>
    public FittedPurchases? Used { get; private init; } = Chosen;

    /// <summary>Says who is still a customer: what is used without BG/NBD, in which everybody without a repeat stays for ever; BG/NBD only
    /// where no other model fits, and null when none does.</summary>
    public IPurchaseModel? Staying { get; private init; } = Chosen?.Model;

    // Held back to score on: as far ahead as what is known reaches back, since the models differ most in what they say of later weeks.
    private const double HeldBack = 0.5;

    // Log-likelihood by which regular gaps are beyond doubt.
    private const double SurelyRegular = 10;
    private const int MostTried = 10_000;

    /// <summary>
    /// Tries BG/NBD, MBG/NBD, Pareto/NBD and, when regular gaps are likelier, MBG/CNBD-k, on weeks held back from the same history; and NBD
    /// or CNBD-k, in which nobody
    /// leaves. Those are taken where leaving earns none of its two parameters (H. Akaike 1974).
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
        var regularity = Regularity.Of(customers.Select(c => c.Where(p => !p.IsReturn && p.Day <= end).Select(p => p.Day)));
        DateOnly? from = summaries.Count == 0 ? null : end.AddDays(-(int)Math.Round(groups.LongestAge * PurchaseSummary.DaysPerWeek));
        if (groups.Repeaters < FittedPurchases.FewestRepeaters)
        {
            return new(
                null,
                [LifetimeFindings.FewRepeaters.With(groups.Repeaters, groups.Customers, FittedPurchases.FewestRepeaters)],
                [], regularity, plain, from, end);
        }

        var forms = Forms(groups);
        var days = (int)(groups.LongestAge * HeldBack * PurchaseSummary.DaysPerWeek);
        var stretch = Stretch.Of(Part(customers), end, days, forms);
        List<Candidate> candidates = [.. forms.Select((form, i) => new Candidate(form.Whole, stretch.Scores[i]))];
        var nobodyLeaves = NobodyLeaves(candidates);
        candidates = [.. candidates
            .OrderByDescending(c => c.Fit.Model is not null)
            .ThenByDescending(c => c.Fit.Model is NegativeBinomialModel == nobodyLeaves)
            .ThenByDescending(c => c.HeldBackScore ?? double.NegativeInfinity)
            .ThenByDescending(c => c.Fit.Maximum.LogLikelihood ?? double.NegativeInfinity)];
        return candidates[0] is { Fit: { Model: not null } best, HeldBackScore: var score }
            ? Stacked(new(best, [FindingOf(best, score, nobodyLeaves, days / 7)], candidates, regularity, plain, from, end),
                [.. forms.Select(form => form.Whole)], stretch, summaries)
            : new(null, [candidates[0].Fit.Maximum.Finding, LifetimeFindings.NoPurchaseModel.With()], candidates, regularity, plain,
                from, end);
    }

    // Among models of one kind: with leaving, or without. Random gaps are out where the same history is far likelier under regular ones.
    private static ModelChoice Stacked(ModelChoice choice, List<FittedPurchases> fits, Stretch stretch,
        IReadOnlyList<PurchaseSummary> customers)
    {
        var neverLeaves = choice.Chosen!.Model is NegativeBinomialModel;
        List<FittedPurchases> members = [.. fits.Where(fit => fit.Model is { } model && model is NegativeBinomialModel == neverLeaves)];
        double? Best(bool isRegular) => members.Where(fit => IsRegular(fit) == isRegular).Max(fit => fit.Maximum.LogLikelihood);
        var isSure = Best(true) > (Best(false) ?? double.NegativeInfinity) + SurelyRegular;
        members = Those(members, fit => !isSure || IsRegular(fit));
        double[]? Foretold(FittedPurchases fit) => stretch.Foretold[fits.IndexOf(fit)];
        double? Square(FittedPurchases fit) => Foretold(fit)?.Zip(stretch.Seen, (said, seen) => (said - seen) * (said - seen)).Average();
        members = Those(members, fit => Foretold(fit) is not null);
        double[] weights = members.Count == 1 ? [1] : members.Min(Square) is { } square
            ? new ExpectedErrors(members, customers, stretch.Days / PurchaseSummary.DaysPerWeek).LeastWeights(square)
            : [.. members.Select(fit => fit == choice.Chosen ? 1.0 : 0)];
        var used = members.Zip(weights, (fit, weight) => (Fit: fit, Weight: weight))
            .Where(member => member.Weight > 0).OrderByDescending(member => member.Fit == choice.Chosen).ToList();
        choice = choice with { Staying = StayingOf(members, used) };
        if (used.Count == 1 && used[0].Fit == choice.Chosen)
        {
            return choice;
        }

        var names = string.Join(", ", used.Select(member =>
            string.Create(CultureInfo.InvariantCulture, $"{member.Fit.ModelName} {100 * member.Weight:0} %")));
        return choice with
        {
            Used = used.Count == 1 ? used[0].Fit : used[0].Fit with
            {
                ModelName = names,
                Model = new StackedModel([.. used.Select(member => (member.Fit.Model!, member.Weight))]),
            },
            Findings = [.. choice.Findings, LifetimeFindings.Stacked.With(names, stretch.Days / 7)],
        };
    }

    private static IPurchaseModel StayingOf(List<FittedPurchases> members, List<(FittedPurchases Fit, double Weight)> used)
    {
        var those = used.FindAll(member => !IsBg(member.Fit));
        var sum = those.Sum(member => member.Weight);
        return those.Count switch
        {
            0 => (members.Where(fit => !IsBg(fit)).MaxBy(fit => fit.Penalised) ?? used[0].Fit).Model!,
            1 => those[0].Fit.Model!,
            _ => new StackedModel([.. those.Select(member => (member.Fit.Model!, member.Weight / sum))]),
        };
    }

    private static bool IsBg(FittedPurchases fit) => fit.Model is BetaGeometricModel { Kind: var kind } && kind == BetaGeometricKind.Bg;

    private static bool IsRegular(FittedPurchases fit) =>
        fit.Model is BetaGeometricModel { Kind.Regularity: > 1 } or NegativeBinomialModel { Regularity: > 1 };

    // Those of which something holds; all where it holds of none.
    private static List<FittedPurchases> Those(List<FittedPurchases> fits, Predicate<FittedPurchases> holds) =>
        fits.Exists(holds) ? fits.FindAll(holds) : fits;

    // Of very many customers a part says the same.
    private static IReadOnlyList<IReadOnlyList<Purchase>> Part(IReadOnlyList<IReadOnlyList<Purchase>> customers)
    {
        var stride = (customers.Count + MostTried - 1) / MostTried;
        return stride <= 1 ? customers : [.. customers.Where((_, i) => i % stride == 0)];
    }

    internal static (List<IReadOnlyList<Purchase>> Known,
        List<PurchaseSummary> Summaries) Observed(IReadOnlyList<IReadOnlyList<Purchase>> customers, DateOnly end)
    {
        var pairs = customers.Select(c => (c, Summary: PurchaseSummary.Of(c, end))).Where(c => c.Summary is not null).ToList();
        return ([.. pairs.Select(p => p.c)], [.. pairs.Select(p => p.Summary!.Value)]);
    }

    private static Finding FindingOf(FittedPurchases best, double? score, bool nobodyLeaves, int weeks) => (nobodyLeaves, score) switch
    {
        (true, _) => LifetimeFindings.NobodyLeaves.With(best.ModelName),
        (_, null) => LifetimeFindings.HighestLikelihood.With(best.ModelName),
        _ => LifetimeFindings.BestHeldBack.With(best.ModelName, weeks),
    };

    // Likelihood less the number of parameters searched: one that was held is not.
    private static bool NobodyLeaves(List<Candidate> candidates)
    {
        double Best(bool never) => candidates.Where(c => c.Fit.Model is { } model && model is NegativeBinomialModel == never)
            .Select(c => c.Fit.Penalised)
            .DefaultIfEmpty(double.NegativeInfinity).Max();
        return Best(true) >= Best(false);
    }

    /// <summary>Random gaps always; regular ones with the likeliest k, tried upwards while the likelihood rises. Each fitted to the whole,
    /// with a way to fit it again.</summary>
    private static List<(FittedPurchases Whole, PurchaseForm Form)> Forms(PurchaseGroups groups)
    {
        List<(FittedPurchases Whole, PurchaseForm Form)> forms = [];
        foreach (var kind in new Func<int, PurchaseForm>[] { k => PurchaseForm.BetaGeometric(BetaGeometricKind.Regular(k)),
            PurchaseForm.NegativeBinomial })
        {
            var random = Fit(kind(1));
            var (k, best) = (1, random);
            while (k < BetaGeometricKind.MostRegular && Fit(kind(k + 1)) is var next
                && next.Whole.Maximum.LogLikelihood > best.Whole.Maximum.LogLikelihood)
            {
                (k, best) = (k + 1, next);
            }

            forms.Add(random);
            forms.AddRange(k > 1 ? [best] : []);
        }

        return [Fit(PurchaseForm.Pareto), Fit(PurchaseForm.BetaGeometric(BetaGeometricKind.Bg)), .. forms];

        (FittedPurchases Whole, PurchaseForm Form) Fit(PurchaseForm form) => Fitted(form, groups);
    }

    /// <summary>A form fitted to all customers, with a shape held where that is needed; and the form to fit again.</summary>
    internal static (FittedPurchases Whole, PurchaseForm Form) Fitted(PurchaseForm form, PurchaseGroups groups)
    {
        var whole = form.Fit(groups);
        return form.Held(whole) is { } held && held.Fit(groups) is { Model: not null } bounded ? (bounded, held) : (whole, form);
    }
}
