using System.Numerics;
using System.Runtime.InteropServices;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// How strongly each item of a basket speaks for each other item: linear regression of every item on all others, with an intercept, in
/// closed form from one
/// inverse (EASE, H. Steck 2019; the intercept is ours, so that popularity is learned and not mistaken for affinity).
/// </summary>
internal sealed class ItemWeights
{
    /// <summary>The most frequent items take part; the inverse of more would cost seconds.</summary>
    public const int MostItems = 500;

    private const int MostChecked = 4000;

    // Evidence, in baskets, that a weight must outweigh. A wide grid, chosen from inside the data.
    private static readonly double[] s_ridges = [10, 30, 100, 200, 400, 1000, 3000];

    private readonly double[] _weights;
    private readonly double[] _intercepts;
    private readonly int _count;

    private ItemWeights(int[] items, double ridge, double[] weights, double[] intercepts) =>
        (Items, Ridge, _weights, _intercepts, _count) = (items, ridge, weights, intercepts, items.Length);

    /// <summary>The items that take part, most frequent first.</summary>
    public int[] Items { get; }

    public double Ridge { get; }

    /// <summary>Learns with the ridge that ranks hidden items best in every fifth basket, when learned from the others.</summary>
    public static ItemWeights Learn(BasketSet baskets)
    {
        var items = Popular(baskets);
        var learned = baskets.Where(basket => basket % 5 != 4);
        var counted = Together(learned, items);
        var tests = Enumerable.Range(0, baskets.Count).Where(basket => basket % 5 == 4 && baskets[basket].Length > 1).ToArray();
        var step = Math.Max(1, tests.Length / MostChecked);
        var found = new double[s_ridges.Length];
        Parallel.For(0, s_ridges.Length, i =>
        {
            var weights = Solve(items, counted, learned.Count, s_ridges[i]);
            found[i] = tests.Where((_, test) => test % step == 0).Sum(test => weights.HideEach(baskets[test], 1).Reciprocal);
        });
        return Solve(items, Together(baskets, items), baskets.Count, s_ridges[Array.IndexOf(found, found.Max())]);
    }

    /// <summary>Adds up what the items of a basket, by place in <see cref="Items"/>, say for every item.</summary>
    public double[] Scores(IEnumerable<int> places)
    {
        var scores = (double[])_intercepts.Clone();
        foreach (var place in places)
        {
            Subtract(scores, _weights.AsSpan(place * _count, _count), -1);
        }

        return scores;
    }

    /// <summary>The items' places, or −1 for an item that takes no part.</summary>
    public int[] PlacesOf(ReadOnlySpan<int> basket)
    {
        var places = new int[basket.Length];
        for (var i = 0; i < basket.Length; i++)
        {
            places[i] = Array.IndexOf(Items, basket[i]);
        }

        return places;
    }

    /// <summary>Each item of a basket hidden in turn: the part found among the first, and the mean of one over its rank.</summary>
    public (double Hits, double Reciprocal) HideEach(ReadOnlySpan<int> basket, int shown)
    {
        var places = PlacesOf(basket).Where(place => place >= 0).ToArray();
        var (scores, others) = (Scores(places), new double[_count]);
        scores.CopyTo(others, 0);
        foreach (var place in places)
        {
            others[place] = double.NegativeInfinity;
        }

        var (hits, reciprocal) = (0.0, 0.0);
        foreach (var hidden in places)
        {
            // What the hidden item itself said is taken back.
            var said = _weights.AsSpan(hidden * _count, _count);
            var rank = 1 + Ahead(others, said, scores[hidden] - said[hidden], hidden);
            hits += rank <= shown ? 1 : 0;
            reciprocal += 1.0 / rank;
        }

        return (hits / basket.Length, reciprocal / basket.Length);
    }

