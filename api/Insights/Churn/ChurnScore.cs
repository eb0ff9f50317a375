using OutlookCrm.Insights.Purchases;

namespace OutlookCrm.Insights.Churn;

/// <summary>
/// Expected purchases of a purchase model, recalibrated by a logistic regression on what happened after earlier days of the same history, with the length of the
/// window and, where they helped on weeks held back, count, silence and spend beside it. P(alive) is not used: it is 1 for everybody without a repeat in
/// BG/NBD and ranks worse than chance.
/// </summary>
internal sealed class ChurnScore
{
    /// <summary>What is held back at the end of a history to try a figure on: enough of it for an answer, little enough to leave something to learn from.</summary>
    public const double HeldBack = 0.3;

    // Windows start after these parts of the history; what follows is at least as long as a third of what went before.
    private static readonly double[] Cuts = [0.4, 0.5, 0.6, 0.7];

    // Windows of several lengths from one day teach how the risk falls with the horizon, which may be longer than any of them.
    private static readonly double[] Lengths = [0.25, 0.5, 1];

    // The fewest first: each of the others has to earn its place.
    private static readonly Use[] Candidates = [default, new(Count: true), new(true, Silence: true), new(true, true, Spend: true)];
    private const double Ridge = 1;

    // Six weights do not grow surer with more.
    private const int MostLearnedFrom = 10_000;
    private const int FewestOfEach = 20;
    private readonly Logistic _logistic;
    private readonly Use _use;
    private readonly double _spendMean;
    private readonly double _spendSpread;

    private ChurnScore(IPurchaseModel model, Logistic logistic, Use use, double spendMean, double spendSpread) =>
        (Model, _logistic, _use, _spendMean, _spendSpread) = (model, logistic, use, spendMean, spendSpread);

    public IPurchaseModel Model { get; }

    /// <summary>Learns from purchases up to a day, which features to use included: those that gave the last part of the same history the highest probability.</summary>
    public static ChurnScore? Train(IReadOnlyList<CustomerPurchases> customers, DateOnly end, double weeks)
    {
        if (Windows.Of(customers, end, weeks) is not { } whole)
        {
            return null;
        }

        var days = (int)(whole.Span * HeldBack * PurchaseSummary.DaysPerWeek);
        var cut = end.AddDays(-days);
        var use = Candidates[0];
        if (days > 0 && Windows.Of(customers, cut, weeks) is { } earlier)
        {
            var stride = Math.Max(1, customers.Count / MostLearnedFrom);
            var later = customers
                .Where((_, i) => i % stride == 0)
                .Select(c => (Profile: c.On(cut), Bought: c.BoughtBetween(cut, end)))
                .Where(c => c.Profile is not null)
                .Select(c => (Profile: c.Profile!.Value, c.Bought))
                .ToList();
            use = Candidates.MaxBy(candidate => earlier.Learn(candidate).LogScore(later, days / PurchaseSummary.DaysPerWeek));
        }

        return whole.Learn(use);
    }

    public double Risk(in ChurnProfile profile, double weeks) => 1 - _logistic.Probability(Row(Model, profile, weeks, _use, _spendMean, _spendSpread));

    private double LogScore(List<(ChurnProfile Profile, bool Bought)> later, double weeks) =>
        later.Sum(one => Math.Log(Math.Max(1e-12, one.Bought ? 1 - Risk(one.Profile, weeks) : Risk(one.Profile, weeks))));

    private static IPurchaseModel? Fit(PurchaseGroups groups) =>
        FittedPurchases.Pareto(groups).Model
        ?? FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Mbg).Model
        ?? FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Bg).Model;

    private static double[] Row(IPurchaseModel model, in ChurnProfile profile, double weeks, Use use, double mean, double spread) =>
    [
        1,
        Math.Log(model.ExpectedPurchases(profile.Summary, weeks) + 1e-3),
        Math.Log(weeks),
        use.Count ? Math.Log(1 + profile.Summary.Repeats) : 0,
        use.Silence ? Math.Log(1 + profile.Silence) : 0,
        use.Spend && spread > 1e-9 ? Math.Clamp((Math.Log(1 + profile.MeanSpend) - mean) / spread, -4, 4) : 0,
    ];

    /// <summary>Which features stand beside the expected purchases.</summary>
    private readonly record struct Use(bool Count = false, bool Silence = false, bool Spend = false);

    /// <summary>What customers looked like on earlier days, and whether they bought within the window that followed.</summary>
    private sealed record Windows(
        IPurchaseModel Model, double Span, double SpendMean, double SpendSpread, List<(ChurnProfile Profile, double Weeks)> Seen, bool[] Bought)
    {
        public static Windows? Of(IReadOnlyList<CustomerPurchases> customers, DateOnly end, double weeks)
        {
            var profiles = customers.Select(c => c.On(end)).OfType<ChurnProfile>().ToList();
            if (Fit(PurchaseGroups.Of(profiles.Select(p => p.Summary))) is not { } model)
            {
                return null;
            }

            var logs = profiles.Select(p => Math.Log(1 + p.MeanSpend)).ToList();
            var mean = logs.Average();
            var span = profiles.Max(p => p.Summary.Age);
            var (seen, bought) = (new List<(ChurnProfile, double)>(), new List<bool>());
            var stride = Math.Max(1, customers.Count / MostLearnedFrom);
            foreach (var part in Cuts)
            {
                var cut = end.AddDays(-(int)(span * (1 - part) * PurchaseSummary.DaysPerWeek));
                var most = Math.Min((int)(weeks * PurchaseSummary.DaysPerWeek), end.DayNumber - cut.DayNumber);
                for (var i = 0; i < customers.Count; i += stride)
                {
                    var customer = customers[i];
                    if (most > 0 && customer.On(cut) is { } profile)
                    {
                        foreach (var days in Lengths.Select(length => Math.Max(1, (int)(most * length))).Distinct())
                        {
                            seen.Add((profile, days / PurchaseSummary.DaysPerWeek));
                            bought.Add(customer.BoughtBetween(cut, cut.AddDays(days)));
                        }
                    }
                }
            }

            return bought.Count(b => b) < FewestOfEach * Lengths.Length || bought.Count(b => !b) < FewestOfEach * Lengths.Length
                ? null
                : new(model, span, mean, Math.Sqrt(logs.Average(l => (l - mean) * (l - mean))), seen, [.. bought]);
        }

        public ChurnScore Learn(Use use) => new(
            Model,
            Logistic.Fit([.. Seen.Select(one => Row(Model, one.Profile, one.Weeks, use, SpendMean, SpendSpread))], Bought, Ridge),
            use,
            SpendMean,
            SpendSpread);
    }
}
