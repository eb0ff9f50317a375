using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Churn;

/// <summary>A customer's purchases, in any order; returns, below zero, are none.</summary>
/// <param name="Customer">Whose.</param>
/// <param name="Purchases">Days and money.</param>
public sealed record CustomerPurchases(string Customer, IReadOnlyList<Purchase> Purchases)
{
    /// <summary>Orders gathered by customer, in the order in which customers appear first: each customer's by day, those of one day as they
    /// stand, returns last. Nobody of whom only returns are left.</summary>
    /// <param name="orders">Orders that stand; refunds below zero.</param>
    public static IReadOnlyList<CustomerPurchases> Of(ReadOnlySpan<Order<string>> orders)
    {
        // Hundreds of thousands of orders: numbers are sorted, not objects.
        var (numbers, own, names) = (new Dictionary<string, int>(StringComparer.Ordinal), new int[orders.Length], new List<string>());
        for (var i = 0; i < orders.Length; i++)
        {
            if (!numbers.TryGetValue(orders[i].Customer, out own[i]))
            {
                numbers.Add(orders[i].Customer, own[i] = names.Count);
                names.Add(orders[i].Customer);
            }
        }

        var starts = new int[names.Count + 1];
        foreach (var number in own)
        {
            starts[number + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var (next, keys, found) = (starts[..^1], new long[orders.Length], new List<CustomerPurchases>(names.Count));
        for (var i = 0; i < orders.Length; i++)
        {
            keys[next[own[i]]++] = ((long)orders[i].Day.DayNumber << 33) | ((orders[i].Amount < 0 ? 1L : 0) << 32) | (uint)i;
        }

        for (var number = 0; number < names.Count; number++)
        {
            var sorted = keys.AsSpan(starts[number]..starts[number + 1]);
            sorted.Sort();
            var (purchases, bought) = (new Purchase[sorted.Length], false);
            for (var i = 0; i < purchases.Length; i++)
            {
                ref readonly var order = ref orders[(int)(uint)sorted[i]];
                purchases[i] = new(order.Day, order.Amount);
                bought |= order.Amount >= 0;
            }

            if (bought)
            {
                found.Add(new(names[number], purchases));
            }
        }

        return found;
    }

    /// <summary>What those customers looked like on a day who had bought something by then.</summary>
    internal static List<ChurnProfile> ProfilesOn(DateOnly day, IReadOnlyList<CustomerPurchases> customers)
    {
        var profiles = new List<ChurnProfile>(customers.Count);
        foreach (var customer in customers)
        {
            if (customer.On(day) is { } profile)
            {
                profiles.Add(profile);
            }
        }

        return profiles;
    }

    internal bool BoughtBetween(DateOnly after, DateOnly until)
    {
        for (var i = 0; i < Purchases.Count; i++)
        {
            if (Purchases[i] is { IsReturn: false } purchase && purchase.Day > after && purchase.Day <= until)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a customer looked like on a day; null before the first purchase.</summary>
    internal ChurnProfile? On(DateOnly day)
    {
        if (PurchaseSummary.Of(Purchases, day) is not { } summary)
        {
            return null;
        }

        var spent = 0.0;
        for (var i = 0; i < Purchases.Count; i++)
        {
            spent += Purchases[i].Day <= day ? Purchases[i].Amount : 0;
        }

        return new(summary, Math.Max(0, spent) / (summary.Repeats + 1));
    }
}

/// <summary>What the churn figure looks at.</summary>
/// <param name="Summary">Count, recency and age.</param>
/// <param name="MeanSpend">Mean money per purchase day, the first included; zero or more, in the tenant's currency.</param>
public readonly record struct ChurnProfile(PurchaseSummary Summary, double MeanSpend)
{
    /// <summary>Weeks since the last purchase.</summary>
    public double Silence => Summary.Age - Summary.Recency;
}
