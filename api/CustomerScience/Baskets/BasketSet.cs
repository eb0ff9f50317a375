using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>Baskets ready to be counted: every item a number, every item once a basket. Empty baskets and blank items do not
/// count.</summary>
public sealed class BasketSet
{
    /// <summary>What a basket is called where it is all that somebody ever bought.</summary>
    public const string Customers = "customers";

    private const string Orders = "baskets";
    private readonly int[] _starts;
    private readonly int[] _content;

    private BasketSet(string noun, IReadOnlyList<string> items, Dictionary<string, int> numbers, int[] counts, int[] starts, int[] content)
    {
        Noun = noun;
        (Items, Numbers, Counts, _starts, _content) = (items, numbers, counts, starts, content);
    }

    private BasketSet(string noun, string[] items, int[] counts, int[] starts, int[] content)
        : this(noun, items, new(items.Length, StringComparer.Ordinal), counts, starts, content)
    {
        for (var i = 0; i < items.Length; i++)
        {
            Numbers[items[i]] = i;
        }
    }

    /// <summary>All items, in ordinal order, so that nothing depends on the order of the baskets.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>What a basket is, in the plural, for sentences: "baskets", or "customers" where it is all that somebody ever
    /// bought.</summary>
    public string Noun { get; }

    /// <summary>How many baskets are not empty.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>In how many baskets each item is.</summary>
    internal int[] Counts { get; }

    internal Dictionary<string, int> Numbers { get; }

    /// <summary>Counts the items of each basket once, whatever their order.</summary>
    /// <param name="baskets">What was bought together, by the item's name or number; names are told apart exactly, but for spaces around
    /// them.</param>
    /// <param name="noun">What a basket is, in the plural.</param>
    /// <exception cref="ArgumentNullException">The baskets, or one of them, are null.</exception>
    public static BasketSet Of(IEnumerable<IEnumerable<string?>> baskets, string noun = Orders)
    {
        ArgumentNullException.ThrowIfNull(baskets);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (starts, content) = (new List<int> { 0 }, new List<int>());
        foreach (var basket in baskets)
        {
            ArgumentNullException.ThrowIfNull(basket, nameof(baskets));
            var start = content.Count;
            foreach (var given in basket)
            {
                var item = given?.Trim();
                if (string.IsNullOrEmpty(item))
                {
                    continue;
                }

                content.Add(NumberOf(numbers, item));
            }

            if (content.Count > start)
            {
                starts.Add(content.Count);
            }
        }

        return Renumbered(noun, numbers, CollectionsMarshal.AsSpan(starts), CollectionsMarshal.AsSpan(content));
    }

    /// <summary>What was kept of each order.</summary>
    /// <param name="standing">Orders with their returns settled.</param>
    internal static BasketSet Of(StandingOrders standing)
    {
        var (lines, (starts, content), numbers) = (standing.Lines, standing.Kept(), new Dictionary<string, int>(StringComparer.Ordinal));
        var (baskets, count) = (0, 0);
        for (var order = 0; order + 1 < starts.Length; order++)
        {
            var (from, start) = (starts[order], count);
            for (var i = from; i < starts[order + 1]; i++)
            {
                if (lines[content[i]].Product?.Trim() is { Length: > 0 } item)
                {
                    content[count++] = NumberOf(numbers, item);
                }
            }

            // What begins here was read above: no basket begins behind its order.
            starts[baskets] = start;
            baskets += count > start ? 1 : 0;
        }

        starts[baskets] = count;
        return Renumbered(Orders, numbers, starts.AsSpan(0, baskets + 1), content.AsSpan(0, count));
    }

    /// <summary>Baskets whose items are numbers already.</summary>
    /// <param name="items">All items, in ordinal order.</param>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="starts">Where each basket begins, and one place more.</param>
    /// <param name="content">Items of each basket, ascending, each once.</param>
    /// <param name="noun">What a basket is, in the plural.</param>
    internal static BasketSet OfNumbers(string[] items, Dictionary<string, int> numbers, int[] starts, int[] content, string noun)
    {
        var counts = new int[items.Length];
        foreach (var item in content)
        {
            counts[item]++;
        }

        return new(noun, items, numbers, counts, starts, content);
    }

    internal ReadOnlySpan<int> this[int basket] => _content.AsSpan(_starts[basket], _starts[basket + 1] - _starts[basket]);

    /// <summary>The baskets that a test keeps, with the same items under the same numbers.</summary>
    internal BasketSet Where(Func<int, bool> keeps)
    {
        var (starts, content, counts) = (new List<int>(_starts.Length) { 0 }, new List<int>(_content.Length), new int[Items.Count]);
        for (var basket = 0; basket < Count; basket++)
        {
            if (keeps(basket))
            {
                foreach (var item in this[basket])
                {
                    content.Add(item);
                    counts[item]++;
                }

                starts.Add(content.Count);
            }
        }

        return new(Noun, Items, Numbers, counts, [.. starts], [.. content]);
    }

    /// <summary>The baskets with only their most frequent items, by count and then by name; a basket without any stays, as one of
    /// all.</summary>
    internal BasketSet OfMostFrequent(int most)
    {
        if (Items.Count <= most)
        {
            return this;
        }

        var kept = Enumerable.Range(0, Items.Count).OrderByDescending(item => Counts[item]).ThenBy(item => item).Take(most).Order()
            .ToArray();
        var place = new int[Items.Count];
        Array.Fill(place, -1);
        foreach (var (at, item) in kept.Index())
        {
            place[item] = at;
        }

        var (starts, content) = (new List<int>(_starts.Length) { 0 }, new List<int>(_content.Length));
        for (var basket = 0; basket < Count; basket++)
        {
            foreach (var item in this[basket])
            {
                if (place[item] >= 0)
                {
                    content.Add(place[item]);
                }
            }

            starts.Add(content.Count);
        }

        return new(Noun, [.. kept.Select(item => Items[item])], [.. kept.Select(item => Counts[item])], [.. starts], [.. content]);
    }

    private static int NumberOf(Dictionary<string, int> numbers, string item)
    {
        if (!numbers.TryGetValue(item, out var number))
        {
            numbers.Add(item, number = numbers.Count);
        }

        return number;
    }

    private static BasketSet Renumbered(string noun, Dictionary<string, int> numbers, ReadOnlySpan<int> starts, ReadOnlySpan<int> content)
    {
        var items = numbers.Keys.Order(StringComparer.Ordinal).ToArray();
        var renumbered = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            renumbered[numbers[items[i]]] = i;
        }

        var (counts, ends, kept) = (new int[items.Length], new int[starts.Length], new int[content.Length]);
        var end = 0;
        for (var basket = 0; basket + 1 < starts.Length; basket++)
        {
            var start = end;
            for (var i = starts[basket]; i < starts[basket + 1]; i++)
            {
                kept[end++] = renumbered[content[i]];
            }

            Array.Sort(kept, start, end - start);
            end = start + Distinct(kept.AsSpan(start, end - start));
            foreach (var item in kept.AsSpan(start, end - start))
            {
                counts[item]++;
            }

            ends[basket + 1] = end;
        }

        return new(noun, items, counts, ends, kept[..end]);
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
}
