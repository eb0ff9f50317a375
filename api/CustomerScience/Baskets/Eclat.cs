using System.Globalization;
using System.Numerics;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// Frequent itemsets by intersecting sets of baskets (Eclat, M. J. Zaki 2000), each set a row of bits over only the baskets that hold the
/// rarest item of
/// the itemset, so that most rows are a few words long.
/// </summary>
internal sealed class Eclat
{
    private readonly ItemsetTree _tree = new();
    private readonly int _fewest;
    private readonly int _longest;
    private readonly int _most;
    private ulong[] _bits = new ulong[4096];
    private int[] _ranks = new int[256];

    private Eclat(int fewest, int longest, int most) => (_fewest, _longest, _most) = (fewest, longest, most);

    /// <summary>All sets of up to <paramref name="longest"/> items that are together in at least <paramref name="fewest"/> baskets; and the
    /// items by rank.</summary>
    /// <exception cref="ArgumentException">There are more than <paramref name="most"/> of them.</exception>
    public static (ItemsetTree Tree, int[] ItemByRank) Mine(BasketSet baskets, int fewest, int longest, int most)
    {
        var items = Enumerable.Range(0, baskets.Items.Count).Where(item => baskets.Counts[item] >= fewest)
            .OrderBy(item => baskets.Counts[item]).ThenBy(item => item).ToArray();
        var eclat = new Eclat(fewest, longest, most);
        foreach (var (rank, item) in items.Index())
        {
            eclat.Add(0, rank, baskets.Counts[item]);
        }

        if (longest > 1)
        {
            eclat.MinePairs(baskets, items);
        }

        return (eclat._tree, items);
    }

    private void MinePairs(BasketSet baskets, int[] items)
    {
        var rankOf = new int[baskets.Items.Count];
        Array.Fill(rankOf, -1);
        for (var rank = 0; rank < items.Length; rank++)
        {
            rankOf[items[rank]] = rank;
        }

        var (content, ends, places) = Ranked(baskets, rankOf, items);
        var (counts, local) = (new int[items.Length], new int[items.Length]);
        for (var rank = 0; rank < items.Length; rank++)
        {
            Array.Clear(counts);
            foreach (var (place, end) in places[rank].Zip(ends[rank]))
            {
                for (var i = place + 1; i < end; i++)
                {
                    counts[content[i]]++;
                }
            }

            var (node, found) = (1 + rank, 0);
            for (var other = rank + 1; other < items.Length; other++)
            {
                local[other] = -1;
                if (counts[other] >= _fewest)
                {
                    Add(node, other, counts[other]);
                    Room(ref _ranks, found + 1);
                    _ranks[found] = other;
                    local[other] = found++;
                }
            }

            if (found < 2 || _longest == 2)
            {
                continue;
            }

            var words = (places[rank].Length + 63) / 64;
            Room(ref _bits, found * words);
            _bits.AsSpan(0, found * words).Clear();
            for (var basket = 0; basket < places[rank].Length; basket++)
            {
                for (var i = places[rank][basket] + 1; i < ends[rank][basket]; i++)
                {
                    if (local[content[i]] >= 0)
                    {
                        _bits[local[content[i]] * words + (basket >> 6)] |= 1UL << basket;
                    }
                }
            }

            Extend(node, words, 0, 0, found);
        }
    }

    // The children of a node are at _ranks[first…] with their bits at _bits[bits…]; each is joined with those after it.
    private void Extend(int node, int words, int bits, int first, int count)
    {
        var (nextFirst, nextBits) = (first + count, bits + count * words);
        for (var i = 0; i + 1 < count; i++)
        {
            var child = _tree.FirstChild(node) + i;
            var found = 0;
            for (var j = i + 1; j < count; j++)
            {
                Room(ref _bits, nextBits + (found + 1) * words);
                var a = _bits.AsSpan(bits + i * words, words);
                var b = _bits.AsSpan(bits + j * words, words);
                var both = _bits.AsSpan(nextBits + found * words, words);
                var support = 0;
                for (var word = 0; word < a.Length; word++)
                {
                    support += BitOperations.PopCount(both[word] = a[word] & b[word]);
                }

                if (support >= _fewest)
                {
                    Room(ref _ranks, nextFirst + found + 1);
                    _ranks[nextFirst + found++] = _ranks[first + j];
                    Add(child, _ranks[first + j], support);
                }
            }

            if (found > 1 && _tree.Depth(child) + 1 < _longest)
            {
                Extend(child, words, nextBits, nextFirst, found);
            }
        }
    }

    private void Add(int parent, int rank, int support)
    {
        if (_tree.Count > _most)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture,
                    $"More than {_most:N0} itemsets are frequent at this support; ask for a higher one."));
        }

        _tree.Add(parent, rank, support);
    }

    // Every basket as ascending ranks, one after another; and for each rank, where it stands and where that basket ends.
    private static (int[] Content, int[][] Ends, int[][] Places) Ranked(BasketSet baskets, int[] rankOf, int[] items)
    {
        var content = new int[items.Sum(item => baskets.Counts[item])];
        var places = Array.ConvertAll(items, item => new int[baskets.Counts[item]]);
        var ends = Array.ConvertAll(items, item => new int[baskets.Counts[item]]);
        var (seen, end) = (new int[items.Length], 0);
        for (var basket = 0; basket < baskets.Count; basket++)
        {
            var start = end;
            foreach (var item in baskets[basket])
            {
                if (rankOf[item] >= 0)
                {
                    content[end++] = rankOf[item];
                }
            }

            content.AsSpan(start, end - start).Sort();
            for (var i = start; i < end; i++)
            {
                var rank = content[i];
                places[rank][seen[rank]] = i;
                ends[rank][seen[rank]++] = end;
            }
        }

        return (content, ends, places);
    }

    private static void Room<T>(ref T[] array, int size)
    {
        if (size > array.Length)
        {
            Array.Resize(ref array, Math.Max(size, array.Length * 2));
        }
    }
}
