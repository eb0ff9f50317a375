using System.Numerics;
using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// How strongly each item of a basket speaks for each other item: linear regression of every item on all others, with an intercept, in
/// closed form from one inverse (EASE, H. Steck 2019; the intercept is ours, so that popularity is learned and not mistaken for affinity).
/// Items beyond the most frequent speak by the lower bound of their pairs' shares (<see cref="RarePairs"/>).
/// </summary>
internal sealed class ItemWeights
{
    /// <summary>The most frequent items have weights; the inverse of more would cost seconds.</summary>
    public const int MostItems = 1200;

    // The strength is chosen among fewer: it hardly moves with the number of items, and the inverse costs the cube of it.
    private const int MostToChoose = 500;
    private const int MostChecked = 4000;

    // Evidence, in baskets, that a weight must outweigh. A wide grid, chosen from inside the data.
    private static readonly double[] s_ridges = [10, 30, 100, 200, 400, 1000, 3000];

    private readonly double[] _weights;
    private readonly double[] _intercepts;
    private readonly int _count;
    private readonly int[] _places;
    private readonly RarePairs _rare;

    private ItemWeights(int[] items, int[] places, int count, double ridge, double[] weights, double[] intercepts, RarePairs rare) =>
        (Items, _places, _count, Ridge, _weights, _intercepts, _rare) = (items, places, count, ridge, weights, intercepts, rare);

    /// <summary>All items, most frequent first; the first of them have weights.</summary>
    public int[] Items { get; }

    public double Ridge { get; }

    /// <summary>Learns from baskets.</summary>
    /// <param name="baskets">What was bought together.</param>
    /// <param name="ridge">The strength of shrinkage; null for the one that ranks hidden items best in every fifth basket, when learned
    /// from the others.</param>
    public static ItemWeights Learn(BasketSet baskets, double? ridge = null)
    {
        var items = Popular(baskets);
        var count = Math.Min(MostItems, items.Length);
        var places = PlacesOf(baskets.Items.Count, items);
        return Solve(baskets, items, Together(baskets, items, count), count, ridge ?? Choose(baskets), places,
            new(baskets, items, places, count));
    }

    private static double Choose(BasketSet baskets)
    {
        var learned = baskets.Where(basket => basket % 5 != 4);
        var items = Popular(learned);
        var count = Math.Min(MostToChoose, items.Length);
        var (counted, places) = (Together(learned, items, count), PlacesOf(learned.Items.Count, items));
        var rare = new RarePairs(learned, items, places, count);
        var tests = Enumerable.Range(0, baskets.Count).Where(basket => basket % 5 == 4 && baskets[basket].Length > 1).ToArray();
        var step = Math.Max(1, tests.Length / MostChecked);
        int[] tried = [.. tests.Where((_, test) => test % step == 0)];
        var solved = new ItemWeights[s_ridges.Length];
        Parallel.For(0, solved.Length, Loops.OfCaller, i =>
            solved[i] = Solve(learned, items, counted, count, s_ridges[i], places, rare));

        // What rare items say is the same for each strength.
        var found = new double[tried.Length][];
        Parallel.For(0, tried.Length, Loops.OfCaller, i =>
        {
            var hidden = new HiddenItems(rare, solved[0].PlacesIn(baskets[tried[i]]), count);
            found[i] = Array.ConvertAll(solved, weights => weights.Rank(hidden, 1).Reciprocal / baskets[tried[i]].Length);
        });
        return s_ridges[Enumerable.Range(0, s_ridges.Length).MaxBy(i => found.Sum(own => own[i]))];
    }

    /// <summary>What the items of a basket, by number, say for every item by its place in <see cref="Items"/>.</summary>
    public double[] Scores(ReadOnlySpan<int> basket)
    {
        var places = PlacesIn(basket);
        var scores = Linear(places);
        RarePairs.Raise(scores, _rare.Left(places));
        return scores;
    }

    /// <summary>Each item of a basket hidden in turn: the part found among the first, and the mean of one over its rank.</summary>
    public (double Hits, double Reciprocal) HideEach(ReadOnlySpan<int> basket, int shown)
    {
        var (hits, reciprocal) = Rank(new(_rare, PlacesIn(basket), _count), shown);
        return (hits / basket.Length, reciprocal / basket.Length);
    }

    private (double Hits, double Reciprocal) Rank(HiddenItems items, int shown)
    {
        var linear = Linear(items.Places);
        double[] own = [.. items.Places.Zip(items.Own, (place, left) => RarePairs.Raised(linear[place], left))];
        foreach (var place in items.Places)
        {
            linear[place] = double.NegativeInfinity;
        }

        var (hits, reciprocal) = (0.0, 0.0);
        foreach (var (at, hidden) in items.Places.Index())
        {
            var rank = 1 + Ahead(linear, items.Left[at], own[at], hidden);
            hits += rank <= shown ? 1 : 0;
            reciprocal += 1.0 / rank;
        }

        return (hits, reciprocal);
    }

    // How many of the others are above a score, or level with it and before a place, once what the item of the place said is taken back.
    private int Ahead(double[] linear, double[]? left, double score, int place)
    {
        var said = place < _count ? _weights.AsSpan(place * _count, _count) : [];
        var (ahead, counts, level) = (0, Vector<long>.Zero, new Vector<double>(score));
        for (var i = 0; i < linear.Length;)
        {
            var end = i + Vector<double>.Count;
            if (end > linear.Length || (i <= place && end > place) || (i < said.Length && end > said.Length))
            {
                var one = RarePairs.Raised(linear[i] - (i < said.Length ? said[i] : 0), left is null ? 1 : left[i]);
                ahead += one > score || (one == score && i < place) ? 1 : 0;
                i++;
                continue;
            }

            var many = new Vector<double>(linear, i);
            many = i < said.Length ? many - new Vector<double>(said[i..]) : many;
            many = left is null ? many : RarePairs.Raised(many, new(left, i));
            counts -= i < place ? Vector.GreaterThanOrEqual(many, level) : Vector.GreaterThan(many, level);
            i = end;
        }

        return ahead + (int)Vector.Sum(counts);
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

    private double[] Linear(int[] places)
    {
        var scores = new double[Items.Length];
        _intercepts.CopyTo(scores, 0);
        _rare.PutPopular(scores);
        foreach (var place in places)
        {
            if (place < _count)
            {
                Add(scores.AsSpan(0, _count), _weights.AsSpan(place * _count, _count));
            }
        }

        return scores;
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

    private static ItemWeights Solve(BasketSet baskets, int[] items, double[] together, int n, double ridge, int[] places, RarePairs rare)
    {
        // The last row and column are the intercept's, which is in every basket and not shrunk.
        var size = n + 1;
        var gram = new double[size * size];
        for (var i = 0; i < n; i++)
        {
            together.AsSpan(i * n, n).CopyTo(gram.AsSpan(i * size));
            gram[i * size + n] = gram[n * size + i] = together[i * n + i];
            gram[i * size + i] += ridge;
        }

        gram[^1] = baskets.Count;
        SymmetricInverse.Of(gram, size);
        var (weights, intercepts, scales) = (new double[n * n], new double[n], new double[n]);
        for (var y = 0; y < n; y++)
        {
            scales[y] = -1 / gram[y * size + y];
            intercepts[y] = gram[n * size + y] * scales[y];
        }

        for (var x = 0; x < n; x++)
        {
            for (var y = 0; y < n; y++)
            {
                weights[x * n + y] = x == y ? 0 : gram[x * size + y] * scales[y];
            }
        }

        return new(items, places, n, ridge, weights, intercepts, rare);
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
}
