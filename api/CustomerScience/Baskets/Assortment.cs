using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>From when to when each item was sold, and which are still on sale on a day.</summary>
internal sealed class Assortment
{
    // An item whose sales lie further apart is taken for one that is no longer sold.
    private const int LongestPause = 90;
    private const int PausesOfItsOwn = 3;

    // Of an item that is still on sale so many sales would have been expected since, of all that was sold; none came.
    private const double FewestMissed = 2;
    private readonly Dictionary<string, OnSale> _items = new(StringComparer.Ordinal);
    private readonly DateOnly _on;

    private Assortment(IReadOnlyList<PurchaseLine> lines, IEnumerable<int> places, DateOnly on)
    {
        _on = on;
        var sales = new Dictionary<string, (List<int> Days, string? Order, string? Customer, bool IsOfOne)>(StringComparer.Ordinal);
        var all = new List<int>();
        foreach (var i in places.Where(i => lines[i].Day <= on))
        {
            var line = lines[i];
            all.Add(line.Day.DayNumber);
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(sales, line.Product!, out var isKnown);
            own = isKnown ? own with { IsOfOne = own.IsOfOne && own.Order == line.Order && own.Customer == line.Customer }
                : ([], line.Order, line.Customer, true);
            own.Days.Add(line.Day.DayNumber);
        }

        all.Sort();
        foreach (var (item, (days, _, _, isOfOne)) in sales)
        {
            int[] sorted = [.. days.Distinct().Order()];
            var own = OnSale.Of(sorted, isOfOne && sorted.Length == 1);

            // Where hardly anything is sold any more, a pause means nothing.
            var (before, until, after) = (Until(all, own.First - 1), Until(all, own.Last), all.Count - Until(all, own.End));
            var missed = (double)days.Count / Math.Max(1, until - before) * after;
            _items.Add(item, missed >= FewestMissed ? own : own with { End = Math.Max(own.End, on.DayNumber) });
        }
    }

    /// <summary>What was sold by a day.</summary>
    /// <param name="lines">Lines of purchases.</param>
    /// <param name="places">Of those that count: with a product, no returns.</param>
    /// <param name="on">The day.</param>
    public static Assortment Of(IReadOnlyList<PurchaseLine> lines, IEnumerable<int> places, DateOnly on) => new(lines, places, on);

    /// <summary>Whether an item is sold in more than one order, the last one not longer ago than its pauses allow.</summary>
    public bool IsOnSale(string item) => !IsOfOneOrder(item) && !IsDiscontinued(item);

    /// <summary>Whether an item was sold in one order alone.</summary>
    public bool IsOfOneOrder(string item) => !_items.TryGetValue(item, out var own) || own.IsOfOneOrder;

    /// <summary>Whether an item's last sale is longer ago than its own pauses allow.</summary>
    public bool IsDiscontinued(string item) => EndOf(item) < _on.DayNumber;

    /// <summary>Until when an item may have been on sale, as a day number: its last sale but for a straggler, and what its pauses
    /// allow.</summary>
    public int EndOf(string item) => _items.TryGetValue(item, out var own) ? own.End : int.MinValue;

    /// <summary>The first day of an item's sales, as a day number.</summary>
    public int FirstDay(string item) => _items.TryGetValue(item, out var own) ? own.First : int.MaxValue;

    /// <summary>Whether two items were sold side by side for half the time of the one that was sold for less.</summary>
    public bool WereOnSaleAtOnce(string one, string other)
    {
        if (!_items.TryGetValue(one, out var a) || !_items.TryGetValue(other, out var b))
        {
            return false;
        }

        var (endOfA, endOfB) = (Math.Min(a.End, _on.DayNumber), Math.Min(b.End, _on.DayNumber));
        return 2 * (Math.Min(endOfA, endOfB) - Math.Max(a.First, b.First)) >= Math.Min(endOfA - a.First, endOfB - b.First);
    }

    // How many of the sorted days are not after one.
    private static int Until(List<int> days, int day)
    {
        var (low, high) = (0, days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = days[middle] <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private readonly record struct OnSale(int First, int Last, int End, bool IsOfOneOrder)
    {
        public static OnSale Of(int[] days, bool isOfOneOrder)
        {
            int[] pauses = [.. days.Zip(days.Skip(1), (from, to) => to - from).Order()];
            var pause = Math.Max(LongestPause, pauses.Length == 0 ? 0
                : PausesOfItsOwn * (pauses[(pauses.Length - 1) / 2] + pauses[pauses.Length / 2]) / 2.0);

            // What was found behind a shelf long after the rest was sold does not put it on sale again.
            var last = days.Length - 1;
            if (last > 1 && days[last] - days[last - 1] > pause)
            {
                last--;
            }

            return new(days[0], days[last], days[last] + (int)pause, isOfOneOrder);
        }
    }
}
