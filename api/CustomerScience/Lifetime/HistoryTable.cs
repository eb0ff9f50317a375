namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>
/// Distinct histories and how many customers share each, by open addressing: a dictionary of a million records costs half of the second
/// that the whole fit may take.
/// </summary>
internal sealed class HistoryTable
{
    private PurchaseGroup[] _entries = new PurchaseGroup[64];
    private int[] _slots = new int[256];
    private int _count;

    /// <summary>Counts a customer; the history's number, from 0 in the order of first appearance.</summary>
    public int Add(in PurchaseSummary customer)
    {
        var (repeats, recency, age) = (customer.Repeats, customer.Recency, customer.Age);
        for (var slot = Hash(repeats, recency, age) & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var at = _slots[slot] - 1;
            if (at < 0)
            {
                Append(slot, new(repeats, recency, age, 1));
                return _count - 1;
            }

            ref var entry = ref _entries[at];
            if (entry.Repeats == repeats && entry.Recency == recency && entry.Age == age)
            {
                entry = entry with { Count = entry.Count + 1 };
                return at;
            }
        }
    }

    /// <summary>The distinct histories by repeats, recency and age.</summary>
    public PurchaseGroup[] Sorted()
    {
        var groups = _entries[.._count];
        Array.Sort(groups, static (a, b) =>
            a.Repeats != b.Repeats ? a.Repeats.CompareTo(b.Repeats) : a.Recency != b.Recency ? a.Recency.CompareTo(b.Recency)
            : a.Age.CompareTo(b.Age));
        return groups;
    }

    private void Append(int slot, PurchaseGroup group)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
            _entries[_count++] = group;
            _slots = new int[_slots.Length * 2];
            for (var i = 0; i < _count; i++)
            {
                var at = Hash(_entries[i].Repeats, _entries[i].Recency, _entries[i].Age) & (_slots.Length - 1);
                while (_slots[at] != 0)
                {
                    at = (at + 1) & (_slots.Length - 1);
                }

                _slots[at] = i + 1;
            }
        }
        else
        {
            _entries[_count++] = group;
            _slots[slot] = _count;
        }
    }

    private static int Hash(int repeats, double recency, double age)
    {
        var mixed = ((ulong)BitConverter.DoubleToInt64Bits(recency) * 0x9E3779B97F4A7C15UL)
            ^ (((ulong)BitConverter.DoubleToInt64Bits(age) + (ulong)repeats) * 0xC2B2AE3D27D4EB4FUL);
        mixed ^= mixed >> 29;
        mixed *= 0xBF58476D1CE4E5B9UL;
        return (int)(mixed >> 33);
    }
}
