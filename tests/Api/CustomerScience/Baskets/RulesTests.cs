using OutlookCrm.CustomerScience.Baskets;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Baskets;

/// <summary>Against the R package arules 1.7-6 (Hahsler et al.) on its Groceries data: the same sets, equal counts, measures within
/// 1e-9.</summary>
public sealed class RulesTests
{
    private static readonly Lazy<BasketSet> s_groceries = new(() => BasketSet.Of(SharedFile.Fields("groceries_baskets.csv")));

    internal static BasketSet Groceries => s_groceries.Value;

    [Theory]
    [InlineData(0.001, 13_492)]
    [InlineData(0.005, 1_001)]
    [InlineData(0.01, 333)]
    [InlineData(0.02, 122)]
    [InlineData(0.05, 31)]
    public void As_many_itemsets_are_frequent_as_in_arules(double support, int published) =>
        Assert.Equal(published, Rules.CountItemsets(Groceries, support));

    [Theory]
    [InlineData(0.001, 0.5, 5_668)]
    [InlineData(0.001, 0.8, 410)]
    [InlineData(0.006, 0.25, 463)]
    [InlineData(0.01, 0.5, 15)]
    public void There_are_as_many_rules_as_in_arules(double support, double confidence, int published) =>
        Assert.Equal(published, Rules.Find(Groceries, support, confidence).Found.Count);

    [Theory]
    [InlineData("groceries_rules_s001_c50.csv", 0.001, 0.5)]
    [InlineData("groceries_rules_s006_c25.csv", 0.006, 0.25)]
    [InlineData("groceries_rules_s01_c50.csv", 0.01, 0.5)]
    public void Every_rule_and_measure_is_that_of_arules(string file, double support, double confidence)
    {
        var theirs = SharedFile.Records("expected", file);
        var ours = Rules.Find(Groceries, support, confidence).Found.ToDictionary(rule => (string.Join('|', rule.If), rule.Then));

        Assert.Equal(theirs.Count, ours.Count);
        Assert.All(theirs, row =>
        {
            var rule = ours[(string.Join('|', row["lhs"].Split('|').Order(StringComparer.Ordinal)), row["rhs"])];
            Assert.Equal((int)row.Number("count"), rule.Baskets);
            Close(row.Number("support"), rule.Support, 1e-9);
            Close(row.Number("confidence"), rule.Confidence, 1e-9);
            Close(row.Number("coverage"), rule.Coverage, 1e-9);
            Close(row.Number("lift"), rule.Lift, 1e-9);
            Close(row.Number("leverage"), rule.Leverage, 1e-9);

            // The file has eight digits of these.
            if (rule.Conviction is { } conviction)
            {
                Close(row.Number("conviction"), conviction, 6e-8);
            }
            else
            {
                Assert.Equal(1, row.Number("confidence"));
            }

            Close(row.Number("chisq"), rule.ChiSquared!.Value, 6e-8);
            Close(row.Number("fisherp"), rule.PValue, 6e-8);
        });
    }

    [Fact]
    public void As_many_rules_are_not_redundant_as_in_arules() =>
        Assert.Equal(5_096, Rules.Find(Groceries, 0.001, 0.5).Found.Count(rule => !rule.IsRedundant));

    [Fact]
    public void Baskets_and_items_in_any_order_give_the_same_rules()
    {
        var random = new Random(7);
        var baskets = Enumerable.Range(0, 400)
            .Select(_ => Enumerable.Range(0, 6).Select(_ => $"i{(int)(12 * random.NextDouble() * random.NextDouble())}").ToArray())
            .ToArray();
        var expected = Sentences(baskets);
        for (var run = 0; run < 10; run++)
        {
            random.Shuffle(baskets);
            foreach (var basket in baskets)
            {
                random.Shuffle(basket);
            }

            Assert.Equal(expected, Sentences(baskets));
        }

        Assert.NotEmpty(expected);
    }

