using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// What a customer may want next, given what they have: ranked by the chance, from weights of every item for every other, times what the
/// item usually brings where that is known; each recommendation with the counted rule that speaks for it.
/// </summary>
/// <remarks>
/// EASE (Steck 2019) with an intercept: one inverse, no iteration, its settings chosen by hiding items inside the data. The 1,200 most
/// frequent items have weights if enough baskets hold them; others speak by the lower bound of their pairs' shares. The sum of weights, cut
/// to 0…1, is about the chance that somebody with this history has the item too: out of sample, 5 to 10 % said is 5 to 10 % seen. The
/// chance that it will be bought is another figure, which <see cref="Offers"/> learns.
/// </remarks>
public sealed class Recommender
{
    /// <summary>Fewer baskets of two items or more teach nothing beyond which items sell best.</summary>
    public const int FewestBaskets = 50;

    private const double Support = 0.001;

    // Rules between more items would be more pairs than are mined.
    private const int MostRuled = 500;

    // Said of an item that no rule speaks for, where the customer's purchases together say so much more than its popularity.
    private const double ClearlyMore = 1.5;

    // A dear item that hardly anybody bought would lead every list by a chance that nobody knows.
    private const int FewestWithWorth = 5;
    private readonly BasketSet _baskets;
    private readonly ItemWorth _worth;
    private readonly ItemWeights? _weights;
    private readonly ILookup<string, Rule> _rules;

    // As scores are.
    private readonly int[] _popular;

