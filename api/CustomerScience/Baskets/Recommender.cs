using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// What a customer may want next, given what they have: ranked by the chance, from weights of every item for every other, times what the
/// item usually brings where
/// that is known; each recommendation with the counted rule that speaks for it.
/// </summary>
/// <remarks>
/// EASE (Steck 2019) with an intercept: one inverse, no iteration, one setting, chosen by hiding items inside the data. The 500 most
/// frequent items take part. The chance is the sum of weights, cut to 0…1: out of sample, 5 to 10 % said is 5 to 10 % seen.
/// </remarks>
public sealed class Recommender
{
    /// <summary>Fewer baskets of two items or more teach nothing beyond which items sell best.</summary>
    public const int FewestBaskets = 50;

    private const double Support = 0.001;

    // A dear item that hardly anybody bought would lead every list by a chance that nobody knows.
    private const int FewestWithWorth = 5;
    private readonly BasketSet _baskets;
    private readonly ItemWorth _worth;
    private readonly ItemWeights? _weights;
    private readonly ILookup<string, Rule> _rules;

    private Recommender(Provenance provenance, BasketSet baskets, ItemWorth? worth, ItemWeights? weights, IEnumerable<Rule> rules) =>
        (Provenance, _baskets, _worth, _weights, _rules) =
            (provenance, baskets, worth ?? ItemWorth.Unknown, weights, rules.ToLookup(rule => rule.Then, StringComparer.Ordinal));

    /// <summary>Model and number of baskets.</summary>
    public Provenance Provenance { get; }

    /// <summary>What the recommendations are ranked by.</summary>
    public RecommendationOrder Order => _worth.Order;

    /// <summary>Learns from baskets; the strength of shrinkage is chosen by hiding items in a fifth of them.</summary>
    /// <param name="baskets">What was bought together: at one time, or by one customer ever.</param>
    /// <param name="worth">What a purchase of each item brings; null to rank by the chance alone.</param>
    public static Recommender Learn(BasketSet baskets, ItemWorth? worth = null)
    {
        ArgumentNullException.ThrowIfNull(baskets);
        var telling = Enumerable.Range(0, baskets.Count).Count(basket => baskets[basket].Length > 1);
        if (telling < FewestBaskets)
        {
            return new(new("best sellers: too few with two items or more", baskets.Count, baskets.Noun), baskets, worth, null, []);
        }

        // Rules between the items that take part; a pair is evidence that a seller can repeat in one breath.
        var popular = ItemWeights.Popular(baskets);
        var support = Math.Max(Support, (double)baskets.Counts[popular[^1]] / baskets.Count);
        var rules = Rules.Find(baskets, support, 0, longest: 2).Found.Where(rule => rule.Holds && rule.Lift > 1);
        return new(new("item weights (EASE, Steck 2019, with intercept); evidence by Fisher-tested rules", baskets.Count, baskets.Noun),
            baskets, worth, ItemWeights.Learn(baskets), rules);
    }

    /// <summary>The best recommendations, none of which the customer has.</summary>
    /// <param name="bought">What the customer has: all of their history for things bought once, the present basket for things bought again
    /// and again.</param>
    /// <param name="shown">How many recommendations, 1…100.</param>
    /// <returns>Best first; fewer where there are no more items.</returns>
    /// <exception cref="ArgumentException">Nothing is given, or the number is out of range.</exception>
    public IReadOnlyList<Recommendation> For(IEnumerable<string?> bought, int shown = 5)
    {
        ArgumentNullException.ThrowIfNull(bought);
        ArgumentOutOfRangeException.ThrowIfLessThan(shown, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shown, 100);
        var has = bought.Select(item => item?.Trim() ?? "").Where(_baskets.Numbers.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var others = Chances(has).Where(recommendation => !has.Contains(_baskets.Items[recommendation.Item]));
        var ranked = Order == RecommendationOrder.Chance
            ? others
            : others.Where(recommendation => _baskets.Counts[recommendation.Item] >= FewestWithWorth && Value(recommendation) > 0)
            .OrderByDescending(Value);
        return [.. ranked.Take(shown)
            .Select((recommendation, i) => Recommendation(recommendation.Item, Math.Clamp(recommendation.Chance, 0, 1), i + 1, has))];
    }

    // The likeliest first. Weights add up to about a chance, which they may overshoot at either end.
    private IEnumerable<(int Item, double Chance)> Chances(HashSet<string> has)
    {
        if (_weights is null)
        {
            return ItemWeights.Popular(_baskets).Select(item => (item, (double)_baskets.Counts[item] / _baskets.Count));
        }

        var places = _weights.PlacesOf([.. has.Order(StringComparer.Ordinal).Select(item => _baskets.Numbers[item])]);
        var scores = _weights.Scores(places.Where(place => place >= 0));
        return Enumerable.Range(0, scores.Length).OrderByDescending(place => scores[place])
            .Select(place => (_weights.Items[place], scores[place]));
    }

    private double Value((int Item, double Chance) recommendation) =>
        Math.Clamp(recommendation.Chance, 0, 1) * (_worth[_baskets.Items[recommendation.Item]] ?? 0);

    private Recommendation Recommendation(int item, double chance, int rank, HashSet<string> has)
    {
        var name = _baskets.Items[item];

        // The most cautious reading of the evidence decides, so that a rule of few baskets does not win by luck.
        var rule = _rules[name].Where(rule => rule.If.All(has.Contains)).MaxBy(rule => rule.ConfidenceInterval.Lower);
        var sold = _baskets.Counts[item];
        var isCustomers = _baskets.Noun == BasketSet.Customers;
        var evidence = rule?.Evidence ?? (isCustomers ? BasketFindings.PopularWithCustomers : BasketFindings.PopularInBaskets)
            .With(sold, _baskets.Count, name, (double)sold / _baskets.Count);
        if (Order == RecommendationOrder.Chance || _worth[name] is not { } worth)
        {
            return new(name, rank, chance, null, null, rule, [evidence]);
        }

        var gain = Order == RecommendationOrder.Margin ? BasketFindings.WorthMargin : BasketFindings.WorthSpend;
        return new(name, rank, chance, worth, worth * chance, rule, [evidence, gain.With(chance, worth, worth * chance)]);
    }
}

/// <summary>Something to offer.</summary>
/// <param name="Item">What.</param>
/// <param name="Rank">1 for the best.</param>
/// <param name="Chance">About the chance that somebody with this history has it too, 0…1.</param>
/// <param name="Worth">What a purchase of it usually brings, in the file's currency; null where recommendations are ranked by the chance
/// alone.</param>
/// <param name="ExpectedValue">Chance times worth.</param>
/// <param name="Rule">The rule that speaks for it, tested; null where it is only popular or only the items together speak for it.</param>
/// <param name="Evidence">The reasons.</param>
public sealed record Recommendation(string Item, int Rank, double Chance, double? Worth, double? ExpectedValue, Rule? Rule,
    IReadOnlyList<Finding> Evidence);
