using OutlookCrm.CustomerScience.Churn;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>Hints as they would have been given before the last part of the history, and what became of them in it.</summary>
internal sealed class HintTrial
{
    /// <summary>Hints that a customer is shown.</summary>
    public const int Shown = 5;

    private const int PartOfTime = 5;
    private const int LongestDays = 365;
    private const int MostCustomers = 1600;
    private const int FewestBought = 20;
    private const int Likeliest = 12;
    private readonly CustomerHistories _before;
    private readonly ItemWeights _weights;
    private readonly ItemWorth _worth;
    private readonly HashSet<(string, string)> _after;
    private readonly string?[] _offered;

    private HintTrial(IReadOnlyList<PurchaseLine> lines, int[] goods, DateOnly cut, int days, double ridge, ItemWorth worth)
    {
        (_before, _worth) = (CustomerHistories.Of(lines, goods, cut, days), worth);
        _weights = ItemWeights.Learn(_before.Baskets, ridge);
        _after = [.. goods.Where(i => lines[i].Day > cut).Select(i => (lines[i].Customer, lines[i].Product!))];
        _offered = [.. _weights.Items.Select(item => _before.Baskets.Items[item] is var name && _before.Assortment.IsOnSale(name)
            && (worth.Order == RecommendationOrder.Chance || worth[name] > 0) ? name : null)];
    }

    /// <summary>Days of the last fifth of a history, a year at most: the horizon of chances.</summary>
    public static int Days(DateOnly first, DateOnly last) => Math.Min(LongestDays, (last.DayNumber - first.DayNumber + 1) / PartOfTime);

    /// <summary>Chances learned from what became of hints, and how they did for customers that they were not learned from.</summary>
    /// <param name="lines">Lines of purchases.</param>
    /// <param name="goods">The places of those that count.</param>
    /// <param name="last">The last day.</param>
    /// <param name="days">The horizon.</param>
    /// <param name="ridge">How strongly weights are held back.</param>
    /// <param name="worth">What a purchase of each item brings.</param>
    /// <returns>Nothing where too little was bought to learn from.</returns>
    public static (HintChances? Chances, ChanceBacktest? Backtest) Of(IReadOnlyList<PurchaseLine> lines, int[] goods, DateOnly last,
        int days, double ridge, ItemWorth worth)
    {
        var cut = last.AddDays(-days);
        if (days < 1 || !goods.Any(i => lines[i].Day <= cut))
        {
            return default;
        }

        var trial = new HintTrial(lines, goods, cut, days, ridge, worth);
        var known = trial._before.All.Keys.Order(StringComparer.Ordinal).ToArray();
        var step = (known.Length + MostCustomers - 1) / MostCustomers;
        string[] asked = [.. known.Where((_, i) => i % step == 0)];
        List<(HintSituation Situation, bool Bought)>[] learned =
            [trial.Hints(asked.Where((_, i) => i % 2 == 0), null), trial.Hints(asked.Where((_, i) => i % 2 == 1), null)];
        if (Array.Exists(learned, half => half.Count(hint => hint.Bought) < FewestBought))
        {
            return default;
        }

        // What each half learned is tried on the other.
        var shown = Enumerable.Range(0, 2).SelectMany(half =>
        {
            var chances = HintChances.Learn(learned[half]);
            return trial.Hints(asked.Where((_, i) => i % 2 != half), chances)
                .Select(hint => (Chance: chances.Of(hint.Situation), hint.Bought));
        }).ToList();
        if (shown.Count == 0)
        {
            return default;
        }

        var moved = HintChances.Learn([.. learned[0], .. learned[1]]).Moved(shown);
        double[] stated = [.. shown.Select(hint => moved.Moved(hint.Chance))];
        bool[] bought = [.. shown.Select(hint => hint.Bought)];
        return (moved, new(asked.Length, shown.Count, days / 7.0, stated.Average(), bought.Average(b => b ? 1.0 : 0),
            Ranking.CalibrationError(stated, bought)));
    }

    // Without chances those hints that might be shown, by whatever ranks; with them those that would be.
    private List<(HintSituation Situation, bool Bought)> Hints(IEnumerable<string> customers, HintChances? chances)
    {
        var hints = new List<(HintSituation, bool)>();
        foreach (var customer in customers)
        {
            var history = _before.All[customer];
            var situation = _before.Situation(history);
            var scores = _weights.Scores([.. history.Items.Select(item => _before.Baskets.Numbers[item])]);
            var open = Enumerable.Range(0, scores.Length)
                .Where(place => _offered[place] is { } name && !history.Has(name)).ToArray();
            var chosen = chances is null
                ? open.OrderByDescending(place => scores[place]).Take(Likeliest)
                    .Concat(open.OrderByDescending(place => Worth(place) * Math.Max(0, scores[place])).Take(Likeliest))
                    .Concat(open.Take(Likeliest)).Distinct()
                : open.OrderByDescending(place => Worth(place) * chances.Of(SituationOf(place))).Take(Shown);
            hints.AddRange(chosen.Select(place => (SituationOf(place), _after.Contains((customer, _offered[place]!)))));

            HintSituation SituationOf(int place) => _before.Situation(situation, history, _offered[place]!, scores[place]);
        }

        return hints;
    }

    private double Worth(int place) => _worth.Order == RecommendationOrder.Chance ? 1 : _worth[_offered[place]!] ?? 0;
}
