using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using OutlookCrm.CustomerScience.Numerics;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Segments;

/// <summary>
/// Orders summed by customer, on all cores. They are first dealt into parts by hash, each small enough that its table stays in the
/// processor's own memory: one
/// table for a million customers waits for main memory at every order (radix partitioning, P. Boncz, S. Manegold and M. Kersten 1999).
/// </summary>
internal sealed class CustomerTotals<TCustomer>
    where TCustomer : notnull
{
    private const int OrdersPerPart = 8192;
    private const int MostParts = 1024;
    private const int Ahead = 32;
    private const int MostWorkers = 8;
    private const int FewestPerWorker = 50_000;
    private readonly Order<TCustomer>[] _orders;
    private readonly DateOnly _on;
    private readonly int _workers;
    private readonly int _bits;

    // By worker: how many orders it has for each part, then where its next order of the part goes.
    private readonly int[][] _places;

    private CustomerTotals(Order<TCustomer>[] orders, DateOnly on)
    {
        (_orders, _on) = (orders, on);
        _workers = Math.Clamp(orders.Length / FewestPerWorker, 1, MostWorkers);
        _bits = BitOperations.Log2((uint)Math.Clamp(orders.Length / OrdersPerPart, 1, MostParts));
        _places = [.. Enumerable.Range(0, _workers).Select(_ => new int[1 << _bits])];

        // A text's hash is wanted again when its table is searched, when the text itself is no longer near.
        var hashes = GC.AllocateUninitializedArray<int>(orders.Length);
        var faults = new int?[_workers];
        Parallel.For(0, _workers, Loops.OfCaller, worker => faults[worker] = Count(worker, hashes));
        if (faults.FirstOrDefault(fault => fault is not null) is { } first)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Order {first} has no customer or an amount that is not a finite number."),
                nameof(orders));
        }

        var starts = Starts();
        Later = orders.Length - starts[^1];
        var dealt = GC.AllocateUninitializedArray<Dealt>(starts[^1]);
        Parallel.For(0, _workers, Loops.OfCaller, worker => Deal(worker, hashes, dealt));
        Slices = new ReadOnlyMemory<Total>[_workers];
        Parallel.For(0, _workers, Loops.OfCaller, worker => Slices[worker] = Sum(worker, dealt, starts));
    }

    /// <summary>Orders after the day, left out.</summary>
    public int Later { get; }

    /// <summary>One total per customer, in no particular order; <see cref="Total.First"/> tells who came first.</summary>
    public ReadOnlyMemory<Total>[] Slices { get; }

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
        public TCustomer Customer;
        public double Amount;
        public int Day;
        public int Hash;
        public int Index;
    }

    /// <summary>The totals of all orders up to a day.</summary>
    /// <exception cref="ArgumentException">An order has no customer or an amount that is not finite.</exception>
    public static CustomerTotals<TCustomer> Of(Order<TCustomer>[] orders, DateOnly on) => new(orders, on);

    private int First(int worker) => (int)((long)_orders.Length * worker / _workers);

    private int? Count(int worker, int[] hashes)
    {
        var (orders, counts, end) = (_orders, _places[worker], First(worker + 1));
        for (int start = First(worker), stop; start < end; start = stop)
        {
            stop = Math.Min(end, start + Ahead);
            for (var i = start; i < stop; i++)
            {
                ref readonly var order = ref orders[i];
                if (order.Customer is null || !double.IsFinite(order.Amount))
                {
                    return i;
                }

                if (order.Customer is string text)
                {
                    Fetch(text);
                }
            }

            for (var i = start; i < stop; i++)
            {
                hashes[i] = orders[i].Customer.GetHashCode();
                if (orders[i].Day <= _on)
                {
                    counts[Part(hashes[i])]++;
                }
            }
        }

        return null;
    }

    // Texts lie anywhere in memory: looked at together before any is hashed or compared they come together, instead of one after another.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Fetch(string text) => text.Length > 0;

    private int[] Starts()
    {
        var starts = new int[(1 << _bits) + 1];
        var next = 0;
        for (var part = 0; part < starts.Length - 1; part++)
        {
            starts[part] = next;
            foreach (var places in _places)
            {
                (places[part], next) = (next, next + places[part]);
            }
        }

        starts[^1] = next;
        return starts;
    }

    private void Deal(int worker, int[] hashes, Dealt[] dealt)
    {
        var (orders, next) = (_orders, _places[worker]);
        for (var i = First(worker); i < First(worker + 1); i++)
        {
            ref readonly var order = ref orders[i];
            if (order.Day <= _on)
            {
                ref var place = ref dealt[next[Part(hashes[i])]++];
                (place.Customer, place.Amount, place.Day, place.Hash, place.Index) =
                    (order.Customer, order.Amount, order.Day.DayNumber, hashes[i], i);
            }
        }
    }

    private ReadOnlyMemory<Total> Sum(int worker, Dealt[] dealt, int[] starts)
    {
        var parts = starts.Length - 1;
        var (first, end) = (parts * worker / _workers, parts * (worker + 1) / _workers);
        var (totals, count) = (Array.Empty<Total>(), 0);
        var slots = Array.Empty<int>();
        for (var part = first; part < end; part++)
        {
            var orders = dealt.AsSpan(starts[part], starts[part + 1] - starts[part]);
            var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, orders.Length * 2));
            if (slots.Length < size)
            {
                slots = new int[size];
            }

            // The parts are alike: what the first ones held tells how many customers there will be.
            if (count + orders.Length > totals.Length)
            {
                Array.Resize(ref totals,
                    Math.Max(count + orders.Length,
                        (int)Math.Min(starts[end] - starts[first], 1.1 * count / Math.Max(part - first, 1) * (end - first + 1))));
            }

            count = Sum(orders, slots.AsSpan(0, size), totals, count);
            slots.AsSpan(0, size).Clear();
        }

        return totals.AsMemory(0, count);
    }

    private static int Sum(ReadOnlySpan<Dealt> orders, Span<int> slots, Total[] totals, int count)
    {
        var shift = 32 - BitOperations.Log2((uint)slots.Length);
        var (same, isApart) = (EqualityComparer<TCustomer>.Default, false);
        for (var i = 0; i < orders.Length; i++)
        {
            // Where a customer's orders share one text nobody need look into it; where each has its own they are fetched together.
            if (isApart && i % Ahead == 0)
            {
                FetchAll(orders[i..Math.Min(orders.Length, i + Ahead)]);
            }

            ref readonly var order = ref orders[i];

            // Money given back is no order: it moves no day.
            var isOrder = !(order.Amount < 0);

            // Other bits of the product than those that chose the part.
            for (var slot = (int)((uint)Mixed(order.Hash) >> shift); ; slot = (slot + 1) & (slots.Length - 1))
            {
                var index = slots[slot] - 1;
                if (index < 0)
                {
                    totals[count] = new()
                    {
                        Customer = order.Customer,
                        Amount = order.Amount,
                        Hash = order.Hash,
                        First = order.Index,
                        FirstDay = isOrder ? order.Day : int.MaxValue,
                        LastDay = isOrder ? order.Day : 0,
                        Orders = isOrder ? 1 : 0,
                    };
                    slots[slot] = ++count;
                    break;
                }

                ref var total = ref totals[index];
                if (total.Hash != order.Hash)
                {
                    continue;
                }

                var isOne = !typeof(TCustomer).IsValueType && ReferenceEquals(total.Customer, order.Customer);
                if (isOne || same.Equals(total.Customer, order.Customer))
                {
                    isApart |= !isOne && order.Customer is string;
                    total.Amount += order.Amount;
                    total.Orders += isOrder ? 1 : 0;
                    total.FirstDay = Math.Min(total.FirstDay, isOrder ? order.Day : int.MaxValue);
                    total.LastDay = Math.Max(total.LastDay, isOrder ? order.Day : 0);
                    break;
                }
            }
        }

        return count;
    }

    private static void FetchAll(ReadOnlySpan<Dealt> orders)
    {
        foreach (ref readonly var order in orders)
        {
            if (order.Customer is string text)
            {
                Fetch(text);
            }
        }
    }

    private int Part(int hash) => (int)(Mixed(hash) >> 32 >> (32 - _bits) & ((1L << _bits) - 1));

    // Fibonacci hashing (Knuth 1973): numbered customers would otherwise lie in a row and collide.
    private static long Mixed(int hash) => (long)((uint)hash * 0x9E3779B97F4A7C15UL);
}
