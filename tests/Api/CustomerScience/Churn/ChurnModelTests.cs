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

    /// <summary>Customers who come every four weeks or so, some of whom leave; a few once a year, and those who came once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Longer_silence_never_lowers_the_risk_and_no_sentence_says_so(int seed)
    {
        var (random, start) = (new Random(seed), new DateOnly(2023, 1, 2));
        var end = start.AddDays(3 * 364);
        var all = Enumerable.Range(0, 700).Select(i =>
        {
            var (days, every) = (new List<DateOnly> { start.AddDays(random.Next(700)) }, i % 50 == 0 ? 364 : 28 + random.Next(-3, 4));
            while (i % 6 != 0 && random.NextDouble() > 0.05 && days[^1].AddDays(every + 2) <= end)
            {
                days.Add(days[^1].AddDays(every + random.Next(-2, 3)));
            }

            return new CustomerPurchases($"{i}", [.. days.Select(day => new Purchase(day, 20 + i % 9))]);
        }).ToList();
        var model = ChurnModel.Fit(all, end, 26)!;

        foreach (var (repeats, recency) in new[] { (0, 0.0), (1, 4.0), (3, 12.0), (12, 48.0), (2, 104.0), (36, 144.0) })
        {
            double[] risks = [.. Enumerable.Range(0, 60).Select(silence =>
                model.Probability(new(new(repeats, recency, recency + silence), 20)))];
            Assert.Equal(risks.Order(), risks);
        }

        Assert.All(all.Select(customer => (Risk: model.Risk(customer.On(end)!.Value), Profile: customer.On(end)!.Value)), own =>
            Assert.All(own.Risk.Drivers.Where(driver => driver.Values.ContainsKey("times")), driver =>
                Assert.Equal((double)driver.Values["times"] > 1, driver.Code is "silent-beyond-own-pause" or "bought-once-long-ago")));
        Assert.All(all.Select(customer => model.Risk(customer.On(end)!.Value)), risk =>
            Assert.InRange(risk.Drivers.Count(driver => driver.Code != "spend-raises-risk" && driver.Code != "spend-lowers-risk"), 0, 1));
        var yearly = new ChurnProfile(new(2, 104, 156), 20);
        Assert.DoesNotContain(model.Risk(yearly).Drivers, driver => driver.Code == "silent-within-own-pause" && yearly.Silence > 60);
        Assert.DoesNotContain(" BG/NBD", model.Provenance.Model, StringComparison.Ordinal);
    }

    /// <summary>Clockwork buyers every four weeks, some once a year, some once: models in which gaps are even, or in which nobody who came
    /// once has left, took the silent for safe.</summary>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="jitter">By how many days gaps differ.</param>
    /// <param name="leaves">The chance to leave after a purchase.</param>
    /// <param name="once">Of so many customers one came once.</param>
    /// <param name="yearly">Of so many customers one comes once a year.</param>
    /// <param name="years">How long the history is.</param>
    [Theory]
    [InlineData(3, 2, 0.005, 3, 25, 3)]
    [InlineData(1, 0, 0.01, 10, 50, 2)]
    [InlineData(1, 0, 0, 1000, 50, 3)]
    [InlineData(2, 0, 0.01, 4, 20, 3)]
    [InlineData(1, 1, 0.02, 20, 100, 3)]
    public void Among_clockwork_buyers_silence_lowers_nobodys_risk(int seed, int jitter, double leaves, int once, int yearly, int years)
    {
        var (random, start) = (new Random(seed), new DateOnly(2023, 1, 2));
        var end = start.AddDays(years * 364);
        var model = ChurnModel.Fit([.. Enumerable.Range(0, 700).Select(i =>
        {
            var isYearly = i % yearly == 0;
            var (days, every) = (new List<DateOnly> { start.AddDays(random.Next(isYearly ? 28 : 700 * years / 3)) }, isYearly ? 364 : 28);
            while (i % once != 1 && (isYearly || random.NextDouble() >= leaves) && days[^1].AddDays(every + 2) <= end)
            {
                days.Add(days[^1].AddDays(every + (jitter == 0 ? 0 : random.Next(-jitter, jitter + 1))));
            }

            return new CustomerPurchases($"{i}", [.. days.Select(day => new Purchase(day, 20 + i % 9))]);
        })], end, 26)!;

        var (back, gone) = (model.Risk(new(new(2, 104, 156), 20)), model.Risk(new(new(0, 0, 80), 20)));
        Assert.DoesNotContain(back.Drivers, driver => driver.Code is "silent-within-own-pause");
        Assert.Contains(gone.Drivers, driver => driver.Code == "bought-once-long-ago");
        Assert.InRange(gone.Probability, 0.9, 1);
        Assert.All(new[] { (1, 4.0), (3, 12.0), (2, 104.0), (36, 144.0) }, own =>
        {
            double[] risks = [.. Enumerable.Range(0, 60)
                .Select(silence => model.Probability(new(new(own.Item1, own.Item2, own.Item2 + silence), 20)))];
            Assert.Equal(risks.Order(), risks);
        });
    }

    /// <summary>Who came once, and not again for much longer than others take, is told so, and is no safer than others.</summary>
    [Fact]
    public void One_purchase_long_ago_is_no_comfort()
    {
        var model = ChurnModel.Fit(Customers.Value, Cdnow.End, 26)!;
        var (lately, long_) = (new ChurnProfile(new(0, 0, 1), 20), new ChurnProfile(new(0, 0, 38), 20));

        Assert.True(model.Probability(long_) > model.Probability(lately));
        Assert.Contains(model.Risk(long_).Drivers, driver => driver.Code == "bought-once-long-ago");
        Assert.Contains(model.Risk(lately).Drivers, driver => driver.Code == "bought-once-lately");
        Assert.True(model.Probability(long_) > 0.75, $"{model.Probability(long_)}");
    }

    /// <summary>"Better" has a test behind it: of noise in two equal figures at most about one of twenty is called so.</summary>
    [Fact]
    public void Better_than_another_figure_is_only_what_is_surely_better()
    {
        var (called, random) = (0, new Random(3));
        for (var run = 0; run < 200; run++)
        {
            bool[] left = [.. Enumerable.Range(0, 300).Select(_ => random.Next(2) == 0)];
            double[] one = [.. left.Select(_ => random.NextDouble())], other = [.. left.Select(_ => random.NextDouble())];
            var error = Ranking.DifferenceError(one, other, left);
            called += new ChurnBacktest(300, 26, Ranking.Auc(one, left), Ranking.Auc(other, left), error, 0, 0, 0).BeatsRankSum ? 1 : 0;
        }

        Assert.InRange(called, 1, 12);
        bool[] all = [.. Enumerable.Range(0, 300).Select(i => i % 2 == 0)];
        double[] good = [.. all.Select(left => (left ? 1 : 0) + random.NextDouble())], poor = [.. all.Select(_ => random.NextDouble())];
        Assert.True(new ChurnBacktest(300, 26, Ranking.Auc(good, all), Ranking.Auc(poor, all),
            Ranking.DifferenceError(good, poor, all), 0, 0, 0).BeatsRankSum);
        Assert.Null(Ranking.DifferenceError(good, poor, new bool[300]));
        Assert.Equal(0, Ranking.DifferenceError(good, good, all)!.Value, 1e-12);
    }

    [Fact]
    public void A_handful_of_customers_gives_no_risk() => Assert.Null(ChurnModel.Fit([.. Customers.Value.Take(15)], Cdnow.End, 13));

    private static double Mean(CustomerPurchases customer) =>
        customer.Purchases.Sum(p => p.Amount) / customer.Purchases.Select(p => p.Day).Distinct().Count();
}
