using System.Runtime.InteropServices;

namespace OutlookCrm.CustomerScience.Lifetime;

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
    /// <param name="customers">Times in weeks, in any order.</param>
    /// <exception cref="ArgumentException">A summary is impossible (see <see cref="PurchaseSummary.Checked"/>).</exception>
    public static PurchaseGroups Of(ReadOnlySpan<PurchaseSummary> customers)
    {
        var table = new HistoryTable();
        long repeats = 0;
        double logGaps = 0, lost = 0;
        foreach (ref readonly var customer in customers)
        {
            if (!customer.IsPossible)
            {
                customer.Checked();
            }

            table.Add(customer);
            repeats += customer.Repeats;
            if (customer.Repeats > 0)
            {
                // Neumaier's summation: the order of the customers does not show.
                var sum = logGaps + customer.LogGaps;
                lost += Math.Abs(logGaps) >= Math.Abs(customer.LogGaps) ? logGaps - sum + customer.LogGaps
                    : customer.LogGaps - sum + logGaps;
                logGaps = sum;
            }
        }

        return new(table.Sorted(), repeats, double.IsNaN(logGaps) ? null : logGaps + lost);
    }

    /// <summary>About <paramref name="most"/> of the distinct histories, evenly from the first to the last.</summary>
    internal PurchaseGroups Part(int most)
    {
        var stride = Math.Max(1, Groups.Length / most);
        PurchaseGroup[] part = [.. Groups.Where((_, i) => i % stride == stride / 2)];
        return new(part, part.Sum(group => group.Repeats * group.Count), LogGaps is null ? null : 0);
    }

    /// <summary>Groups customers of any collection; see the other overload.</summary>
    /// <param name="customers">Times in weeks, in any order.</param>
    public static PurchaseGroups Of(IEnumerable<PurchaseSummary> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        return customers is List<PurchaseSummary> list ? Of(CollectionsMarshal.AsSpan(list))
            : Of(customers as PurchaseSummary[] ?? [.. customers]);
    }
}
