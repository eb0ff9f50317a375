using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// How strongly each item of a basket speaks for each other item: linear regression of every item on all others, with an intercept, in
/// closed form from one inverse (EASE, H. Steck 2019; the intercept is ours, so that popularity is learned and not mistaken for affinity).
/// Items beyond the most frequent, or in few baskets, speak by the lower bound of their pairs' shares (<see cref="RarePairs"/>); how few
/// is chosen like the strength of shrinkage, because weights blur pairs that belong together where much else is in the baskets.
/// </summary>
internal sealed class ItemWeights
{
    /// <summary>The most frequent items have weights; the inverse of more would cost seconds.</summary>
    public const int MostItems = 1200;

    // Which items have weights: those in so many baskets. A weight of an item in fewer than 15 is held back to next to nothing, where its
    // pairs may be tight.
    private static readonly int[] s_fewest = [15, 60, 240];

    // The settings are chosen among fewer items, and on so many hidden items: they hardly move with the number of items, and the inverse
    // costs the cube of it.
    private const int MostToChoose = 500;
    private const int MostChecked = 20_000;

    // Evidence, in baskets, that a weight must outweigh. A wide grid, chosen from inside the data.
    private static readonly double[] s_ridges = [3, 10, 30, 100, 200, 400, 1000, 3000];

    private readonly double[] _weights;
    private readonly double[] _intercepts;
    private readonly int _count;
    private readonly int[] _places;
    private readonly RarePairs _rare;

    private ItemWeights(int[] items, int[] places, int count, Setting chosen, double[] weights, double[] intercepts, RarePairs rare) =>
        (Items, _places, _count, Chosen, _weights, _intercepts, _rare) = (items, places, count, chosen, weights, intercepts, rare);

    /// <summary>All items, most frequent first; the first of them have weights.</summary>
    public int[] Items { get; }

    /// <summary>With what they were learned.</summary>
    public Setting Chosen { get; }

    /// <summary>Learns from baskets.</summary>
    /// <param name="baskets">What was bought together.</param>
    /// <param name="setting">With what; null for the setting that finds hidden items best in every fifth basket, when learned from the
    /// others.</param>
    public static ItemWeights Learn(BasketSet baskets, Setting? setting = null)
    {
        var items = Popular(baskets);
        var (chosen, places) = (setting ?? Choose(baskets), PlacesOf(baskets.Items.Count, items));
        var count = Math.Min(MostItems, CountOf(baskets, items, chosen.Fewest));
        return Solve(baskets, items, Together(baskets, items, count), count, chosen, places,
            new(baskets, items, places, count, chosen.IsStrongest));
    }

    private static Setting Choose(BasketSet all)
    {
        var baskets = all.OfMostFrequent(MostToChoose);
        var learned = baskets.Where(basket => basket % 5 != 4);
        var items = Popular(learned);
        var places = PlacesOf(learned.Items.Count, items);
        var tried = Tried(baskets, Enumerable.Range(0, baskets.Count).Where(basket => basket % 5 == 4), MostChecked);
        // Weights by all ranks, which tell more of few baskets; which items have weights by what would be shown.
        var ridge = Best([.. s_ridges.Select(one => new Setting(one, s_fewest[0], false))], tried => tried.Reciprocal).Ridge;
        return Best([.. s_fewest.Select(one => new Setting(ridge, one, false)), .. s_fewest.Select(one => new Setting(ridge, one, true))],
            tried => tried.Hits);

        Setting Best(Setting[] settings, Func<(double Hits, double Reciprocal), double> figure)
        {
            var found = new double[settings.Length];
            var together = settings.Select(CountOfLearned).Distinct()
                .ToDictionary(count => count, count => Together(learned, items, count));
            Parallel.For(0, found.Length, Loops.OfCaller, i =>
            {
                var count = CountOfLearned(settings[i]);
                var weights = Solve(learned, items, together[count], count, settings[i], places,
                    new(learned, items, places, count, settings[i].IsStrongest));
                found[i] = tried.Sum(basket => figure(weights.HideEach(baskets[basket], HintTrial.Shown)));
            });
            return settings[Enumerable.Range(0, settings.Length).MaxBy(i => found[i])];
        }

        int CountOfLearned(Setting setting) => CountOf(learned, items, setting.Fewest * 4 / 5);
    }

    private static int CountOf(BasketSet baskets, int[] items, int fewest) =>
        items.TakeWhile(item => baskets.Counts[item] >= fewest).Count();

    /// <summary>Those of baskets that hold two items or more, evenly so few of them that about so many items are hidden.</summary>
    public static int[] Tried(BasketSet baskets, IEnumerable<int> among, int most)
    {
        int[] telling = [.. among.Where(basket => baskets[basket].Length > 1)];
        var step = Math.Max(1, (telling.Sum(basket => (long)baskets[basket].Length) + most - 1) / most);
        return [.. telling.Where((_, i) => i % step == 0)];
    }