    [Fact]
    public void Counts_are_those_of_counting_every_set_in_every_basket()
    {
        var random = new Random(11);
        for (var run = 0; run < 6; run++)
        {
            var baskets = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 8).Where(_ => random.Next(3) > 0).ToHashSet()).ToArray();
            var fewest = random.Next(2, 20);
            var expected = Enumerable.Range(1, 255).Select(set => Enumerable.Range(0, 8).Where(item => (set >> item & 1) == 1).ToArray())
                .Count(set => baskets.Count(basket => basket.IsSupersetOf(set)) >= fewest);

            var set = BasketSet.Of(baskets.Select(basket => basket.Select(item => $"{item}")));

            Assert.Equal(expected, Rules.CountItemsets(set, (double)fewest / set.Count));
        }
    }

    [Fact]
    public void Chance_alone_gives_no_rule_that_holds()
    {
        var random = new Random(3);
        var baskets = BasketSet.Of(Enumerable.Range(0, 2000)
            .Select(_ => Enumerable.Range(0, 40).Where(_ => random.Next(12) == 0).Select(item => $"i{item:00}")));

        var rules = Rules.Find(baskets, 0.002, 0.1);

        Assert.True(rules.Found.Count > 100, $"{rules.Found.Count} rules were tried.");
        Assert.DoesNotContain(rules.Found, rule => rule.Holds);
    }

    /// <summary>Large baskets hold more of everything: over baskets of unlike sizes, items that are drawn independently seem to go
    /// together.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Baskets_of_unlike_sizes_hide_no_rule_and_make_none(double together)
    {
        var random = new Random(5);
        var rules = Rules.Find(BasketSet.Of(Enumerable.Range(0, 2000).Select(_ => Basket())), 0.0025, 0.1, 2);

        Assert.Contains(rules.Found, rule => rule.PValue * rules.Tried <= Rule.Level && !IsOurs(rule));
        Assert.DoesNotContain(rules.Found, rule => rule.Holds && !(together > 0 && IsOurs(rule)));
        Assert.Equal(together > 0, rules.Found.Any(rule => rule.Holds && IsOurs(rule)));

        // Items at their own rates, one or two of them or twenty; the fifth brings the eighth in place of another.
        string[] Basket()
        {
            var size = random.NextDouble() < 0.85 ? 1 + random.Next(2) : 10 + random.Next(20);
            var items = Enumerable.Range(0, 60).OrderBy(item => -Math.Log(1 - random.NextDouble()) * (item + 3)).Take(size).ToList();
            if (items.Contains(5) && !items.Contains(8) && items.Count > 1 && random.NextDouble() < together)
            {
                items[items[0] == 5 ? 1 : 0] = 8;
            }

            return [.. items.Select(item => $"i{item}")];
        }

        static bool IsOurs(Rule rule) => rule is { If: ["i5"], Then: "i8" } or { If: ["i8"], Then: "i5" };
    }

    [Fact]
    public void Nothing_bought_gives_no_rules() => Assert.Empty(Rules.Find(BasketSet.Of([[], [" "], [null]]), 0.1, 0.1).Found);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(double.NaN, 0.5)]
    [InlineData(0.1, 1.1)]
    public void Numbers_that_are_no_parts_are_refused(double support, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rules.Find(BasketSet.Of([["a"]]), support, confidence));

    [Fact]
    public void Too_many_itemsets_are_refused_instead_of_filling_the_memory() =>
        Assert.Throws<ArgumentException>(() =>
            Rules.Find(BasketSet.Of(Enumerable.Repeat(Enumerable.Range(0, 40).Select(i => $"{i}"), 3)), 1, 0.5, 20));

    /// <summary>R: fisher.test(matrix(c(3, 1, 1, 3), 2), alternative = "greater"), the lady tasting tea (Fisher 1935).</summary>
    [Fact]
    public void The_lady_tasting_tea() => Assert.Equal(17.0 / 70, Fisher.Greater(3, 4, 4, 8), 14);

    private static string[] Sentences(string[][] baskets) =>
        [.. Rules.Find(BasketSet.Of(baskets), 0.05, 0.3).Found.Select(rule => rule.Evidence.ToString())];

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected), $"{expected:R} against {actual:R}");
}
