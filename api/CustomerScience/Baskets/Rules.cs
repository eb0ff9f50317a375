using System.Globalization;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>The rules of a set of baskets.</summary>
/// <remarks>
/// Fisher's exact test is corrected for every rule that the itemsets allow, not only for those with enough confidence, and must hold as
/// well among baskets with like numbers of places for other items (Zelen 1971). In baskets filled at random, mostly of one or two items
/// and some of twenty, the plain test alone found 2 800 pairs, all false; the stratified test none (p at most .05 in 3.8 % of pairs). Of
/// Groceries' 1 105 rules of support .005 it leaves 110.
/// </remarks>
/// <param name="Provenance">Model and number of baskets.</param>
/// <param name="FewestBaskets">The support asked for as a count of baskets: ⌈support · n⌉, at least 1.</param>
/// <param name="Itemsets">How many itemsets are frequent.</param>
/// <param name="Tried">How many rules those itemsets allow; the tests are corrected for all of them.</param>
/// <param name="Found">Those of enough confidence: most confident first, then most baskets, then by name.</param>
public sealed record Rules(Provenance Provenance, int FewestBaskets, int Itemsets, int Tried, IReadOnlyList<Rule> Found)
{
    private const int MostItemsets = 1_000_000;

    /// <summary>All rules with one item as their consequence. The order of baskets and of items in them does not matter.</summary>
    /// <param name="baskets">What was bought together.</param>
    /// <param name="support">Part of all baskets that must hold all items of a rule, above 0 and at most 1.</param>
    /// <param name="confidence">Part of the baskets with the condition that must also hold the consequence, 0…1.</param>
    /// <param name="longest">Most items in a rule, 2…20.</param>
    /// <exception cref="ArgumentException">A number is out of range, or a million itemsets are frequent.</exception>
    public static Rules Find(BasketSet baskets, double support, double confidence, int longest = 10)
    {
        ArgumentNullException.ThrowIfNull(baskets);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(longest, 20);
        if (!(support is > 0 and <= 1) || !(confidence is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(support), string.Create(CultureInfo.InvariantCulture,
                    $"Support {support} and confidence {confidence} are parts of baskets: above 0 and at most 1."));
        }

        var fewest = Fewest(baskets, support);
        var (tree, items) = Eclat.Mine(baskets, fewest, longest, MostItemsets);
        var parts = new ItemsetParts(tree);
        var found = new List<Rule>();
        var names = Array.ConvertAll(items, item => baskets.Items[item]);
        var sizes = new Lazy<SizeStrata>(() => new(baskets));
        foreach (var node in parts.ByDepth)
        {
            for (var without = 0; tree.Depth(node) > 1 && without < tree.Depth(node); without++)
            {
                var condition = parts.Without(node, without);
                var own = (double)tree.Support(node) / tree.Support(condition);
                if (own >= confidence)
                {
                    var then = items[tree.Rank(parts.Item(node, without))];
                    var p = Fisher.Greater(tree.Support(node), tree.Support(condition), baskets.Counts[then], baskets.Count);
                    var (both, conditions) = (tree.Support(node), tree.Support(condition));
                    var named = parts.Names(condition, names);

                    // What the plain test does not bear out needs no second one.
                    var chance = p * parts.Rules > Rule.Level ? p
                        : Math.Max(p, sizes.Value.Greater(Array.ConvertAll(named, item => baskets.Numbers[item]), then));
                    var rule = new Rule(
                        named, baskets.Items[then], both, conditions, baskets.Counts[then], baskets.Count, p,
                        Math.Min(1, chance * parts.Rules), parts.BestOfFewer(node, without) >= own, baskets.Noun);
                    found.Add(rule);
                }
            }
        }

        found.Sort(InOrder);
        var provenance = new Provenance(
            "association rules by Eclat (Zaki 2000), Fisher's exact test among baskets of like size, with Bonferroni's correction",
            baskets.Count, baskets.Noun);
        return new(provenance, fewest, tree.Count - 1, parts.Rules, found);
    }

    /// <summary>How many itemsets, single items included, reach a support.</summary>
    /// <param name="baskets">What was bought together.</param>
    /// <param name="support">Least part of the baskets that hold the set, above 0 and at most 1.</param>
    /// <param name="longest">Most items of a set, 1 or more.</param>
    /// <exception cref="ArgumentException">The support is out of range, or a million itemsets are frequent.</exception>
    public static int CountItemsets(BasketSet baskets, double support, int longest = 10)
    {
        ArgumentNullException.ThrowIfNull(baskets);
        return Eclat.Mine(baskets, Fewest(baskets, support), longest, MostItemsets).Tree.Count - 1;
    }

    // Counts are compared, not shares; the product of a share and a count may be off by a rounding error.
    private static int Fewest(BasketSet baskets, double support) => Math.Max(1, (int)Math.Ceiling(support * baskets.Count - 1e-9));

    private static int InOrder(Rule a, Rule b)
    {
        var order = b.Confidence.CompareTo(a.Confidence);
        order = order != 0 ? order : b.Baskets.CompareTo(a.Baskets);
        order = order != 0 ? order : string.CompareOrdinal(a.Then, b.Then);
        for (var i = 0; order == 0 && i < Math.Max(a.If.Count, b.If.Count); i++)
        {
            order = i >= a.If.Count ? -1 : i >= b.If.Count ? 1 : string.CompareOrdinal(a.If[i], b.If[i]);
        }

        return order;
    }
}
