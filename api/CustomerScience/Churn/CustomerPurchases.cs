using OutlookCrm.CustomerScience.Lifetime;

namespace OutlookCrm.CustomerScience.Churn;

/// <summary>A customer's purchases, in any order; returns, below zero, are none.</summary>
/// <param name="Customer">Whose.</param>
/// <param name="Purchases">Days and money.</param>
public sealed record CustomerPurchases(string Customer, IReadOnlyList<Purchase> Purchases)
{
    internal bool BoughtBetween(DateOnly after, DateOnly until) => Purchases.Any(p => !p.IsReturn && p.Day > after && p.Day <= until);

    /// <summary>What a customer looked like on a day; null before the first purchase.</summary>
    internal ChurnProfile? On(DateOnly day) => PurchaseSummary.Of(Purchases, day) is { } summary
        ? new(summary, Math.Max(0, Purchases.Where(p => p.Day <= day).Sum(p => p.Amount)) / (summary.Repeats + 1))
        : null;
}

/// <summary>What the churn figure looks at.</summary>
/// <param name="Summary">Count, recency and age.</param>
/// <param name="MeanSpend">Mean money per purchase day, the first included; zero or more, in the tenant's currency.</param>
public readonly record struct ChurnProfile(PurchaseSummary Summary, double MeanSpend)
{
    /// <summary>Weeks since the last purchase.</summary>
    public double Silence => Summary.Age - Summary.Recency;
}
