using OutlookCrm.CustomerScience.Baskets;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Baskets;

public sealed class RecommenderTests
{
    /// <summary>
    /// Groceries (Hahsler et al.), five folds by line number: best sellers .2633 and the best simple rule .2772 / .1898 for one item hidden
    /// at random
    /// (science.md section 3); hiding every item in turn has no luck in it.
    /// </summary>
    [Fact]
    public void Hidden_items_are_found_more_often_than_by_the_best_simple_rule()
    {
        var result = RecommenderBacktest.Run(RulesTests.Groceries)!;

        Assert.Equal(7_676, result.Provenance.Size);
        Assert.InRange(result.BestSellers, 0.255, 0.27);
        Assert.True(result.HitRate >= 0.277, result.Finding.ToString());
        Assert.True(result.ReciprocalRank >= 0.1898, $"{result.ReciprocalRank}");
        Assert.True(result.IsBetterThanBestSellers);
        TestContext.Current.TestOutputHelper?.WriteLine(result.Finding.ToString());
    }

    [Fact]
    public void A_hint_says_its_evidence_and_is_nothing_the_customer_has()
    {
        var recommendations = Recommender.Learn(RulesTests.Groceries).For(["root vegetables", "butter", "no such thing", null]);

        Assert.Equal(5, recommendations.Count);
        Assert.DoesNotContain(recommendations, recommendation => recommendation.Item is "root vegetables" or "butter");
        Assert.Equal([1, 2, 3, 4, 5], recommendations.Select(recommendation => recommendation.Rank));
        var milk = Assert.Single(recommendations, recommendation => recommendation.Item == "whole milk");
        var evidence = Assert.Single(milk.Evidence);
        Assert.Equal<(string, object, object, object)>(("rule-of-baskets", 545, 271, 9835),
            (evidence.Code, evidence.Values["ifBaskets"], evidence.Values["baskets"], evidence.Values["allBaskets"]));
        Assert.Equal(["butter"], (IReadOnlyList<string>)evidence.Values["items"]);
        Assert.Equal(
            [0.50, 0.46, 0.54, 0.26],
            new[] { "confidenceShare", "lowerShare", "upperShare", "otherShare" }.Select(name =>
                Math.Round((double)evidence.Values[name], 2)));
        Assert.All(recommendations, recommendation => Assert.True(recommendation.Rule is null or { Holds: true, Lift: > 1 }));
    }

    [Fact]
    public void Too_few_baskets_give_best_sellers_and_say_so()
    {
        var recommender = Recommender.Learn(BasketSet.Of([["a", "b"], ["a"], ["c"]]));

        Assert.Contains("too few", recommender.Provenance.Model, StringComparison.Ordinal);
        Assert.Equal(["a", "c"], recommender.For(["b"]).Select(recommendation => recommendation.Item));
        Assert.Null(RecommenderBacktest.Run(BasketSet.Of([["a", "b"]])));
        Assert.Empty(Recommender.Learn(BasketSet.Of([])).For(["a"]));
    }

    [Fact]
    public void Where_there_is_nothing_to_learn_no_evidence_is_claimed()
    {
        var random = new Random(5);
        var recommender = Recommender.Learn(
            BasketSet.Of(Enumerable.Range(0, 1000)
                .Select(_ => Enumerable.Range(0, 30).Where(_ => random.Next(8) == 0).Select(item => $"i{item:00}"))));

        Assert.All(recommender.For(["i01", "i02"]), recommendation => Assert.Null(recommendation.Rule));
    }

