using System.Globalization;
using System.Numerics;

namespace OutlookCrm.Insights.Portfolio;

/// <summary>
/// Orders summed by customer. They are first dealt into parts by hash, each small enough that its table stays in the processor's own memory: one table for
/// a million customers waits for main memory at every order (radix partitioning, P. Boncz, S. Manegold and M. Kersten 1999).
/// </summary>
internal sealed class CustomerTotals<TCustomer>
    where TCustomer : notnull
{
    private const int OrdersPerPart = 8192;
    private const int MostParts = 1024;
    private Total[] _totals = [];
    private int _count;

    private CustomerTotals(int later) => Later = later;

    /// <summary>Orders after the day, left out.</summary>
    public int Later { get; }

    /// <summary>One per customer, in no particular order; <see cref="Total.First"/> tells who came first.</summary>
    public ReadOnlySpan<Total> Totals => _totals.AsSpan(0, _count);

    internal struct Total
    {
        public TCustomer Customer;
        public double Amount;
        public int Hash;
        public int First;
        public int FirstDay;
        public int LastDay;
        public int Orders;
    }

    private struct Dealt
    {
        public Order<TCustomer> Order;
        public int Hash;
        public int Index;
    }

    /// <summary>The totals of all orders up to a day.</summary>
    /// <exception cref="ArgumentException">An order has no customer or an amount that is not finite.</exception>
    public static CustomerTotals<TCustomer> Of(ReadOnlySpan<Order<TCustomer>> orders, DateOnly on)
    {
        var bits = BitOperations.Log2((uint)Math.Clamp(orders.Length / OrdersPerPart, 1, MostParts));
        var hashes = GC.AllocateUninitializedArray<int>(orders.Length);
        var starts = new int[(1 << bits) + 1];
        var later = 0;
        for (var i = 0; i < orders.Length; i++)
        {
            ref readonly var order = ref orders[i];
            if (order.Customer is null || !double.IsFinite(order.Amount))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Order {i} has no customer or an amount that is not a finite number."), nameof(orders));
            }

            hashes[i] = order.Customer.GetHashCode();
            if (order.Day > on)
            {
                later++;
            }
            else
            {
                starts[Part(hashes[i], bits) + 1]++;
            }
        }

        for (var part = 1; part < starts.Length; part++)
        {
            starts[part] += starts[part - 1];
        }

        var totals = new CustomerTotals<TCustomer>(later);
        totals.Sum(Deal(orders, hashes, on, bits, starts), starts);
        return totals;
    }

    private static Dealt[] Deal(ReadOnlySpan<Order<TCustomer>> orders, int[] hashes, DateOnly on, int bits, int[] starts)
    {
        var dealt = GC.AllocateUninitializedArray<Dealt>(starts[^1]);
        var next = starts.ToArray();
        for (var i = 0; i < orders.Length; i++)
        {
            ref readonly var order = ref orders[i];
            if (order.Day <= on)
            {
                ref var place = ref dealt[next[Part(hashes[i], bits)]++];
                place.Order = order;
                place.Hash = hashes[i];
                place.Index = i;
            }
        }

        return dealt;
    }

    private void Sum(Dealt[] dealt, int[] starts)
    {
        var slots = Array.Empty<int>();
        for (var part = 0; part + 1 < starts.Length; part++)
        {
            var orders = dealt.AsSpan(starts[part], starts[part + 1] - starts[part]);
            var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, orders.Length * 2));
            if (slots.Length < size)
            {
                slots = new int[size];
            }

            // The parts are alike: what the first ones held tells how many customers there will be.
            if (_count + orders.Length > _totals.Length)
            {
                Array.Resize(ref _totals, Math.Max(_count + orders.Length, (int)Math.Min(dealt.Length, 1.1 * _count / Math.Max(part, 1) * starts.Length)));
            }

            Sum(orders, slots.AsSpan(0, size));
            slots.AsSpan(0, size).Clear();
        }
    }

    private void Sum(ReadOnlySpan<Dealt> orders, Span<int> slots)
    {
        var shift = 32 - BitOperations.Log2((uint)slots.Length);
        var totals = _totals;
        foreach (ref readonly var dealt in orders)
        {
            ref readonly var order = ref dealt.Order;
            var day = order.Day.DayNumber;

            // Other bits of the product than those that chose the part.
            for (var slot = (int)((uint)Mixed(dealt.Hash) >> shift); ; slot = (slot + 1) & (slots.Length - 1))
            {
                var index = slots[slot] - 1;
                if (index < 0)
                {
                    totals[_count] = new() { Customer = order.Customer, Amount = order.Amount, Hash = dealt.Hash, First = dealt.Index, FirstDay = day, LastDay = day, Orders = 1 };
                    slots[slot] = ++_count;
                    break;
                }

                ref var total = ref totals[index];
                if (total.Hash == dealt.Hash && EqualityComparer<TCustomer>.Default.Equals(total.Customer, order.Customer))
                {
                    total.Amount += order.Amount;
                    total.Orders++;
                    total.FirstDay = Math.Min(total.FirstDay, day);
                    total.LastDay = Math.Max(total.LastDay, day);
                    break;
                }
            }
        }
    }

    private static int Part(int hash, int bits) => (int)(Mixed(hash) >> 32 >> (32 - bits) & ((1L << bits) - 1));

    // Fibonacci hashing (Knuth 1973): numbered customers would otherwise lie in a row and collide.
    private static long Mixed(int hash) => (long)((uint)hash * 0x9E3779B97F4A7C15UL);
}
