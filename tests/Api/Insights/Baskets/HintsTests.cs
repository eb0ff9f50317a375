using OutlookCrm.Insights.Baskets;
using Xunit;

namespace OutlookCrm.Tests.Insights.Baskets;

public sealed class HintsTests
{
    /// <summary>
    /// Groceries (Hahsler et al.), five folds by line number: best sellers .2633 and the best simple rule .2772 / .1898 for one item hidden at random
    /// (science.md section 3); hiding every item in turn has no luck in it.
    /// </summary>
    [Fact]
    public void Hidden_items_are_found_more_often_than_by_the_best_simple_rule()
    {
        var result = HintBacktest.Run(RulesTests.Groceries)!;

        Assert.Equal(7_676, result.Basis.Size);
        Assert.InRange(result.BestSellers, 0.255, 0.27);
        Assert.True(result.HitRate >= 0.277, result.Words);
        Assert.True(result.ReciprocalRank >= 0.1898, $"{result.ReciprocalRank}");
        Assert.True(result.IsBetterThanBestSellers);
        TestContext.Current.TestOutputHelper?.WriteLine(result.Words);
    }

    [Fact]
    public void A_hint_says_its_evidence_and_is_nothing_the_customer_has()
    {
        var hints = Hints.Learn(RulesTests.Groceries).For(["root vegetables", "butter", "no such thing", null]);

        Assert.Equal(5, hints.Count);
        Assert.DoesNotContain(hints, hint => hint.Item is "root vegetables" or "butter");
        Assert.Equal([1, 2, 3, 4, 5], hints.Select(hint => hint.Rank));
        var milk = Assert.Single(hints, hint => hint.Item == "whole milk");
        Assert.Equal("Of 545 baskets with butter, 271 also held whole milk: 50 % (46 % to 54 %), against 26 % of all 9,835 baskets.", milk.Evidence);
        Assert.All(hints, hint => Assert.True(hint.Rule is null or { Holds: true, Lift: > 1 }));
    }

    [Fact]
    public void Too_few_baskets_give_best_sellers_and_say_so()
    {
        var hints = Hints.Learn(BasketSet.Of([["a", "b"], ["a"], ["c"]]));

        Assert.Contains("too few", hints.Basis.Model, StringComparison.Ordinal);
        Assert.Equal(["a", "c"], hints.For(["b"]).Select(hint => hint.Item));
        Assert.Null(HintBacktest.Run(BasketSet.Of([["a", "b"]])));
        Assert.Empty(Hints.Learn(BasketSet.Of([])).For(["a"]));
    }

    [Fact]
    public void Where_there_is_nothing_to_learn_no_evidence_is_claimed()
    {
        var random = new Random(5);
        var hints = Hints.Learn(BasketSet.Of(Enumerable.Range(0, 1000).Select(_ => Enumerable.Range(0, 30).Where(_ => random.Next(8) == 0).Select(item => $"i{item:00}"))));

        Assert.All(hints.For(["i01", "i02"]), hint => Assert.Null(hint.Rule));
    }
}
