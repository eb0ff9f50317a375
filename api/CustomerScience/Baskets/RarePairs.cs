using System.Buffers;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// What items that few have bought say for others: of the baskets with the one, the share that also holds the other, as low as the count
/// leaves open. Counted when it is first asked for: the baskets of rare items are few, their pairs are millions.
/// </summary>
internal sealed class RarePairs
{
    // Cautious enough that a pair of one basket does not lead every list.
    private const double Confidence = 0.8;

    // Pairs that are remembered once counted: some tens of megabytes.
    private const int MostKept = 4_000_000;
    private readonly BasketSet _baskets;
    private readonly int[] _items;
    private readonly int[] _places;
    private readonly int _frequent;
    private readonly bool _isStrongest;
    private readonly int[] _starts;
    private readonly int[] _holding;
    private readonly double[] _popular;
    private readonly Said[]?[] _said;
    private int _kept;

    /// <param name="baskets">What was bought together.</param>
    /// <param name="items">Items by place, the most frequent first.</param>
    /// <param name="places">Places by item, −1 for one without.</param>
    /// <param name="frequent">How many of the first are not rare.</param>
    /// <param name="isStrongest">Whether only the strongest of what is said for an item counts; otherwise all of it does, as of reasons
    /// that have nothing to do with each other.</param>
    public RarePairs(BasketSet baskets, int[] items, int[] places, int frequent, bool isStrongest)
    {
        (_baskets, _items, _places, _frequent, _isStrongest) = (baskets, items, places, frequent, isStrongest);
        (_starts, _said) = (new int[items.Length - frequent + 1], new Said[items.Length - frequent][]);
        for (var rare = 0; rare < items.Length - frequent; rare++)
        {
            _starts[rare + 1] = _starts[rare] + baskets.Counts[items[frequent + rare]];
        }

        _popular = [.. items.Skip(frequent).Select(item => (double)baskets.Counts[item] / Math.Max(1, baskets.Count))];
        (_holding, var next) = (new int[_starts[^1]], _starts[..^1]);
        for (var basket = 0; basket < baskets.Count && next.Length > 0; basket++)
        {
            foreach (var item in baskets[basket])
            {
                if (places[item] is var place && place >= frequent)
                {
                    _holding[next[place - frequent]++] = basket;
                }
            }
        }
    }

    /// <summary>What rare items among others leave of what is missing to 1, for each place.</summary>
    /// <param name="places">Places of the items that somebody has.</param>
    /// <returns>Null where none of the items is rare.</returns>
    public Remains? Left(ReadOnlySpan<int> places)
    {
        Remains? left = null;
        foreach (var by in places)
        {
            if (by < _frequent)
            {
                continue;
            }

            left ??= new(_items.Length, _isStrongest);
            foreach (var said in By(by))
            {
                left.Add(said);
            }
        }

        return left;
    }

    /// <summary>What the rare item of a place says for every place, its own left out.</summary>
    public Said[] By(int place) => _said[place - _frequent] ?? Say(place);

    /// <summary>Gives each rare item its popularity as its score.</summary>
    public void PutPopular(Span<double> scores) => _popular.CopyTo(scores[_frequent..]);

    private Said[] Say(int by)
    {
        var holding = _holding.AsSpan(_starts[by - _frequent].._starts[by - _frequent + 1]);
        var (counts, beside) = (ArrayPool<int>.Shared.Rent(_items.Length), new List<int>());
        Array.Clear(counts);
        foreach (var basket in holding)
        {
            foreach (var item in _baskets[basket])
            {
                var place = _places[item];
                if (counts[place]++ == 0 && place != by)
                {
                    beside.Add(place);
                }
            }
        }

        // Most pairs are of one basket or two.
        var (left, said) = (new float[holding.Length + 1], new Said[beside.Count]);
        for (var i = 0; i < said.Length; i++)
        {
            ref var own = ref left[counts[beside[i]]];
            if (own == 0)
            {
                own = (float)(1 - Interval.OfShare(counts[beside[i]], holding.Length, Confidence).Lower);
            }

            said[i] = new(beside[i], own);
        }

        // No more than the other's popularity is nothing said for it.
        said = Array.FindAll(said, one => 1 - one.Left > (double)_baskets.Counts[_items[one.Place]] / _baskets.Count);
        ArrayPool<int>.Shared.Return(counts);
        if (Interlocked.Add(ref _kept, said.Length) <= MostKept)
        {
            _said[by - _frequent] = said;
        }

        return said;
    }

    /// <summary>What a rare item says for another.</summary>
    /// <param name="Place">The other's place.</param>
    /// <param name="Left">The part that it leaves of what is missing to 1, above 0.</param>
    public readonly record struct Said(int Place, float Left);
}
