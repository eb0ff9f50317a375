using System.Collections;
using System.Runtime.CompilerServices;

namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>
/// Very many lines of purchases in half the memory that they take one by one: lines that follow one another share customer, day, order and
/// region, lines of one product share product and group, and an amount is a whole number and its decimals. Nothing is copied when it grows.
/// </summary>
public sealed class PurchaseLines : IReadOnlyList<PurchaseLine>
{
    private const int BitsOfBlock = 13;
    private const int LinesOfBlock = 1 << BitsOfBlock;
    private const byte Unknown = 255;
    private const byte Wide = 254;

    private readonly List<Packed[]> _blocks = [];
    private readonly List<Head> _heads = [];
    private readonly List<(string? Product, string? Group)> _goods = [];
    private readonly Dictionary<(string? Product, string? Group), int> _numbers = [];

    // Those of more digits than a whole number of 64 bits has.
    private readonly List<decimal> _wide = [];

    /// <inheritdoc/>
    public int Count { get; private set; }

    PurchaseLine IReadOnlyList<PurchaseLine>.this[int index] => At(index);

    /// <summary>Gathers lines, in their order.</summary>
    /// <param name="lines">In any order; each once.</param>
    public static PurchaseLines Of(IEnumerable<PurchaseLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var all = new PurchaseLines();
        foreach (var line in lines)
        {
            all.Add(line);
        }

        return all;
    }

    /// <summary>Adds a line behind the others.</summary>
    /// <param name="line">The line.</param>
    public void Add(in PurchaseLine line)
    {
        if (Count == _blocks.Count << BitsOfBlock)
        {
            _blocks.Add(new Packed[LinesOfBlock]);
        }

        var head = new Head(line.Customer, line.Day, line.Order, line.Region);
        if (_heads.Count == 0 || _heads[^1] != head)
        {
            _heads.Add(head);
        }

        if (!_numbers.TryGetValue((line.Product, line.Group), out var good))
        {
            _numbers.Add((line.Product, line.Group), good = _goods.Count);
            _goods.Add((line.Product, line.Group));
        }

        ref var packed = ref _blocks[^1][Count++ & (LinesOfBlock - 1)];
        (packed.Head, packed.Good) = (_heads.Count - 1, good);
        (packed.Amount, packed.Scales[0]) = Packing(line.Amount);
        (packed.Quantity, packed.Scales[1]) = Packing(line.Quantity);
        (packed.Cost, packed.Scales[2]) = Packing(line.Cost);
    }

    /// <inheritdoc/>
    public IEnumerator<PurchaseLine> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return At(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private PurchaseLine At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        ref readonly var line = ref _blocks[index >> BitsOfBlock][index & (LinesOfBlock - 1)];
        var ((customer, day, order, region), (product, group)) = (_heads[line.Head], _goods[line.Good]);
        return new(customer, day, Number(line.Amount, line.Scales[0]) ?? 0, order, product, Number(line.Quantity, line.Scales[1]),
            Number(line.Cost, line.Scales[2]), group, region);
    }

    private decimal? Number(long digits, byte scale) => scale switch
    {
        Unknown => null,
        Wide => _wide[(int)digits],
        _ => new((int)Math.Abs(digits), (int)(Math.Abs(digits) >> 32), 0, digits < 0, scale),
    };

    private (long Digits, byte Scale) Packing(decimal? number)
    {
        if (number is not { } known)
        {
            return (0, Unknown);
        }

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(known, bits);
        if (bits[2] == 0 && bits[1] >= 0)
        {
            var digits = ((long)bits[1] << 32) | (uint)bits[0];
            return (bits[3] < 0 ? -digits : digits, (byte)(bits[3] >> 16));
        }

        _wide.Add(known);
        return (_wide.Count - 1, Wide);
    }

    private readonly record struct Head(string Customer, DateOnly Day, string? Order, string? Region);

    private struct Packed
    {
        public long Amount;
        public long Quantity;
        public long Cost;
        public int Head;
        public int Good;
        public Scales Scales;
    }

    [InlineArray(3)]
    private struct Scales
    {
        private byte _first;
    }
}
