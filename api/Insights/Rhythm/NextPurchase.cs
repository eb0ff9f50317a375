using System.Globalization;

namespace OutlookCrm.Insights.Rhythm;

/// <summary>When a customer is likely to buy again.</summary>
/// <param name="Expected">The day before and after which the purchase is equally likely, seen from the last purchase.</param>
/// <param name="Earliest">One of ten customers buys before it.</param>
/// <param name="Latest">One of ten customers buys after it.</param>
/// <param name="IsOverdue">True when <paramref name="Latest"/> has passed on the day of asking.</param>
/// <param name="DaysSince">Days from the last purchase to the day of asking.</param>
/// <param name="OwnGaps">How many gaps of the customer's own it rests on.</param>
/// <param name="OwnWeight">Weight of these against all customers' gaps, 0 to 1.</param>
/// <param name="Customers">Customers that the rest was learned from.</param>
public sealed record NextPurchase(
    DateOnly Expected, DateOnly Earliest, DateOnly Latest, bool IsOverdue, int DaysSince, int OwnGaps, double OwnWeight, int Customers)
{
    /// <summary>The model in words.</summary>
    public const string Model = "exponentially weighted average of log gaps, shrunk towards all customers";

    /// <summary>It as a sentence: an interval, never a single day.</summary>
    public string InWords => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsOverdue ? "Overdue: expected" : "Likely")} between {Earliest:yyyy-MM-dd} and {Latest:yyyy-MM-dd} (80 %), from {OwnGaps} gaps of its own and {Customers} customers.");

    /// <summary>Predicts from a customer's days of purchase and the tenant's rhythm.</summary>
    /// <param name="days">In any order, at least one; those after <paramref name="asOf"/> are left out.</param>
    /// <param name="tenant">What all customers' gaps say.</param>
    /// <param name="asOf">The day of asking.</param>
    /// <returns>Null when the customer has not bought by then.</returns>
    public static NextPurchase? Of(IEnumerable<DateOnly> days, TenantRhythm tenant, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(tenant);
        DateOnly[] known = [.. days.Where(day => day <= asOf)];
        if (known.Length == 0)
        {
            return null;
        }

        var last = known.Max();
        var gaps = PurchaseDays.Gaps(known);
        var (mean, own) = tenant.Expect(TenantRhythm.Logarithms(gaps));
        DateOnly After(double share) => Add(last, Math.Exp(mean + Quantile(tenant.Errors, share)));
        var latest = After(0.9);

        // The average misses the middle where gaps widen or lie askew: by as much as it did on the gaps held back.
        return new(After(0.5), After(0.1), latest, asOf > latest, asOf.DayNumber - last.DayNumber, gaps.Length, own, tenant.Customers);
    }

    private static DateOnly Add(DateOnly day, double gap) =>
        DateOnly.FromDayNumber((int)Math.Min(DateOnly.MaxValue.DayNumber, day.DayNumber + Math.Max(1, Math.Round(gap))));

    private static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 < sorted.Count ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
