using OutlookCrm.Insights.Purchases;

namespace OutlookCrm.Insights.Churn;

/// <summary>
/// Expected purchases of a purchase model, recalibrated by a logistic regression on what happened after earlier days of the same history, with
/// count, silence and spend beside it. P(alive) is not used: it is 1 for everybody without a repeat in BG/NBD and ranks worse than chance.
/// </summary>
internal sealed class ChurnScore
{
    // Windows start after these parts of the history; what follows is at least as long as a third of what went before.
    private static readonly double[] Cuts = [0.4, 0.5, 0.6, 0.7];
    private const double Ridge = 1;
    private const int FewestOfEach = 20;
    private readonly Logistic _logistic;
    private readonly double _spendMean;
    private readonly double _spendSpread;

    private ChurnScore(IPurchaseModel model, Logistic logistic, double spendMean, double spendSpread) =>
        (Model, _logistic, _spendMean, _spendSpread) = (model, logistic, spendMean, spendSpread);

    public IPurchaseModel Model { get; }

    public static ChurnScore? Train(IReadOnlyList<CustomerPurchases> customers, DateOnly end, double weeks)
    {
        var profiles = customers.Select(c => c.On(end)).OfType<ChurnProfile>().ToList();
        if (Fit(PurchaseGroups.Of(profiles.Select(p => p.Summary))) is not { } model)
        {
            return null;
        }

        var logs = profiles.Select(p => Math.Log(1 + p.MeanSpend)).ToList();
        var mean = logs.Average();
        var spread = Math.Sqrt(logs.Average(l => (l - mean) * (l - mean)));
        var span = profiles.Max(p => p.Summary.Age);
        var (rows, bought) = (new List<double[]>(), new List<bool>());
        foreach (var part in Cuts)
        {
            var cut = end.AddDays(-(int)(span * (1 - part) * PurchaseSummary.DaysPerWeek));
            var days = Math.Min((int)(weeks * PurchaseSummary.DaysPerWeek), end.DayNumber - cut.DayNumber);
            foreach (var customer in customers)
            {
                if (days > 0 && customer.On(cut) is { } profile)
                {
                    rows.Add(Row(model, profile, days / PurchaseSummary.DaysPerWeek, mean, spread));
                    bought.Add(customer.BoughtBetween(cut, cut.AddDays(days)));
                }
            }
        }

        return bought.Count(b => b) < FewestOfEach || bought.Count(b => !b) < FewestOfEach
            ? null
            : new(model, Logistic.Fit([.. rows], [.. bought], Ridge), mean, spread);
    }

    public double Risk(in ChurnProfile profile, double weeks) => 1 - _logistic.Probability(Row(Model, profile, weeks, _spendMean, _spendSpread));

    private static IPurchaseModel? Fit(PurchaseGroups groups) =>
        FittedPurchases.Pareto(groups).Model
        ?? FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Mbg).Model
        ?? FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Bg).Model;

    private static double[] Row(IPurchaseModel model, in ChurnProfile profile, double weeks, double mean, double spread) =>
    [
        1,
        Math.Log(model.ExpectedPurchases(profile.Summary, weeks) + 1e-3),
        spread > 1e-9 ? Math.Clamp((Math.Log(1 + profile.MeanSpend) - mean) / spread, -4, 4) : 0,
        Math.Log(1 + profile.Summary.Repeats),
        Math.Log(1 + profile.Silence),
    ];
}