    [Fact]
    public void Where_prices_are_known_hints_are_ranked_by_expected_value()
    {
        var worth = ItemWorth.Of(
            [.. RulesTests.Groceries.Items.Select(item => (item, (double?)(item == "liquor" ? 5000 : 1), (double?)null))]);
        var recommender = Recommender.Learn(RulesTests.Groceries, worth);
        var found = recommender.For(["root vegetables", "butter"]);

        Assert.Equal(RecommendationOrder.Spend, recommender.Order);
        Assert.Equal("liquor", found[0].Item);
        Assert.Equal(found.OrderByDescending(recommendation => recommendation.ExpectedValue).Select(recommendation => recommendation.Item),
            found.Select(recommendation => recommendation.Item));
        Assert.All(found, recommendation =>
            Assert.Equal(recommendation.Chance!.Value * recommendation.Worth!.Value, recommendation.ExpectedValue!.Value, 1e-12));
        Assert.Equal("worth-spend", found[0].Evidence[^1].Code);
    }

    [Fact]
    public void Margin_is_taken_only_where_every_cost_is_known_and_no_price_means_the_chance()
    {
        Assert.Equal(RecommendationOrder.Margin, ItemWorth.Of([("a", 10, 4), ("b", 2, 1)]).Order);
        Assert.Equal(RecommendationOrder.Spend, ItemWorth.Of([("a", 10, 4), ("b", 2, null)]).Order);
        Assert.Equal(RecommendationOrder.Chance, ItemWorth.Of([("a", 10, 4), ("b", null, 1)]).Order);
        Assert.Equal(RecommendationOrder.Chance, Recommender.Learn(RulesTests.Groceries).Order);
        Assert.Throws<ArgumentException>(() => ItemWorth.Of([("a", double.NaN, null)]));
    }

    /// <summary>What is said to be a chance of 10 % happens in about 10 % of baskets that were not learned from.</summary>
    [Fact]
    public void Chances_come_true()
    {
        var baskets = RulesTests.Groceries;
        var recommender = Recommender.Learn(baskets.Where(basket => basket % 5 != 0));
        var said = new List<(double Chance, bool Had)>();
        for (var basket = 0; basket < baskets.Count; basket += 20)
        {
            var has = baskets[basket].ToArray().Select(item => baskets.Items[item]).ToArray();
            foreach (var hidden in has)
            {
                var others = has.Where(item => item != hidden).ToArray();
                said.AddRange(recommender.For(others, 100).Where(recommendation => recommendation.Item == hidden)
                    .Select(recommendation => (recommendation.Chance!.Value, true)));
            }

            said.AddRange(recommender.For(has, 100).Select(recommendation => (recommendation.Chance!.Value, false)));
        }

        foreach (var (from, to) in new[] { (0.02, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.4) })
        {
            var own = said.Where(pair => pair.Chance >= from && pair.Chance < to).ToList();
            Assert.InRange(own.Count(pair => pair.Had) / own.Sum(pair => pair.Chance), 0.75, 1.25);
        }
    }

    [Fact]
    public void Baskets_in_any_order_give_the_same_hints_about_as_sure()
    {
        var groceries = RulesTests.Groceries;
        var baskets = Enumerable.Range(0, groceries.Count)
            .Select(basket => groceries[basket].ToArray().Select(item => groceries.Items[item]).ToArray()).ToArray();
        new Random(3).Shuffle(baskets);
        foreach (var basket in baskets)
        {
            new Random(4).Shuffle(basket);
        }

        var (one, other) = (Recommender.Learn(groceries).For(["butter", "beef"]), Recommender.Learn(BasketSet.Of(baskets))
            .For(["beef", "butter"]));

        // The ridge is chosen on every fifth basket, whichever these are.
        Assert.Equal(one[0].Item, other[0].Item);
        Assert.Equal(one.Select(recommendation => recommendation.Item).ToHashSet(), other.Select(recommendation => recommendation.Item)
            .ToHashSet());
        Assert.Equal(one.OrderBy(recommendation => recommendation.Item, StringComparer.Ordinal)
            .Select(recommendation => recommendation.Rule?.Evidence),
            other.OrderBy(recommendation => recommendation.Item, StringComparer.Ordinal)
            .Select(recommendation => recommendation.Rule?.Evidence));
    }

