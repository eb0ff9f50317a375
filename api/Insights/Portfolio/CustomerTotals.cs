using System.Numerics;

namespace OutlookCrm.Insights.Portfolio;

/// <summary>
/// Orders summed by customer, in order of their first appearance. A table of its own: open addressing with entries in one array touches memory twice
/// per order, where a dictionary of objects touches it four times.
/// </summary>
internal sealed class CustomerTotals<TCustomer>
    where TCustomer : notnull
{
    private Entry[] _entries = new Entry[16];
    private int[] _slots = new int[32];
    private int _shift = 64 - 5;

    internal struct Entry
    {
        public TCustomer Customer;
        public double Amount;
        public int Hash;
        public int FirstDay;
        public int LastDay;
        public int Orders;
    }

    public int Count { get; private set; }

    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, Count);

    public void Add(in Order<TCustomer> order)
    {
        var hash = order.Customer.GetHashCode();
        var day = order.Day.DayNumber;
        var mask = _slots.Length - 1;
        for (var slot = Slot(hash); ; slot = (slot + 1) & mask)
        {
            var index = _slots[slot] - 1;
            if (index < 0)
            {
                Append(slot, hash, order, day);
                return;
            }

            ref var entry = ref _entries[index];
            if (entry.Hash == hash && EqualityComparer<TCustomer>.Default.Equals(entry.Customer, order.Customer))
            {
                entry.Amount += order.Amount;
                entry.Orders++;
                entry.FirstDay = Math.Min(entry.FirstDay, day);
                entry.LastDay = Math.Max(entry.LastDay, day);
                return;
            }
        }
    }

    private void Append(int slot, int hash, in Order<TCustomer> order, int day)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        _entries[Count] = new() { Customer = order.Customer, Amount = order.Amount, Hash = hash, FirstDay = day, LastDay = day, Orders = 1 };
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 4];
        _shift = 64 - BitOperations.Log2((uint)_slots.Length);
        var mask = _slots.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            var slot = Slot(_entries[i].Hash);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = i + 1;
        }
    }

    // Fibonacci hashing (Knuth 1973): numbered customers would otherwise lie in a row and every second id would collide.
    private int Slot(int hash) => (int)(((uint)hash * 0x9E3779B97F4A7C15UL) >> _shift);
}
