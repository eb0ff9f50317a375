using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.CustomerScience.Forecasts;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Forecasts;

public sealed class ReconciliationTests
{
    [Fact]
    public void Least_squares_of_a_total_and_two_parts()
    {
        // Hyndman et al. (2011), equal variances: what is left over, 100 - 40 - 30 = 30, is shared by three; the total gives a third.
        var result = Reconciliation.Of(new("all", 100, 1, [new("north", 40, 1, []), new("south", 30, 1, [])]));
        Assert.Equal(90, result.Expected, 1e-9);
        Assert.Equal(50, result.Parts[0].Expected, 1e-9);
        Assert.Equal(40, result.Parts[1].Expected, 1e-9);
    }

    [Fact]
    public void Three_levels_are_the_full_least_squares_solution()
    {
        // Solved by hand from the normal equations of S'WS b = S'Wy with unit weights: leaves a, b under A; c under the top.
        var result = Reconciliation.Of(new("top", 20, 1, [new("A", 9, 1, [new("a", 4, 1, []), new("b", 3, 1, [])]), new("c", 6, 1, [])]));
        var (a, b, c) = (result.Parts[0].Parts[0].Expected, result.Parts[0].Parts[1].Expected, result.Parts[1].Expected);
        Assert.Equal(0, (a + b + c - 20) + (a + b - 9) + (a - 4), 1e-9);
        Assert.Equal(0, (a + b + c - 20) + (a + b - 9) + (b - 3), 1e-9);
        Assert.Equal(0, (a + b + c - 20) + (c - 6), 1e-9);
    }

    [Fact]
    public void Sums_agree_for_any_tree() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            AssertAgrees(Reconciliation.Of(Grow(random, 0), neverNegative: seed % 2 == 0), seed % 2 == 0);
        }).Check(Cases.Of(100));

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Reconciliation.Of(new("x", double.NaN, 1, [])));
        Assert.Throws<ArgumentException>(() => Reconciliation.Of(new("x", 1, -1, [])));
    }

    private static HierarchyNode Grow(Random random, int depth) => new(
        $"{depth}",
        (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(9)),
        random.Next(4) == 0 ? 0 : random.NextDouble() * 100,
        depth == 4 ? [] : [.. Enumerable.Range(0, random.Next(5)).Select(_ => Grow(random, depth + 1))]);

    private static void AssertAgrees(ReconciledNode node, bool neverNegative)
    {
        Assert.True(double.IsFinite(node.Expected) && (!neverNegative || node.Expected >= 0));
        if (node.Parts.Count > 0)
        {
            Assert.Equal(node.Parts.Sum(part => part.Expected), node.Expected);
            Assert.All(node.Parts, part => AssertAgrees(part, neverNegative));
        }
    }
}
