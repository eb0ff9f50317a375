using System.Runtime.InteropServices;

namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>
/// Lines gathered into orders, returns settled against them. Lines of one order are one purchase; lines without an order's number are one
/// purchase a day.
/// </summary>
/// <remarks>
/// A return (a line below zero, or with a quantity below zero) is never a purchase. It is settled against its order where that can be
/// told: by the order's number, else the latest line of the same product and amount, the latest order of that amount, the latest dearer
/// line of that product. An order given back whole counts as none; of other orders what was kept counts. A return whose order cannot be
/// told takes money off its customer on its own day.
/// </remarks>
public sealed class StandingOrders
{
    // Of a customer with hundreds of thousands of lines (whoever pays cash) not all can be looked at for each return.
    private const int MostLookedAt = 300;
    private readonly IReadOnlyList<PurchaseLine> _lines;
    private readonly List<StandingOrder> _orders = [];

    // The line before it in the same order, from the last one on: no list for each of hundreds of thousands.
    private readonly int[] _before;
    private readonly Dictionary<int, decimal> _kept = [];
    private readonly List<Order<string>> _open = [];

    private StandingOrders(IReadOnlyList<PurchaseLine> lines)
    {
        // A quantity below zero beside an amount above it is a return whose sign was lost.
        var turned = lines.Count(line => line is { Quantity: < 0, Amount: > 0 });
        _lines = lines = turned == 0 ? lines
            : [.. lines.Select(line => line is { Quantity: < 0, Amount: > 0 } ? line with { Amount = -line.Amount } : line)];
        _before = new int[lines.Count];
        var (places, back) = (new Dictionary<(string, DateOnly, string?), int>(lines.Count / 2), new List<PurchaseLine>());
        var latest = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Amount < 0 || line.Quantity < 0)
            {
                back.Add(line);
                continue;
            }

