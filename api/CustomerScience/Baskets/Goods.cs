using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What customers bought and kept, customers and items as numbers: a file of hundreds of thousands of lines is asked dozens of
/// times who bought what when.</summary>
internal sealed class Goods
{
    private readonly int[] _customers;
    private readonly int[] _items;
    private readonly int[] _days;

    private Goods(IReadOnlyList<PurchaseLine> lines, int[] places)
    {
        (Lines, Places) = (lines, places);
        (_customers, _items, _days) = (new int[places.Length], new int[places.Length], new int[places.Length]);
        var (customers, items) = (new Dictionary<string, int>(StringComparer.Ordinal),
            new Dictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < places.Length; i++)
        {
            var line = lines[places[i]];
            _customers[i] = NumberOf(customers, line.Customer);
            _items[i] = NumberOf(items, line.Product!);
            _days[i] = line.Day.DayNumber;
        }

        // In ordinal order, so that nothing depends on the order of the lines.
        (Items, var renumbered) = Sorted(items);
        for (var i = 0; i < _items.Length; i++)
        {
            _items[i] = renumbered[_items[i]];
        }

        (Customers, CustomerNumbers, ItemNumbers) = ([.. customers.Keys], customers, items);
    }

    /// <summary>All lines of the source.</summary>
    public IReadOnlyList<PurchaseLine> Lines { get; }

    /// <summary>The places among <see cref="Lines"/> of those that count.</summary>
    public int[] Places { get; }

    /// <summary>Customers by number.</summary>
    public string[] Customers { get; }

    /// <summary>Items by number, in ordinal order.</summary>
    public string[] Items { get; }

    /// <summary>Numbers of customers by name.</summary>
    public Dictionary<string, int> CustomerNumbers { get; }

    /// <summary>Numbers of items by name.</summary>
    public Dictionary<string, int> ItemNumbers { get; }

    /// <summary>The customer, the item and the day number of each line that counts.</summary>
    public (int[] Customers, int[] Items, int[] Days) Columns => (_customers, _items, _days);

    /// <summary>Numbers customers and items.</summary>
    /// <param name="lines">Lines of purchases.</param>
    /// <param name="places">Of those that count: with a product, kept.</param>
    public static Goods Of(IReadOnlyList<PurchaseLine> lines, int[] places) => new(lines, places);

    /// <summary>The lines up to a day, those of each customer, or of each item, side by side.</summary>
    /// <param name="byItem">Whether by item instead of by customer.</param>
    /// <param name="on">The last day, as a day number.</param>
    /// <returns>Where each one's lines begin, and one place more; and the lines, as places among those that count.</returns>
    public (int[] Starts, int[] Lines) Gathered(bool byItem, int on)
    {
        var (keys, starts) = (byItem ? _items : _customers, new int[(byItem ? Items : Customers).Length + 1]);
        for (var i = 0; i < keys.Length; i++)
        {
            starts[keys[i] + 1] += _days[i] <= on ? 1 : 0;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var (next, lines) = (starts[..^1], new int[starts[^1]]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (_days[i] <= on)
            {
                lines[next[keys[i]]++] = i;
            }
        }

        return (starts, lines);
    }

    private static int NumberOf(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            numbers.Add(name, number = numbers.Count);
        }

        return number;
    }

    private static (string[] Names, int[] Renumbered) Sorted(Dictionary<string, int> numbers)
    {
        string[] names = [.. numbers.Keys];
        Array.Sort(names, StringComparer.Ordinal);
        var renumbered = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            renumbered[numbers[names[i]]] = i;
            numbers[names[i]] = i;
        }

        return (names, renumbered);
    }
}
