using System.Runtime.InteropServices;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>Who bought what after what, counted apart by how many different items were bought afterwards.</summary>
internal sealed class MoveCounts
{
    /// <summary>1, 2, 3, 4, up to 6, 8, 12, 16, 24, 32 and more different items.</summary>
    private const int Strata = 11;

    private readonly IReadOnlyDictionary<string, Variant> _byItem;
    private readonly Variant[] _variants;
    private readonly double _leastRise;
    private readonly Assortment _shelf;
    private readonly int[] _ends;

    // Per item: those who came back after its first purchase; its buyers, and all customers, who came back after their own first purchase.
    private readonly int[] _followed;
    private readonly int[] _buyersBack;
    private readonly int[] _back = new int[Strata];

    // Per dearer item: all customers who had it in their first purchase, and who bought it later.
    private readonly int[] _early;
    private readonly int[] _later;
    private readonly Dictionary<(int From, int To), int[]> _pairs = [];

    public MoveCounts(IReadOnlyDictionary<string, Variant> items, double leastRise, Assortment shelf)
    {
        (_byItem, _leastRise, _shelf) = (items, leastRise, shelf);
        _variants = [.. items.Values.OrderBy(variant => variant.Number)];
        _ends = [.. _variants.Select(variant => shelf.EndOf(variant.Item))];
        (_followed, _buyersBack, _early, _later) =
            (new int[_variants.Length * Strata], new int[_variants.Length * Strata], new int[_variants.Length * Strata],
                new int[_variants.Length * Strata]);
    }

    /// <summary>Counts one customer, once.</summary>
    public void Add(IEnumerable<(string Item, DateOnly Day)> own)
    {
        var days = new Dictionary<string, (DateOnly First, DateOnly Last)>(StringComparer.Ordinal);
        foreach (var purchase in own)
        {
            ref var item = ref CollectionsMarshal.GetValueRefOrAddDefault(days, purchase.Item, out var isKnown);
            item = isKnown
                ? (purchase.Day < item.First ? purchase.Day : item.First, purchase.Day > item.Last ? purchase.Day : item.Last)
                : (purchase.Day, purchase.Day);
        }

        DateOnly[] lasts = [.. days.Values.Select(item => item.Last).Order()];
        var had = new List<(Variant Variant, DateOnly First)>(days.Count);
        var start = DateOnly.MaxValue;
        foreach (var (item, (first, _)) in days)
        {
            start = first < start ? first : start;
            if (_byItem.TryGetValue(item, out var variant))
            {
                had.Add((variant, first));
            }
        }

        if (StratumAfter(start) is { } all)
        {
            _back[all]++;
            foreach (var (to, first) in had)
            {
                (first == start ? _early : _later)[to.Number * Strata + all]++;
                _buyersBack[to.Number * Strata + all]++;
            }
        }

        foreach (var (from, day) in had)
        {
            var (followed, others) = (StratumAfter(day), StratumAfter(start));
            if (followed is { } own1)
            {
                _followed[from.Number * Strata + own1]++;
            }

            foreach (var (to, first) in had)
            {
                // Whoever buys what replaces a thing that is no longer sold had no choice.
                if (!IsDearer(from, to) || first.DayNumber > _ends[from.Number])
                {
                    continue;
                }

                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (from.Number, to.Number), out _);
                counts ??= new int[4 * Strata];
                if (followed is { } stratum)
                {
                    counts[(first <= day ? 0 : Strata) + stratum]++;
                }

                if (others is { } other)
                {
                    counts[(first == start ? 2 * Strata : 3 * Strata) + other]++;
                }
            }
        }

        int? StratumAfter(DateOnly day) => After(lasts, day) switch
        {
            0 => null,
            <= 4 and var few => few - 1,
            <= 6 => 4,
            <= 8 => 5,
            <= 12 => 6,
            <= 16 => 7,
            <= 24 => 8,
            <= 32 => 9,
            _ => 10,
        };
    }

    /// <summary>The pairs with enough buyers to be tried, whatever they then did.</summary>
    public IReadOnlyList<(int From, int To)> Pairs(int fewest) =>
        [.. from cheaper in _variants
            from dearer in _variants
            where IsDearer(cheaper, dearer) && _shelf.IsOnSale(dearer.Item) && _shelf.WereOnSaleAtOnce(cheaper.Item, dearer.Item)
                && Enumerable.Range(0, Strata)
                .Sum(stratum => Followed((cheaper.Number, dearer.Number), stratum)) >= fewest
            select (cheaper.Number, dearer.Number)];

    /// <summary>What happened in a pair; null where the buyers moved no more often than the others.</summary>
    public Move? Move((int From, int To) pair, int tried)
    {
        var strata = new List<(int Both, int First, int Second, int All)>();
        var (moved, buyers, expected, variance) = (0, 0, 0.0, 0.0);
        for (var stratum = 0; stratum < Strata; stratum++)
        {
            var (hits, own) = (Of(pair, 1, stratum), Followed(pair, stratum));
            var otherHits = _later[pair.To * Strata + stratum] - Of(pair, 3, stratum);
            var others = _back[stratum] - _buyersBack[pair.From * Strata + stratum]
                - (_early[pair.To * Strata + stratum] - Of(pair, 2, stratum));

            // A stratum with one kind alone compares nothing.
            if (own > 0 && others > 0)
            {
                strata.Add((hits, own, hits + otherHits, own + others));
                (moved, buyers, expected) = (moved + hits, buyers + own, expected + (double)own * otherHits / others);
                double all = own + others, second = hits + otherHits;
                variance += all > 1 ? own * second * others * (all - second) / (all * all * (all - 1)) : 0;
            }
        }

        var mean = strata.Sum(stratum => (double)stratum.First * stratum.Second / stratum.All);
        if (buyers == 0 || moved <= mean + Math.Sqrt(variance))
        {
            return null;
        }

        var p = Fisher.Greater(strata);
        var (from, to) = (_variants[pair.From], _variants[pair.To]);
        return new(from.Item, to.Item, from.Group, from.Price, to.Price, moved, buyers, expected / buyers, p, Math.Min(1, p * tried));
    }

    private bool IsDearer(Variant from, Variant to) =>
        to.Price >= from.Price * _leastRise && to.Number != from.Number && to.Group == from.Group;

    // How many of the sorted days come after one.
    private static int After(DateOnly[] days, DateOnly day)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = days[middle] > day ? (low, middle) : (middle + 1, high);
        }

        return days.Length - low;
    }

    // Buyers of the cheaper item who came back and did not have the dearer one by then.
    private int Followed((int From, int To) pair, int stratum) => _followed[pair.From * Strata + stratum] - Of(pair, 0, stratum);

    private int Of((int From, int To) pair, int kind, int stratum) =>
        _pairs.TryGetValue(pair, out var counts) ? counts[kind * Strata + stratum] : 0;
}
