namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>From when to when each item was sold, and which are still on sale on a day.</summary>
internal sealed class Assortment
{
    // An item whose sales lie further apart is taken for one that is no longer sold.
    private const int LongestPause = 90;
    private const int PausesOfItsOwn = 3;

    // Of an item that is still on sale so many sales would have been expected since, of all that was sold; none came.
    private const double FewestMissed = 2;
    private readonly Dictionary<string, int> _numbers;

    // Null of an item that was not sold yet.
    private readonly OnSale?[] _items;
    private readonly DateOnly _on;

    private Assortment(Goods goods, DateOnly on)
    {
        (_on, _numbers, _items) = (on, goods.ItemNumbers, new OnSale?[goods.Items.Length]);
        var (starts, lines) = goods.Gathered(byItem: true, on.DayNumber);
        var days = goods.Columns.Days;
        var all = new int[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            all[i] = days[lines[i]];
        }

        var sorted = (int[])all.Clone();
        Array.Sort(sorted);
        for (var item = 0; item < _items.Length; item++)
        {
            var own = all.AsSpan(starts[item]..starts[item + 1]);
            if (own.IsEmpty)
            {
                continue;
            }

            var count = own.Length;
            own.Sort();
            own = own[..Distinct(own)];
            var sale = OnSale.Of(own, own.Length == 1 && IsOfOne(goods, lines.AsSpan(starts[item], count)));

            // Where hardly anything is sold any more, a pause means nothing.
            var (before, until, after) = (Until(sorted, sale.First - 1), Until(sorted, sale.Last), all.Length - Until(sorted, sale.End));
            var missed = (double)count / Math.Max(1, until - before) * after;
            _items[item] = missed >= FewestMissed ? sale : sale with { End = Math.Max(sale.End, on.DayNumber) };
        }
    }

    /// <summary>What was sold by a day.</summary>
    /// <param name="goods">What was bought.</param>
    /// <param name="on">The day.</param>
    public static Assortment Of(Goods goods, DateOnly on) => new(goods, on);

    /// <summary>Whether an item is sold in more than one order, the last one not longer ago than its pauses allow.</summary>
    public bool IsOnSale(string item) => _numbers.TryGetValue(item, out var number) && IsOnSale(number);

    /// <summary>The same of an item by number.</summary>
    public bool IsOnSale(int item) => !IsOfOneOrder(item) && !IsDiscontinued(item);

    /// <summary>Whether an item was sold in one order alone.</summary>
    public bool IsOfOneOrder(int item) => _items[item] is not { IsOfOneOrder: false };

    /// <summary>Whether an item's last sale is longer ago than its own pauses allow.</summary>
    public bool IsDiscontinued(int item) => _items[item] is not { } own || own.End < _on.DayNumber;

    /// <summary>Until when an item may have been on sale, as a day number: its last sale but for a straggler, and what its pauses
    /// allow.</summary>
    public int EndOf(string item) => Of(item)?.End ?? int.MinValue;

    /// <summary>The first day of an item's sales, as a day number.</summary>
    public int FirstDay(int item) => _items[item]?.First ?? int.MaxValue;

    /// <summary>The part of the coming days for which an item is on sale that is so now, 0…1: the days of all items on sale so far, and how
    /// many of these items are no longer sold, say how soon one ends.</summary>
    /// <param name="days">How many days come.</param>
    public double PartOnSale(int days)
    {
        var (onSale, ended) = (0.0, 0);
        for (var item = 0; item < _items.Length; item++)
        {
            if (_items[item] is { IsOfOneOrder: false } own)
            {
                var isOver = IsDiscontinued(item);
                (onSale, ended) = (onSale + (isOver ? own.Last : _on.DayNumber) - own.First + 1, ended + (isOver ? 1 : 0));
            }
        }

        var ends = ended * days / Math.Max(1, onSale);
        return ends == 0 ? 1 : (1 - Math.Exp(-ends)) / ends;
    }

    /// <summary>Whether two items were sold side by side for half the time of the one that was sold for less.</summary>
    public bool WereOnSaleAtOnce(string one, string other)
    {
        if (Of(one) is not { } a || Of(other) is not { } b)
        {
            return false;
        }

        var (endOfA, endOfB) = (Math.Min(a.End, _on.DayNumber), Math.Min(b.End, _on.DayNumber));
        return 2 * (Math.Min(endOfA, endOfB) - Math.Max(a.First, b.First)) >= Math.Min(endOfA - a.First, endOfB - b.First);
    }

    private OnSale? Of(string item) => _numbers.TryGetValue(item, out var number) ? _items[number] : null;

    private static bool IsOfOne(Goods goods, ReadOnlySpan<int> lines)
    {
        var first = goods.Lines[goods.Places[lines[0]]];
        foreach (var i in lines)
        {
            var line = goods.Lines[goods.Places[i]];
            if (line.Order != first.Order || line.Customer != first.Customer)
            {
                return false;
            }
        }

        return true;
    }

    private static int Distinct(Span<int> sorted)
    {
        var count = 1;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[count - 1])
            {
                sorted[count++] = sorted[i];
            }
        }

        return count;
    }

    // How many of the sorted days are not after one.
    private static int Until(int[] days, int day)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = days[middle] <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private readonly record struct OnSale(int First, int Last, int End, bool IsOfOneOrder)
    {
        public static OnSale Of(ReadOnlySpan<int> days, bool isOfOneOrder)
        {
            var pauses = new int[days.Length - 1];
            for (var i = 0; i < pauses.Length; i++)
            {
                pauses[i] = days[i + 1] - days[i];
            }

            Array.Sort(pauses);
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