    // How many of the others, less what was said for them, are above a score, or level with it and before a place.
    private static int Ahead(ReadOnlySpan<double> others, ReadOnlySpan<double> said, double score, int place)
    {
        var (level, wide) = (new Vector<double>(score), Vector<double>.Count);
        var (counts, i) = (Vector<long>.Zero, 0);
        for (; i + wide <= place; i += wide)
        {
            counts -= Vector.GreaterThanOrEqual(new Vector<double>(others[i..]) - new Vector<double>(said[i..]), level);
        }

        var ahead = 0;
        for (; i < others.Length && (i <= place || i % wide != 0); i++)
        {
            var other = others[i] - said[i];
            ahead += other > score || (other == score && i < place) ? 1 : 0;
        }

        for (; i + wide <= others.Length; i += wide)
        {
            counts -= Vector.GreaterThan(new Vector<double>(others[i..]) - new Vector<double>(said[i..]), level);
        }

        for (; i < others.Length; i++)
        {
            ahead += others[i] - said[i] > score ? 1 : 0;
        }

        return ahead + (int)Vector.Sum(counts);
    }

    /// <summary>The most frequent items, by count and then by name.</summary>
    public static int[] Popular(BasketSet baskets) =>
        [.. Enumerable.Range(0, baskets.Items.Count).Where(item => baskets.Counts[item] > 0).OrderByDescending(item => baskets.Counts[item])
            .ThenBy(item => item).Take(MostItems)];

    private static double[] Together(BasketSet baskets, int[] items)
    {
        var place = new int[baskets.Items.Count];
        Array.Fill(place, -1);
        foreach (var (at, item) in items.Index())
        {
            place[item] = at;
        }

        var together = new double[items.Length * items.Length];
        for (var basket = 0; basket < baskets.Count; basket++)
        {
            foreach (var a in baskets[basket])
            {
                foreach (var b in baskets[basket])
                {
                    if (place[a] >= 0 && place[b] >= 0)
                    {
                        together[place[a] * items.Length + place[b]]++;
                    }
                }
            }
        }

        return together;
    }

    private static ItemWeights Solve(int[] items, double[] together, int baskets, double ridge)
    {
        // The last row and column are the intercept's, which is in every basket and not shrunk.
        var (n, size) = (items.Length, items.Length + 1);
        var gram = new double[size * size];
        for (var i = 0; i < n; i++)
        {
            together.AsSpan(i * n, n).CopyTo(gram.AsSpan(i * size));
            gram[i * size + n] = gram[n * size + i] = together[i * n + i];
            gram[i * size + i] += ridge;
        }

        gram[^1] = baskets;
        Invert(gram, size);
        var (weights, intercepts) = (new double[n * n], new double[n]);
        for (var y = 0; y < n; y++)
        {
            intercepts[y] = -gram[n * size + y] / gram[y * size + y];
            for (var x = 0; x < n; x++)
            {
                weights[x * n + y] = x == y ? 0 : -gram[x * size + y] / gram[y * size + y];
            }
        }

        return new(items, ridge, weights, intercepts);
    }

    // Gauss and Jordan's elimination in place; a positive definite matrix needs no search for pivots. Whole rows at a time: tens of times
    // as fast as a general inverse.
    private static void Invert(double[] matrix, int size)
    {
        for (var k = 0; k < size; k++)
        {
            var row = matrix.AsSpan(k * size, size);
            var inverse = 1 / row[k];
            row[k] = 1;
            for (var j = 0; j < size; j++)
            {
                row[j] *= inverse;
            }

            for (var i = 0; i < size; i++)
            {
                if (i != k)
                {
                    var other = matrix.AsSpan(i * size, size);
                    var factor = other[k];
                    other[k] = 0;
                    Subtract(other, row, factor);
                }
            }
        }
    }

    private static void Subtract(Span<double> from, ReadOnlySpan<double> row, double factor)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(from);
        var right = MemoryMarshal.Cast<double, Vector<double>>(row);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] -= factor * right[i];
        }

        for (var i = left.Length * Vector<double>.Count; i < from.Length; i++)
        {
            from[i] -= factor * row[i];
        }
    }
}
