using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Numerics;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

public class LifetimeValueTests
{
    private static readonly Lazy<(FittedPurchases Purchases, FittedSpend Spend)> Fits =
        new(() => (FittedPurchases.Pareto(PurchaseGroups.Of(Cdnow.Summaries)), FittedSpend.To(Cdnow.Summaries)));

    /// <summary>
    /// Every fourth customer of CDNOW over the 39 weeks that nothing was fitted to. Of the range of 80 % the half that will buy nothing
    /// takes more than its due:
    /// a range that holds nothing cannot hold less than the chance of it.
    /// </summary>
    [Theory]
    [InlineData(0.8, 0.75, 0.85)]
    [InlineData(0.95, 0.92, 0.97)]
    public void The_range_holds_what_customers_brought_later(double confidence, double least, double most)
    {
        var (hits, tried) = (0, 0);
        var customers = Cdnow.Customers;
        for (var i = 0; i < customers.Count; i += 4, tried++)
        {
            var value = LifetimeValue.Of(
                Fits.Value.Purchases, Fits.Value.Spend, PurchaseSummary.Of(customers[i].Purchases, Cdnow.End)!.Value, new(39, 0, 1),
                confidence)!;
            var brought = customers[i].Purchases.Where(p => p.Day > Cdnow.End && p.Day <= Cdnow.End.AddDays(273)).Sum(p => p.Amount);
            hits += brought <= value.Range.Upper + 0.01 && brought >= value.Range.Lower - 0.01 ? 1 : 0;
            Assert.True(value.StandardError > 0 && value.Value >= 0);
        }

        Assert.InRange(hits / (double)tried, least, most);
    }

    [Fact]
    public void Scoring_is_the_same_one_by_one_and_in_bulk_and_does_not_allocate()
    {
        var summaries = Cdnow.Summaries;
        var scoring = new Scoring(Fits.Value.Purchases.Model!, Fits.Value.Spend.Model, new(52, 0.1, 0.3));
        var scores = new CustomerScore[summaries.Length];
        scoring.Score(summaries, scores);
        scoring.Score(summaries[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var one = scoring.Score(summaries[0]);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(scores[0], one);
    }

    /// <summary>Holdout errors of science.md section 1.</summary>
    [Fact]
    public void Errors_on_the_later_weeks_of_cdnow_are_the_published_ones()
    {
        var summaries = Cdnow.Summaries;
        var after = Cdnow.After(39);
        var groups = PurchaseGroups.Of(summaries);
        double Error(IPurchaseModel model) => summaries.Select((c, i) => Math.Abs(model.ExpectedPurchases(c, 39) - after[i])).Average();
        Assert.Equal(0.7855, Error(FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Bg).Model!), 1e-4);
        Assert.Equal(0.7545, Error(FittedPurchases.Pareto(groups).Model!), 1e-4);
        Assert.Equal(0.7648, Error(FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Mbg).Model!), 1e-4);
    }

    /// <summary>Wheat and Morrison's k of CDNOW is near 1 (0.98 with other gaps, science.md section 1): random, so no k above 1 is
    /// chosen.</summary>
    [Fact]
    public void The_choice_on_cdnow_is_a_model_of_random_gaps()
    {
        var choice = ModelChoice.Of([.. Cdnow.Customers.Select(c => c.Purchases)], Cdnow.End);
        Assert.NotNull(choice.Chosen!.Model);
        Assert.InRange(1, choice.Regularity!.Range.Lower, choice.Regularity.Range.Upper);
        Assert.DoesNotContain(choice.Candidates, c => c.Fit.ModelName.Contains("CNBD", StringComparison.Ordinal));
    }

    [Fact]
    public void Buyers_with_Erlang_4_gaps_are_seen_as_regular()
    {
        var random = new Random(5);
        var customers = Enumerable.Range(0, 400).Select(_ =>
        {
            List<Purchase> purchases = [];
            var gap = 5 * Math.Exp(2 * random.NextDouble());
            var leaves = Math.Pow(random.NextDouble(), 3);
            for (var day = random.NextDouble() * 60; day < 365; day += gap * Enumerable.Range(0, 4)
                .Sum(_ => -Math.Log(1 - random.NextDouble())) / 4)
            {
                purchases.Add(new(new DateOnly(2025, 1, 1).AddDays((int)day), 10));
                if (random.NextDouble() < leaves)
                {
                    break;
                }
            }

            return (IReadOnlyList<Purchase>)purchases;
        }).ToList();
        var choice = ModelChoice.Of(customers, new(2025, 12, 31));
        Assert.True(choice.Regularity!.K > 2);
        Assert.StartsWith("MBG/CNBD-", choice.Chosen!.ModelName, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_customers_get_plain_averages_and_the_reason()
    {
        var choice = ModelChoice.Of([[new(new(2025, 1, 1), 5), new(new(2025, 2, 1), 7)]], new(2025, 3, 1));
        Assert.Null(choice.Chosen);
        Assert.Equal("few-repeaters", Assert.Single(choice.Findings).Code);
        Assert.Equal(7, choice.Plain.MeanSpend);
        Assert.Null(ModelChoice.Of([], new(2025, 3, 1)).Plain.PurchasesPerWeek);
    }

    [Fact]
    public void Data_that_determine_nothing_give_no_model()
    {
        var alike = Enumerable.Repeat(new PurchaseSummary(3, 30, 40, 10, 6), 200).ToArray();
        Assert.Null(FittedPurchases.BetaGeometric(PurchaseGroups.Of(alike), BetaGeometricKind.Bg).Model);
        Assert.NotEqual(FitStatus.Converged, FittedPurchases.Pareto(PurchaseGroups.Of(alike)).Maximum.Status);
        Assert.Null(FittedSpend.To(alike).Model);
    }

    [Fact]
    public void Impossible_histories_are_refused()
    {
        PurchaseSummary[] impossible =
            [new(-1, 0, 1), new(0, 1, 2), new(1, 0, 2), new(1, 3, 2), new(1, 1, double.NaN), new(1, 1, double.PositiveInfinity),
                new(1, 1, 2, -1)];
        Assert.All(impossible, customer => Assert.Throws<ArgumentException>(() => PurchaseGroups.Of([customer])));
    }
}