            // Of people without a name each line is a purchase of its own, unless an order's number says otherwise. The lines of an order
            // mostly stand together.
            var (isAlone, isKnown, own) = (line is { Customer.Length: 0, Order: null }, false, latest);
            ref var place = ref own;
            if (!isAlone && latest >= 0 && IsOf(_orders[latest], line))
            {
                isKnown = true;
            }
            else if (!isAlone)
            {
                place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, (line.Customer, line.Day, line.Order), out isKnown);
            }

            if (!isKnown)
            {
                place = _orders.Count;
                _orders.Add(new() { Customer = line.Customer, Day = line.Day, Basket = line.Order, Last = -1 });
            }

            latest = isAlone ? -1 : place;
            ref var order = ref CollectionsMarshal.AsSpan(_orders)[place];
            (_before[i], order.Last, order.Amount, order.Lines) = (order.Last, i, order.Amount + line.Amount, order.Lines + 1);
        }

        var settled = SettleAll(back);
        Purchases = OfNamed();
        var buyers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in Purchases)
        {
            if (order.Amount >= 0)
            {
                buyers.Add(order.Customer);
            }
        }

        // Whoever has a line that is no return has an order, whether it stands or not.
        var all = back.Count == 0 ? buyers.Count : _orders.Select(order => order.Customer).Concat(back.Select(line => line.Customer))
            .Where(customer => customer.Length > 0).Distinct(StringComparer.Ordinal).Count();
        var given = back.Sum(line => line.Amount);
        (Customers, Revenue) = (all, lines.Sum(line => line.Amount));
        Returns = ReturnReport.Of(back.Count, given, settled, _orders.Count(order => order.IsCancelled), turned, all - buyers.Count);
    }

    /// <summary>All lines, those of returns below zero.</summary>
    public IReadOnlyList<PurchaseLine> Lines => _lines;

    /// <summary>Customers in the file that have a name.</summary>
    public int Customers { get; }

    /// <summary>Sum of all lines.</summary>
    public decimal Revenue { get; }

    /// <summary>How returns were treated.</summary>
    public ReturnReport Returns { get; }

    /// <summary>Orders of customers with a name that stand, with what was kept of them; returns whose order could not be told stand
    /// beside, below zero.</summary>
    public Order<string>[] Purchases { get; }

    /// <summary>Gathers lines into orders and settles returns.</summary>
    /// <param name="lines">In any order; amounts in one currency, of returns below zero.</param>
    public static StandingOrders Of(IReadOnlyList<PurchaseLine> lines) => new(lines);

    /// <summary>What was kept, order by order: bought, and neither given back nor in an order that was.</summary>
    /// <returns>Where each order that stands begins among the lines kept, and one place more; and the lines kept, as places among
    /// <see cref="Lines"/>.</returns>
    public (int[] Starts, int[] Lines) Kept()
    {
        var (starts, kept, standing, count) = (new int[_orders.Count + 1], new int[_lines.Count], 0, 0);
        foreach (ref readonly var order in CollectionsMarshal.AsSpan(_orders))
        {
            for (var i = order.IsCancelled ? -1 : order.Last; i >= 0; i = _before[i])
            {
                if (Kept(i) > 0 || _lines[i].Amount == 0)
                {
                    kept[count++] = i;
                }
            }

            standing += order.IsCancelled ? 0 : 1;
            starts[standing] = count;
        }

        return (starts[..(standing + 1)], kept[..count]);
    }

    private Order<string>[] OfNamed()
    {
        var (named, count) = (new Order<string>[_orders.Count + _open.Count], 0);
        foreach (ref readonly var order in CollectionsMarshal.AsSpan(_orders))
        {
            if (!order.IsCancelled && order.Customer.Length > 0)
            {
                named[count++] = new(order.Customer, order.Day, (double)order.Amount);
            }
        }

        foreach (var order in _open.Where(order => order.Customer.Length > 0))
        {
            named[count++] = order;
        }

        return named[..count];
    }

    private static bool IsOf(in StandingOrder order, in PurchaseLine line) =>
        order.Day == line.Day && order.Basket == line.Order && order.Customer == line.Customer;

    private decimal Kept(int line) => _kept.GetValueOrDefault(line, _lines[line].Amount);

    private IEnumerable<int> LinesOf(StandingOrder order)
    {
        for (var i = order.Last; i >= 0; i = _before[i])
        {
            yield return i;
        }
    }

    private int SettleAll(List<PurchaseLine> back)
    {
        if (back.Count == 0)
        {
            return 0;
        }

        var own = back.Select(line => line.Customer).Distinct(StringComparer.Ordinal)
            .ToDictionary(customer => customer, _ => new List<int>(), StringComparer.Ordinal);
        for (var i = 0; i < _orders.Count; i++)
        {
            if (own.TryGetValue(_orders[i].Customer, out var orders))
            {
                orders.Add(i);
            }
        }

        // The latest first, both of one day's as they stand in the file.
        foreach (var orders in own.Values)
        {
            orders.Sort((a, b) => _orders[a].Day == _orders[b].Day ? b.CompareTo(a) : _orders[b].Day.CompareTo(_orders[a].Day));
        }

        var numbered = back.Where(line => line.Order is not null).Select(line => (line.Customer, line.Order)).Distinct()
            .ToDictionary(key => key, _ => new List<int>(1));
        foreach (var i in own.Values.SelectMany(orders => orders))
        {
            if (_orders[i].Basket is { } basket && numbered.TryGetValue((_orders[i].Customer, basket), out var orders))
            {
                orders.Add(i);
            }
        }

        var settled = 0;
        foreach (var line in back.OrderBy(line => line.Day))
        {
            if (Find(line, Standing(numbered.GetValueOrDefault((line.Customer, line.Order), []), line.Day),
                Standing(Latest(own[line.Customer], line.Day), line.Day)) is var (order, of))
            {
                TakeOff(line, order, of);
                settled++;
            }
            else
            {
                _open.Add(new(line.Customer, line.Day, (double)line.Amount));
            }
        }

        return settled;
    }

    private IEnumerable<int> Standing(IEnumerable<int> orders, DateOnly until) =>
        orders.Where(i => _orders[i].Day <= until && !_orders[i].IsCancelled);

    private IEnumerable<int> Latest(List<int> orders, DateOnly until)
    {
        var (from, to) = (0, orders.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _orders[orders[middle]].Day > until ? (middle + 1, to) : (from, middle);
        }

        return Enumerable.Range(from, Math.Min(MostLookedAt, orders.Count - from)).Select(i => orders[i]);
    }

    // By the order's number; else the latest line of the same product and amount, the latest order of the amount, the latest line of the
    // product that costs more.
    private (int Order, int? Line)? Find(PurchaseLine back, IEnumerable<int> numbered, IEnumerable<int> latest)
    {
        var sum = -back.Amount;
        foreach (var i in numbered)
        {
            return (i, LineOf(i, line => _lines[line].Product == back.Product && Kept(line) >= sum));
        }

        (int, int?)? part = null;
        var looked = 0;
        foreach (var i in latest.TakeWhile(i => (looked += _orders[i].Lines) == _orders[i].Lines || looked <= MostLookedAt))
        {
            if (LineOf(i, line => _lines[line].Product == back.Product && Kept(line) == sum) is { } same)
            {
                return (i, same);
            }

            if (_orders[i].Amount == sum && (back.Product is null || LineOf(i, line => _lines[line].Product is not null) is null))
            {
                return (i, null);
            }

            part ??= back.Product is not null && LineOf(i, line => _lines[line].Product == back.Product && Kept(line) > sum) is { } dearer
                ? (i, dearer) : null;
        }

        return part;
    }

    private int? LineOf(int order, Func<int, bool> isIt) =>
        LinesOf(_orders[order]).Take(MostLookedAt).Cast<int?>().FirstOrDefault(line => isIt(line!.Value));

    private void TakeOff(PurchaseLine back, int place, int? of)
    {
        ref var order = ref CollectionsMarshal.AsSpan(_orders)[place];
        order.Amount += back.Amount;
        if (of is { } line)
        {
            _kept[line] = Kept(line) + back.Amount;
        }

        // Who brings back a thing and takes a cheaper one bought something, though the order comes to less than nothing.
        order.IsCancelled = order.Amount <= 0
            && (order.Amount == 0 || !LinesOf(order).Take(MostLookedAt).Any(i => Kept(i) > 0 && _lines[i].Product is not null));
        if (order.Amount < 0)
        {
            _open.Add(new(back.Customer, back.Day, (double)order.Amount));
            order.Amount = 0;
        }
    }

    private record struct StandingOrder
    {
        public required string Customer { get; init; }

        public required DateOnly Day { get; init; }

        public string? Basket { get; init; }

        public required int Last { get; set; }

        public int Lines { get; set; }

        public decimal Amount { get; set; }

        public bool IsCancelled { get; set; }
    }
}
