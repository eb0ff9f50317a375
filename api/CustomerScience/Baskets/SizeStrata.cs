using System.Numerics;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// Whether items go together beyond what the sizes of the baskets give. A large basket holds more of everything, so over baskets of unlike
/// sizes any two items seem to
/// go together (E. H. Simpson 1951); compared are therefore baskets with about as many places for other items.
/// </summary>
internal sealed class SizeStrata
{
    // The places of a class differ by less than a seventh, if both kinds of baskets are in it.
    private const double ClassWidth = 1.15;

    private readonly int[] _sizes;
    private readonly int[] _counts;
    private readonly int[] _starts;
    private readonly List<int>[] _places;
    private readonly ulong[]?[] _rows;

    /// <summary>Sorts the baskets by size; every size begins with a word of its own.</summary>
    public SizeStrata(BasketSet baskets)
    {
        var bySize = Enumerable.Range(0, baskets.Count).Where(basket => baskets[basket].Length > 0)
            .GroupBy(basket => baskets[basket].Length).OrderBy(group => group.Key).ToArray();
        (_sizes, _counts) = ([.. bySize.Select(group => group.Key)], [.. bySize.Select(group => group.Count())]);
        _starts = new int[_sizes.Length + 1];
        (_places, _rows) = (new List<int>[baskets.Items.Count], new ulong[baskets.Items.Count][]);
        for (var item = 0; item < _places.Length; item++)
        {
            _places[item] = new(baskets.Counts[item]);
        }

        foreach (var (at, group) in bySize.Index())
        {
            _starts[at + 1] = _starts[at] + (_counts[at] + 63) / 64;
            foreach (var (place, basket) in group.Index())
            {
                foreach (var item in baskets[basket])
                {
                    _places[item].Add(_starts[at] * 64 + place);
                }
            }
        }
    }

    /// <summary>
    /// The probability of at least as many baskets with a condition and an item, were the item's odds in a basket those of its places for
    /// other items alone: Zelen's test
    /// over classes of like places, in each with their ratio as the odds ratio of chance.
    /// </summary>
    /// <param name="condition">Numbers of the condition's items, at least one.</param>
    /// <param name="then">The item's number.</param>
    /// <returns>0…1; 1 where no class can tell.</returns>
    public double Greater(ReadOnlySpan<int> condition, int then)
    {
        var byPlaces = new Class[_sizes[^1] + 1];
        for (var at = 0; at < _sizes.Length; at++)
        {
            var (with, both, second, parts, size) = (0, 0, 0, 0L, _sizes[at]);
            for (var word = _starts[at]; word < _starts[at + 1]; word++)
            {
                var all = ulong.MaxValue;
                foreach (var item in condition)
                {
                    var own = Row(item)[word];
                    all &= own;
                    parts += BitOperations.PopCount(own);
                }

                var hits = Row(then)[word];
                (with, both, second) =
                    (with + BitOperations.PopCount(all), both + BitOperations.PopCount(all & hits), second + BitOperations.PopCount(hits));
            }

            var (free, others) = (size - condition.Length, _counts[at] - with);
            if (with > 0 && free > 0)
            {
                byPlaces[free] += new Class(with, both, (long)with * free, 0, 0, 0);
            }

            // Some of the others hold a part of the condition.
            byPlaces[size] += new Class(0, 0, 0, others, second - both, (long)others * size - (parts - (long)with * condition.Length));
        }

        return Fisher.GreaterByOdds([.. Classes(byPlaces).Where(one => one.IsTelling).Select(one =>
            (one.Both, one.With, one.Both + one.OtherHits, one.With + one.Others,
                (double)one.Places / one.With / ((double)one.OtherPlaces / one.Others)))]);
    }

    // Neighbours, until there is something to compare: from above, since fewer places than the others have make the odds of chance too high
    // rather than too low.
    private static List<Class> Classes(Class[] byPlaces)
    {
        var classes = new List<Class>();
        var (own, most) = (default(Class), 0);
        for (var places = byPlaces.Length - 1; places > 0; places--)
        {
            if (byPlaces[places] == default)
            {
                continue;
            }

            if (own.IsTelling && places * ClassWidth < most)
            {
                classes.Add(own);
                own = default;
            }

            most = own == default ? places : most;
            own += byPlaces[places];
        }

        classes.Add(own);
        return classes;
    }

    private ulong[] Row(int item)
    {
        if (_rows[item] is not { } row)
        {
            _rows[item] = row = new ulong[_starts[^1]];
            foreach (var place in _places[item])
            {
                row[place / 64] |= 1UL << place;
            }
        }

        return row;
    }

    // Baskets with the condition, those of them with the item, their places; and the same of the others.
    private readonly record struct Class(int With, int Both, long Places, int Others, int OtherHits, long OtherPlaces)
    {
        public bool IsTelling => With > 0 && Others > 0 && OtherPlaces > 0;

        public static Class operator +(Class a, Class b) =>
            new(a.With + b.With, a.Both + b.Both, a.Places + b.Places, a.Others + b.Others, a.OtherHits + b.OtherHits,
                a.OtherPlaces + b.OtherPlaces);
    }
}
