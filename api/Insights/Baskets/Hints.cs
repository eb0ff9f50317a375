using System.Globalization;

namespace OutlookCrm.Insights.Baskets;

/// <summary>
/// What a customer may want next, given what they have: ranked by weights of every item for every other, each hint with the counted rule that speaks for it.
/// </summary>
public sealed class Hints
{
    /// <summary>Fewer baskets of two items or more teach nothing beyond which items sell best.</summary>
    public const int FewestBaskets = 50;

    private const double Support = 0.001;
    private readonly BasketSet _baskets;
    private readonly ItemWeights? _weights;
    private readonly ILookup<string, Rule> _rules;

    private Hints(Basis basis, BasketSet baskets, ItemWeights? weights, IEnumerable<Rule> rules) =>
        (Basis, _baskets, _weights, _rules) = (basis, baskets, weights, rules.ToLookup(rule => rule.Then, StringComparer.Ordinal));

    /// <summary>Model and number of baskets.</summary>
    public Basis Basis { get; }

    /// <summary>Learns from baskets; the strength of shrinkage is chosen by hiding items in a fifth of them.</summary>
    public static Hints Learn(BasketSet baskets)
    {
        ArgumentNullException.ThrowIfNull(baskets);
        var telling = Enumerable.Range(0, baskets.Count).Count(basket => baskets[basket].Length > 1);
        if (telling < FewestBaskets)
        {
            return new(new("best sellers: too few baskets of two items or more", baskets.Count, "baskets"), baskets, null, []);
        }

        // Rules between the items that take part; a pair is evidence that a seller can repeat in one breath.
        var popular = ItemWeights.Popular(baskets);
        var support = Math.Max(Support, (double)baskets.Counts[popular[^1]] / baskets.Count);
        var rules = Rules.Find(baskets, support, 0, longest: 2).Found.Where(rule => rule.Holds && rule.Lift > 1);
        return new(new("item weights (EASE, Steck 2019, with intercept); evidence by Fisher-tested rules", baskets.Count, "baskets"), baskets, ItemWeights.Learn(baskets), rules);
    }

    /// <summary>The best hints, none of which the customer has.</summary>
    /// <param name="bought">What the customer has: all of their history for things bought once, the present basket for things bought again and again.</param>
    /// <param name="shown">How many hints, 1…100.</param>
    /// <returns>Best first; fewer where there are no more items.</returns>
    /// <exception cref="ArgumentException">Nothing is given, or the number is out of range.</exception>
    public IReadOnlyList<Hint> For(IEnumerable<string?> bought, int shown = 5)
    {
        ArgumentNullException.ThrowIfNull(bought);
        ArgumentOutOfRangeException.ThrowIfLessThan(shown, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shown, 100);
        var has = bought.Select(item => item?.Trim() ?? "").Where(_baskets.Numbers.ContainsKey).ToHashSet(StringComparer.Ordinal);
        return [.. Ranked(has).Where(item => !has.Contains(_baskets.Items[item])).Take(shown).Select((item, i) => Hint(item, i + 1, has))];
    }

    private IEnumerable<int> Ranked(HashSet<string> has)
    {
        if (_weights is null)
        {
            return ItemWeights.Popular(_baskets);
        }

        var places = _weights.PlacesOf([.. has.Order(StringComparer.Ordinal).Select(item => _baskets.Numbers[item])]);
        var scores = _weights.Scores(places.Where(place => place >= 0));
        return Enumerable.Range(0, scores.Length).OrderByDescending(place => scores[place]).Select(place => _weights.Items[place]);
    }

    private Hint Hint(int item, int rank, HashSet<string> has)
    {
        var name = _baskets.Items[item];

        // The most cautious reading of the evidence decides, so that a rule of few baskets does not win by luck.
        var rule = _rules[name].Where(rule => rule.If.All(has.Contains)).MaxBy(rule => rule.ConfidenceInterval.Lower);
        var sold = _baskets.Counts[item];
        return new(name, rank, rule, rule?.Evidence ?? string.Create(
            CultureInfo.InvariantCulture,
            $"{name} is in {sold:N0} of all {_baskets.Count:N0} baskets ({(double)sold / _baskets.Count:P0}); nothing in this history speaks for it more than chance would."));
    }
}

/// <summary>Something to offer.</summary>
/// <param name="Item">What.</param>
/// <param name="Rank">1 for the best.</param>
/// <param name="Rule">The rule that speaks for it, tested; null where it is only popular or only the items together speak for it.</param>
/// <param name="Evidence">The reason as a sentence.</param>
public sealed record Hint(string Item, int Rank, Rule? Rule, string Evidence);