    /// <summary>What the items of a basket, by number, say for every item by its place in <see cref="Items"/>.</summary>
    public double[] Scores(ReadOnlySpan<int> basket)
    {
        var places = PlacesIn(basket);
        var scores = new double[Items.Length];
        Put(places, scores);
        _rare.Left(places)?.Raise(scores);
        return scores;
    }

    /// <summary>Each item of a basket hidden in turn: the part found among the first, and the mean of one over its rank.</summary>
    public (double Hits, double Reciprocal) HideEach(ReadOnlySpan<int> basket, int shown)
    {
        var (places, scores) = (PlacesIn(basket), ArrayPool<double>.Shared.Rent(Items.Length));
        Put(places, scores.AsSpan(0, Items.Length));
        var items = new HiddenItems(scores, Items.Length, _rare.Left(places), places);
        var (hits, reciprocal) = (0.0, 0.0);
        for (var at = 0; at < places.Length; at++)
        {
            var rank = places[at] < _count ? items.Rank(at, places[at], _weights.AsSpan(places[at] * _count, _count))
                : items.Rank(at, places[at], _rare.By(places[at]));
            hits += rank <= shown ? 1 : 0;
            reciprocal += 1.0 / rank;
        }

        ArrayPool<double>.Shared.Return(scores);
        return (hits / basket.Length, reciprocal / basket.Length);
    }

    /// <summary>All items that were bought, by count and then by name.</summary>
    public static int[] Popular(BasketSet baskets) =>
        [.. Enumerable.Range(0, baskets.Items.Count).Where(item => baskets.Counts[item] > 0).OrderByDescending(item => baskets.Counts[item])
            .ThenBy(item => item)];

    // An item that nobody had bought when the weights were learned has no place.
    private int[] PlacesIn(ReadOnlySpan<int> basket)
    {
        var (places, count) = (new int[basket.Length], 0);
        foreach (var item in basket)
        {
            if (item < _places.Length && _places[item] >= 0)
            {
                places[count++] = _places[item];
            }
        }

        return places[..count];
    }

    private static int[] PlacesOf(int all, int[] items)
    {
        var places = new int[all];
        Array.Fill(places, -1);
        foreach (var (at, item) in items.Index())
        {
            places[item] = at;
        }

        return places;
    }

    private void Put(int[] places, Span<double> scores)
    {
        _intercepts.CopyTo(scores);
        _rare.PutPopular(scores);
        foreach (var place in places)
        {
            if (place < _count)
            {
                Add(scores[.._count], _weights.AsSpan(place * _count, _count));
            }
        }
    }

    private static double[] Together(BasketSet baskets, int[] items, int count)
    {
        var place = PlacesOf(baskets.Items.Count, items[..count]);
        var (together, own) = (new double[count * count], new List<int>());
        for (var basket = 0; basket < baskets.Count; basket++)
        {
            own.Clear();
            foreach (var item in baskets[basket])
            {
                if (place[item] >= 0)
                {
                    own.Add(place[item]);
                }
            }

            foreach (var a in own)
            {
                var row = together.AsSpan(a * count, count);
                foreach (var b in own)
                {
                    row[b]++;
                }
            }
        }

        return together;
    }

    private static ItemWeights Solve(
        BasketSet baskets, int[] items, double[] together, int n, Setting setting, int[] places, RarePairs rare)
    {
        // The last row and column are the intercept's, which is in every basket and not shrunk.
        var size = n + 1;
        var gram = new double[size * size];
        for (var i = 0; i < n; i++)
        {
            together.AsSpan(i * n, n).CopyTo(gram.AsSpan(i * size));
            gram[i * size + n] = gram[n * size + i] = together[i * n + i];
            gram[i * size + i] += setting.Ridge;
        }

        gram[size * size - 1] = baskets.Count;
        SymmetricInverse.Of(gram, size);
        var (intercepts, scales) = (new double[n], new double[n]);
        for (var y = 0; y < n; y++)
        {
            scales[y] = -1 / gram[y * size + y];
            intercepts[y] = gram[n * size + y] * scales[y];
        }

        // In place: with a thousand items either takes eight megabytes. No weight is put where something is still to be read.
        for (var x = 0; x < n; x++)
        {
            for (var y = 0; y < n; y++)
            {
                gram[x * n + y] = x == y ? 0 : gram[x * size + y] * scales[y];
            }
        }

        return new(items, places, n, setting, gram, intercepts, rare);
    }

    private static void Add(Span<double> to, ReadOnlySpan<double> row)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(to);
        var right = MemoryMarshal.Cast<double, Vector<double>>(row);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] += right[i];
        }

        for (var i = left.Length * Vector<double>.Count; i < to.Length; i++)
        {
            to[i] += row[i];
        }
    }

    /// <summary>What weights are learned with.</summary>
    /// <param name="Ridge">Evidence, in baskets, that a weight must outweigh.</param>
    /// <param name="Fewest">Items in fewer baskets speak by their pairs.</param>
    /// <param name="IsStrongest">Whether of those pairs only the strongest counts.</param>
    public readonly record struct Setting(double Ridge, int Fewest, bool IsStrongest);
}
