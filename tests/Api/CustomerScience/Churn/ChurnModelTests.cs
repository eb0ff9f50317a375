using OutlookCrm.CustomerScience.Churn;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.Tests.CustomerScience.Lifetime;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Churn;

/// <summary>Out of sample on CDNOW: everything is learned before 1997-10-01; science.md section 1 has the figures to beat.</summary>
public class ChurnModelTests
{
    private static readonly Lazy<List<CustomerPurchases>> Customers = new(() =>
        [.. Cdnow.Customers.Select(c => new CustomerPurchases(c.Id, [.. c.Purchases.Where(p => p.Day <= Cdnow.End)]))]);

    [Theory]
    [InlineData(13)]
    [InlineData(26)]
    [InlineData(39)]
    public void Risk_orders_customers_better_than_the_rank_sum_of_recency_and_frequency(int weeks)
    {
        var model = ChurnModel.Fit(Customers.Value, Cdnow.End, weeks)!;
        var profiles = Customers.Value.Select(c => new ChurnProfile(PurchaseSummary.Of(c.Purchases, Cdnow.End)!.Value, Mean(c))).ToList();
        bool[] left = [.. Cdnow.After(weeks).Select(n => n == 0)];
        double[] risks = [.. profiles.Select(p => model.Probability(p))];
        var plain = Ranking.Ranks([.. profiles.Select(p => p.Silence)])
            .Zip(Ranking.Ranks([.. profiles.Select(p => (double)-p.Summary.Repeats)]), (r, f) => r + f).ToList();
        Assert.True(Ranking.Auc(risks, left) > Ranking.Auc(plain, left));
        Assert.StartsWith("churn-orders-", model.Backtest!.Findings[1].Code, StringComparison.Ordinal);
        Assert.Equal(left.Average(l => l ? 1.0 : 0), risks.Average(), 0.03);
        Assert.InRange(Ranking.CalibrationError(risks, left), 0, 0.04);
        Assert.All(risks, risk => Assert.InRange(risk, 0, 1));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{weeks}: AUC {Ranking.Auc(risks, left):F4} rank sum {Ranking.Auc(plain, left):F4} stated {risks.Average():F3} observed "
                + $"{left.Average(l => l ? 1.0 : 0):F3} error {Ranking.CalibrationError(risks, left):F4} | "
                + $"{string.Join("; ", model.Backtest!.Findings)} {model.Backtest} | {string.Join(' ', model.Risk(profiles[0]).Drivers)}");
    }

    [Fact]
    public void Scores_of_the_purchase_models_rank_as_published()
    {
        var summaries = Cdnow.Summaries;
        var groups = PurchaseGroups.Of(summaries);
        bool[] stayed = [.. Cdnow.After(39).Select(n => n > 0)];
        double Auc(Func<PurchaseSummary, double> score) => Ranking.Auc([.. summaries.Select(score)], stayed)!.Value;
        var pareto = FittedPurchases.Pareto(groups).Model!;
        var bg = FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Bg).Model!;
        Assert.Equal(0.316, Auc(c => bg.ProbabilityAlive(c)), 5e-4);
        Assert.Equal(0.726, Auc(c => pareto.ProbabilityAlive(c)), 5e-4);
        Assert.Equal(0.779, Auc(c => pareto.ExpectedPurchases(c, 39)), 5e-4);
    }

    /// <summary>Nobody new came for forty weeks, so that everybody is older than whoever the recalibration saw: the stated risk must still
    /// be what happens.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Risk_holds_where_acquisition_stopped_long_ago(int seed)
    {
        var (world, end) = (new Simulated(seed), Simulated.Start.AddDays(104 * 7));
        var all = Enumerable.Range(0, 3000).Select(_ => world.Customer(0.8, 6, (0.8, 2.5), 130, 62)).ToList();
        var known = all.Select((c, i) => new CustomerPurchases($"{i}", [.. c.Where(p => p.Day <= end)])).ToList();
        var model = ChurnModel.Fit(known, end, 26)!;
        double[] risks = [.. known.Select(c => model.Probability(c.On(end)!.Value))];
        bool[] left = [.. all.Select(c => !c.Any(p => p.Day > end && p.Day <= end.AddDays(182)))];

        Assert.Equal(left.Average(l => l ? 1.0 : 0), risks.Average(), 0.02);
        Assert.InRange(Ranking.CalibrationError(risks, left), 0, 0.03);
        Assert.Contains("NBD", model.Provenance.Model, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handful_of_customers_gives_no_risk() => Assert.Null(ChurnModel.Fit([.. Customers.Value.Take(15)], Cdnow.End, 13));

    private static double Mean(CustomerPurchases customer) =>
        customer.Purchases.Sum(p => p.Amount) / customer.Purchases.Select(p => p.Day).Distinct().Count();
}
