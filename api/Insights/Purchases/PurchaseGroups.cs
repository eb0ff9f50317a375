using System.Runtime.InteropServices;

namespace OutlookCrm.Insights.Purchases;

/// <summary>
/// Sufficient statistics of many customers: equal (x, t_x, T) are counted once, in an order of their own, so that a likelihood costs what
/// the distinct histories cost and comes out the same to the last bit for any order of the customers.
/// </summary>
public sealed class PurchaseGroups
{
    private PurchaseGroups(PurchaseGroup[] groups, long repeats, double? logGaps)
    {
        Groups = groups;
        Repeats = repeats;
        LogGaps = logGaps;
        foreach (var group in groups)
        {
            Customers += group.Count;
            Repeaters += group.Repeats > 0 ? group.Count : 0;
            LongestAge = Math.Max(LongestAge, group.Age);
        }
    }

    /// <summary>Customers counted.</summary>
    public long Customers { get; }

    /// <summary>Customers with at least one repeat.</summary>
    public long Repeaters { get; }

    /// <summary>Repeat purchases of all.</summary>
    public long Repeats { get; }

    /// <summary>Longest observation in weeks.</summary>
    public double LongestAge { get; }

    /// <summary>Sum of the logarithms of all gaps, in weeks; null when some customer's was not recorded.</summary>
    public double? LogGaps { get; }

    /// <summary>Distinct histories, by repeats, recency and age.</summary>
    public IReadOnlyList<PurchaseGroup> Distinct => Groups;

    internal PurchaseGroup[] Groups { get; }

    /// <summary>Groups customers.</summary>
    /// <exception cref="ArgumentException">A summary is impossible (see <see cref="PurchaseSummary.Checked"/>).</exception>
    public static PurchaseGroups Of(ReadOnlySpan<PurchaseSummary> customers)
    {
        var table = new GroupTable();
        long repeats = 0;
        double logGaps = 0, lost = 0;
        foreach (ref readonly var customer in customers)
        {
            if (!customer.IsPossible)
            {
                customer.Checked();
            }

            table.Add(customer.Repeats, customer.Recency, customer.Age);
            repeats += customer.Repeats;
            if (customer.Repeats > 0)
            {
                // Neumaier's summation: the order of the customers does not show.
                var sum = logGaps + customer.LogGaps;
                lost += Math.Abs(logGaps) >= Math.Abs(customer.LogGaps) ? logGaps - sum + customer.LogGaps : customer.LogGaps - sum + logGaps;
                logGaps = sum;
            }
        }

        return new(table.Sorted(), repeats, double.IsNaN(logGaps) ? null : logGaps + lost);
    }

    /// <summary>Groups customers of any collection; see the other overload.</summary>
    public static PurchaseGroups Of(IEnumerable<PurchaseSummary> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        return customers is List<PurchaseSummary> list ? Of(CollectionsMarshal.AsSpan(list)) : Of(customers as PurchaseSummary[] ?? [.. customers]);
    }

    /// <summary>An open-addressing table: a dictionary of a million records costs half of the second that the whole fit may take.</summary>
    private sealed class GroupTable
    {
        private PurchaseGroup[] _entries = new PurchaseGroup[64];
        private int[] _slots = new int[256];
        private int _count;

        public void Add(int repeats, double recency, double age)
        {
            for (var slot = Hash(repeats, recency, age) & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
            {
                var at = _slots[slot] - 1;
                if (at < 0)
                {
                    Append(slot, new(repeats, recency, age, 1));
                    return;
                }

                ref var entry = ref _entries[at];
                if (entry.Repeats == repeats && entry.Recency == recency && entry.Age == age)
                {
                    entry = entry with { Count = entry.Count + 1 };
                    return;
                }
            }
        }

        public PurchaseGroup[] Sorted()
        {
            var groups = _entries[.._count];
            Array.Sort(groups, static (a, b) =>
                a.Repeats != b.Repeats ? a.Repeats.CompareTo(b.Repeats) : a.Recency != b.Recency ? a.Recency.CompareTo(b.Recency) : a.Age.CompareTo(b.Age));
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
}