    private Recommender(Provenance provenance, BasketSet baskets, ItemWorth? worth, ItemWeights? weights, IEnumerable<Rule> rules) =>
        (Provenance, _baskets, _worth, _weights, _rules, _popular) =
            (provenance, baskets, worth ?? ItemWorth.Unknown, weights, rules.ToLookup(rule => rule.Then, StringComparer.Ordinal),
                weights?.Items ?? ItemWeights.Popular(baskets));

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
        var support = Math.Max(Support, (double)baskets.Counts[popular[Math.Min(MostRuled, popular.Length) - 1]] / baskets.Count);
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
        int[] has = [.. bought.Select(item => item?.Trim() ?? "").Where(_baskets.Numbers.ContainsKey)
            .Select(item => _baskets.Numbers[item]).Distinct().Order()];
        return For(has, _ => true, _ => true, (_, score) => Math.Clamp(score, 0, 1), null, shown);
    }

    /// <summary>What items say for one another; null with too few baskets to learn from.</summary>
    internal ItemWeights? Weights => _weights;

    /// <summary>The best recommendations among items that may be offered, by what is known of the customer and the item.</summary>
    /// <param name="has">Numbers of what the customer has, ascending.</param>
    /// <param name="isOnSale">Whether an item is on sale, asked of every item.</param>
    /// <param name="isOffered">Whether it may be offered, asked of those alone that would be among the best.</param>
    /// <param name="chance">The chance of an item with its score; null where it is not known, so that the score alone ranks.</param>
    /// <param name="weeks">The chance's horizon; null for one without.</param>
    /// <param name="shown">How many.</param>
    internal IReadOnlyList<Recommendation> For(int[] has, Func<int, bool> isOnSale, Func<int, bool> isOffered,
        Func<int, double, double>? chance, double? weeks, int shown)
    {
        var scores = _weights?.Scores(has);
        var best = new List<((int Item, double Score, double? Chance) Own, double Value)>(shown + 1);
        for (var place = 0; place < _popular.Length; place++)
        {
            var item = _popular[place];
            if (!isOnSale(item) || (Order != RecommendationOrder.Chance && _baskets.Counts[item] < FewestWithWorth)
                || Array.BinarySearch(has, item) >= 0)
            {
                continue;
            }

            // Weights add up to about a chance, which they may overshoot at either end.
            var score = scores?[place] ?? (double)_baskets.Counts[item] / _baskets.Count;
            var own = (Item: item, Score: score, Chance: chance?.Invoke(item, score));
            var value = Order == RecommendationOrder.Chance ? own.Chance ?? score : Value(own);
            if ((Order == RecommendationOrder.Chance || value > 0) && IsAmong(value, own) && isOffered(item))
            {
                // Of level ones the more popular is first.
                var at = best.FindLastIndex(other => !IsBetter(value, own, other)) + 1;
                best.Insert(at, (own, value));
                best.RemoveRange(Math.Min(best.Count, shown), Math.Max(0, best.Count - shown));
            }
        }

        var names = has.Select(item => _baskets.Items[item]).ToHashSet(StringComparer.Ordinal);
        return [.. best.Select((one, i) => Recommendation(one.Own, i + 1, names, weeks))];

        bool IsAmong(double value, in (int, double, double?) own) => best.Count < shown || IsBetter(value, own, best[^1]);

        static bool IsBetter(double value, in (int Item, double Score, double? Chance) own,
            in ((int Item, double Score, double? Chance) Own, double Value) other) => value > other.Value
            || (value == other.Value && (own.Chance ?? own.Score) > (other.Own.Chance ?? other.Own.Score));
    }

    private double Value((int Item, double Score, double? Chance) own) =>
        (own.Chance ?? Math.Clamp(own.Score, 0, 1)) * (_worth[_baskets.Items[own.Item]] ?? 0);

    private Recommendation Recommendation((int Item, double Score, double? Chance) own, int rank, HashSet<string> has, double? weeks)
    {
        var name = _baskets.Items[own.Item];

        // The most cautious reading of the evidence decides, so that a rule of few baskets does not win by luck.
        var rule = _rules[name].Where(rule => rule.If.All(has.Contains)).MaxBy(rule => rule.ConfidenceInterval.Lower);
        var evidence = rule?.Evidence ?? Unruled(own.Item, own.Score);
        if (Order == RecommendationOrder.Chance || _worth[name] is not { } worth || own.Chance is not { } chance)
        {
            return new(name, rank, own.Chance, null, null, rule, [evidence]);
        }

        var isMargin = Order == RecommendationOrder.Margin;
        return new(name, rank, chance, worth, worth * chance, rule,
        [
            evidence,
            weeks is { } within
                ? (isMargin ? BasketFindings.WorthMarginWithin : BasketFindings.WorthSpendWithin)
                    .With(chance, within, worth, worth * chance)
                : (isMargin ? BasketFindings.WorthMargin : BasketFindings.WorthSpend).With(chance, worth, worth * chance),
        ]);
    }

    private Finding Unruled(int item, double score)
    {
        var (sold, isCustomers, share) = (_baskets.Counts[item], _baskets.Noun == BasketSet.Customers,
            (double)_baskets.Counts[item] / _baskets.Count);
        var code = (score > ClearlyMore * share, isCustomers) switch
        {
            (true, true) => BasketFindings.TogetherWithCustomers,
            (true, false) => BasketFindings.TogetherInBaskets,
            (_, true) => BasketFindings.PopularWithCustomers,
            _ => BasketFindings.PopularInBaskets,
        };
        return code.With(sold, _baskets.Count, _baskets.Items[item], share);
    }
}

/// <summary>Something to offer.</summary>
/// <param name="Item">What.</param>
/// <param name="Rank">1 for the best.</param>
/// <param name="Chance">From <see cref="Offers"/> the chance that the customer buys it within the horizon that the report names; null
/// where the history is too short to learn it. Otherwise about the chance that somebody with this history has it too. 0…1.</param>
/// <param name="Worth">What a purchase of it usually brings, in the file's currency; null where recommendations are ranked by the chance
/// alone.</param>
/// <param name="ExpectedValue">Chance times worth; null where either is not known.</param>
/// <param name="Rule">The rule that speaks for it, tested; null where it is only popular or only the items together speak for it.</param>
/// <param name="Evidence">The reasons.</param>
public sealed record Recommendation(string Item, int Rank, double? Chance, double? Worth, double? ExpectedValue, Rule? Rule,
    IReadOnlyList<Finding> Evidence);
