using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// What items that few have bought say for others: of the baskets with the one, the share that also holds the other, as low as the count
/// leaves open. Counted when it is asked for: the baskets of rare items are few, their pairs are millions.
/// </summary>
internal sealed class RarePairs
{
    // Cautious enough that a pair of one basket does not lead every list.
    private const double Confidence = 0.8;
    private readonly BasketSet _baskets;
    private readonly int[] _items;
    private readonly int[] _places;
    private readonly int _frequent;
    private readonly int[] _starts;
    private readonly int[] _holding;
    private readonly double[] _popular;

    /// <param name="baskets">What was bought together.</param>
    /// <param name="items">Items by place, the most frequent first.</param>
    /// <param name="places">Places by item, −1 for one without.</param>
    /// <param name="frequent">How many of the first are not rare.</param>
    public RarePairs(BasketSet baskets, int[] items, int[] places, int frequent)
    {
        (_baskets, _items, _places, _frequent) = (baskets, items, places, frequent);
        _starts = new int[items.Length - frequent + 1];
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

    /// <summary>What each rare item among places says for others: by place, the item that says it, and how strongly.</summary>
    public List<(int For, int By, double Share)> Say(int[] places)
    {
        var said = new List<(int, int, double)>();
        foreach (var by in places.Where(place => place >= _frequent))
        {
            var counts = new Dictionary<int, int>();
            var holding = _holding.AsSpan(_starts[by - _frequent].._starts[by - _frequent + 1]);
            foreach (var basket in holding)
            {
                foreach (var item in _baskets[basket])
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, _places[item], out _)++;
                }
            }

            foreach (var (place, count) in counts)
            {
                if (place != by)
                {
                    said.Add((place, by, Interval.OfShare(count, holding.Length, Confidence).Lower));
                }
            }
        }

        return said;
    }

    /// <summary>Scores raised to the strongest of what was said, but for what one item said; a rare item has its popularity at
    /// least.</summary>
    public void Raise(double[] scores, List<(int For, int By, double Share)> said, int? but = null)
    {
        _popular.CopyTo(scores, _frequent);
        foreach (var (place, by, share) in said)
        {
            if (by != but)
            {
                scores[place] = 1 - (1 - share) * (1 - Math.Clamp(scores[place], 0, 1));
            }
        }
    }
}
