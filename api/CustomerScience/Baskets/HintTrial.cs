using OutlookCrm.CustomerScience.Churn;
using OutlookCrm.CustomerScience.Numerics;

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
    private readonly HintSituations _situations;
    private readonly HashSet<(int, int)> _after = [];
    private readonly double[] _worths;
    private readonly int[] _offered;

    private HintTrial(CustomerHistories histories, DateOnly cut, ItemWeights.Setting setting, ItemWorth worth)
    {
        var goods = histories.Goods;
        _before = histories.AsOf(cut);
        _weights = ItemWeights.Learn(_before.Baskets, setting);
        _situations = new(_before, _weights);
        var (customers, items, bought) = goods.Columns;
        for (var i = 0; i < bought.Length; i++)
        {
            if (bought[i] > cut.DayNumber)
            {
                _after.Add((customers[i], items[i]));
            }
        }

        // By place, as scores are.
        _worths = Array.ConvertAll(_weights.Items, item => worth.Order == RecommendationOrder.Chance ? 1 : worth[goods.Items[item]] ?? 0);
        _offered = [.. Enumerable.Range(0, _worths.Length).Where(place => _worths[place] > 0
            && _before.Assortment.IsOnSale(_weights.Items[place]))];
    }

    /// <summary>Days of the last fifth of a history, a year at most: the horizon of chances.</summary>
    public static int Days(DateOnly first, DateOnly last) => Math.Min(LongestDays, (last.DayNumber - first.DayNumber + 1) / PartOfTime);

    /// <summary>Chances learned from what became of hints, and how they did for customers that they were not learned from.</summary>
    /// <param name="histories">What was bought and kept by the last day; the days that they look back on are the horizon.</param>
    /// <param name="last">The last day.</param>
    /// <param name="setting">What weights are learned with.</param>
    /// <param name="worth">What a purchase of each item brings.</param>
    /// <returns>Nothing where too little was bought to learn from.</returns>
    public static (HintChances? Chances, ChanceBacktest? Backtest) Of(
        CustomerHistories histories, DateOnly last, ItemWeights.Setting setting, ItemWorth worth)
    {
        var (goods, days) = (histories.Goods, histories.Days);
        var cut = last.AddDays(-days);
        if (days < 1 || goods.Columns.Days.AsSpan().IndexOfAnyInRange(int.MinValue, cut.DayNumber) < 0)
        {
            return default;
        }

        var trial = new HintTrial(histories, cut, setting, worth);
        int[] known = [.. Enumerable.Range(0, goods.Customers.Length).Where(customer => trial._before.All[customer] is not null)
            .OrderBy(customer => goods.Customers[customer], StringComparer.Ordinal)];
        var step = (known.Length + MostCustomers - 1) / MostCustomers;
        int[] asked = [.. known.Where((_, i) => i % step == 0)];
        int[][] halves = [.. Enumerable.Range(0, 2).Select(half => asked.Where((_, i) => i % 2 == half).ToArray())];
        var shelf = histories.Assortment;
        var learned = Array.ConvertAll(halves, half => StillSold(trial.Hints(half, null)));
        if (Array.Exists(learned, half => half.Count(hint => hint.Bought) < FewestBought))
        {
            return default;
        }

        // What each half learned is tried on the other.
        var shown = Enumerable.Range(0, 2).SelectMany(half =>
        {
            var chances = HintChances.Learn(learned[half]);
            return trial.Hints(halves[1 - half], chances)
                .Select(hint => (Chance: chances.Of(hint.Situation), hint.Bought, IsSold: !shelf.IsDiscontinued(hint.Item)));
        }).ToList();
        if (!shown.Exists(hint => hint.IsSold))
        {
            return default;
        }

        var moved = HintChances.Learn([.. learned[0], .. learned[1]])
            .Moved(shown.FindAll(hint => hint.IsSold).ConvertAll(hint => (hint.Chance, hint.Bought)), shelf.PartOnSale(days));
        double[] stated = [.. shown.Select(hint => moved.Moved(hint.Chance))];
        bool[] bought = [.. shown.Select(hint => hint.Bought)];
        return (moved, new(asked.Length, shown.Count, days / 7.0, stated.Average(), bought.Average(b => b ? 1.0 : 0),
            Ranking.CalibrationError(stated, bought)));

        // An assortment that is replaced all at once is replaced in one horizon of many: what was bought of that which was still sold says
        // what follows, and how long things are sold is seen over the whole history.
        List<(HintSituation Situation, bool Bought)> StillSold(List<(HintSituation Situation, int Item, bool Bought)> hints) =>
            hints.FindAll(hint => !shelf.IsDiscontinued(hint.Item)).ConvertAll(hint => (hint.Situation, hint.Bought));
    }

    private List<(HintSituation Situation, int Item, bool Bought)> Hints(int[] customers, HintChances? chances)
    {
        var hints = new List<(HintSituation, int, bool)>[customers.Length];
        Parallel.For(0, customers.Length, Loops.OfCaller, i => hints[i] = Hints(customers[i], chances));
        return [.. hints.SelectMany(own => own)];
    }

    // Without chances those hints that might be shown, by whatever ranks; with them those that would be.
    private List<(HintSituation Situation, int Item, bool Bought)> Hints(int customer, HintChances? chances)
    {
        var history = _before.All[customer]!;
        var situation = _situations.Of(history);
        var scores = _weights.Scores(history.Items);
        int[] open = [.. _offered.Where(place => !history.Has(_weights.Items[place]))];
        var chosen = chances is null
            ? Best(open, place => scores[place], Likeliest)
                .Concat(Best(open, place => _worths[place] * Math.Max(0, scores[place]), Likeliest))
                .Concat(open.Take(Likeliest)).Distinct()
            : Best(open, place => _worths[place] * chances.Of(SituationOf(place)), Shown);
        return [.. chosen.Select(place => (SituationOf(place), Item: _weights.Items[place]))
            .Select(hint => (hint.Item1, hint.Item, _after.Contains((customer, hint.Item))))];

        HintSituation SituationOf(int place) => _situations.Of(situation, history, _weights.Items[place], scores[place]);
    }

    // The first of them by a figure, level ones as they stand.
    private static int[] Best(int[] places, Func<int, double> figure, int most)
    {
        var best = new PriorityQueue<int, (double Figure, int Behind)>(most + 1);
        for (var i = 0; i < places.Length; i++)
        {
            var own = (figure(places[i]), -i);
            if (best.Count < most)
            {
                best.Enqueue(places[i], own);
            }
            else
            {
                best.EnqueueDequeue(places[i], own);
            }
        }

        var found = new int[best.Count];
        for (var i = found.Length - 1; i >= 0; i--)
        {
            found[i] = best.Dequeue();
        }

        return found;
    }
}