    /// <summary>
    /// Many products, most of them rare: every hidden item is looked for with what the best single item of the basket says, as the
    /// plainest recommender does.
    /// </summary>
    [Theory]
    [InlineData("tastes", 4000, 0, 1.1)]
    [InlineData("pairs of which some sell far better", 4000, 2.5, 1.2)]
    [InlineData("pairs that all sell alike", 4000, 1.3, 1.2)]
    [InlineData("pairs that all sell alike", 1200, 1.3, 1)]
    [InlineData("pairs of which some sell far better", 1200, 2.5, 0.995)]
    [InlineData("pairs of which some sell far better", 500, 2.5, 0.99)]
    public void With_many_products_more_is_found_than_by_the_pair_rule(string shop, int products, double skew, double times)
    {
        var random = new Random(1);
        var baskets = Enumerable.Range(0, 3000).Select(_ =>
        {
            var (items, size) = (new HashSet<string>(), 2 + (int)(40 * Math.Pow(random.NextDouble(), 3)));
            var taste = random.Next(products / 40);
            while (skew > 0 && items.Count < size)
            {
                var item = (int)(products * Math.Pow(random.NextDouble(), skew));
                items.Add($"i{item}");
                if (random.NextDouble() < 0.6)
                {
                    items.Add($"i{item ^ 1}");
                }
            }

            while (items.Count < size)
            {
                items.Add($"i{(random.NextDouble() < 0.6 ? taste * 40 + (int)(40 * Math.Pow(random.NextDouble(), 1.5))
                    : (int)(products * Math.Pow(random.NextDouble(), 3)))}");
            }

            return items.ToArray();
        }).ToArray();
        var result = RecommenderBacktest.Run(BasketSet.Of(baskets))!;
        var byPairs = Enumerable.Range(0, 2).Sum(fold => PairRule([.. baskets.Where((_, i) => i % 2 != fold)],
            [.. baskets.Where((_, i) => i % 2 == fold)])) / baskets.Length;

        Assert.True(result.HitRate > byPairs * times, $"{shop}: {result.HitRate} against {byPairs}");
    }

    // The sum over baskets of the part of their items found among the first five by the highest share of any one other item; among level
    // items chance decides.
    private static double PairRule(string[][] learned, string[][] tried)
    {
        var holding = learned.SelectMany(basket => basket.Select(item => (item, basket))).ToLookup(own => own.item, own => own.basket);
        var shares = new Dictionary<string, Dictionary<string, double>>();
        return tried.Sum(basket =>
        {
            // Of each item the two best shares, because what the hidden item says does not count.
            var best = new Dictionary<string, (string By, double Share, double Next)>();
            foreach (var by in basket)
            {
                foreach (var (item, share) in SharesOf(by))
                {
                    best[item] = best.GetValueOrDefault(item, ("", 0, 0)) switch
                    {
                        var (_, first, _) when share > first => (by, share, first),
                        var (whose, first, second) => (whose, first, Math.Max(second, share)),
                    };
                }
            }

            var others = best.Where(own => !basket.Contains(own.Key)).Select(own => own.Value).ToArray();
            return basket.Where(best.ContainsKey).Sum(hidden =>
            {
                var own = best[hidden].Share;
                var said = others.Select(other => other.By == hidden ? other.Next : other.Share).ToArray();
                return Math.Clamp((5.0 - said.Count(share => share > own)) / (1 + said.Count(share => share == own)), 0, 1);
            }) / basket.Length;
        });

        Dictionary<string, double> SharesOf(string item)
        {
            if (!shares.TryGetValue(item, out var own))
            {
                shares[item] = own = holding[item].SelectMany(basket => basket).Where(other => other != item).CountBy(other => other)
                    .ToDictionary(pair => pair.Key, pair => (double)pair.Value / holding[item].Count());
            }

            return own;
        }
    }
}
