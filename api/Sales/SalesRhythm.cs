using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Rhythm;

namespace OutlookCrm.Sales;

/// <summary>When a customer is likely to buy again, by the rhythm of all customers and of this one.</summary>
/// <param name="Expected">Before and after this day the next purchase is equally likely, if the customer comes back.</param>
/// <param name="Earliest">One of ten who come back buys before it.</param>
/// <param name="Latest">One of ten who come back buys after it.</param>
/// <param name="IsOverdue">True where nine of ten would have bought by now.</param>
/// <param name="IsLikelyGone">True where hardly any pause lasts this long, and the purchase model agrees.</param>
/// <param name="OwnGaps">Gaps of the customer's own that it rests on.</param>
/// <param name="Customers">Customers that the rest was learned from.</param>
public sealed record NextOrder(
    DateOnly Expected, DateOnly Earliest, DateOnly Latest, bool IsOverdue, bool IsLikelyGone, int OwnGaps, int Customers);

/// <summary>The rhythm of a tenant's customers: learned by the job, asked by each card.</summary>
internal static class SalesRhythm
{
    // Of two who seem gone by their pause, the purchase model takes one for a customer who stays.
    private const double Stays = 0.5;

    /// <summary>What all customers' gaps teach; null for fewer than ten with two gaps.</summary>
    /// <param name="buyers">All customers, with their latest days of purchase.</param>
    /// <param name="model">Tells who has left; null for nobody.</param>
    /// <param name="until">The last day of the data.</param>
    public static StoredRhythm? Learn(IReadOnlyList<Buyer> buyers, IPurchaseModel? model, DateOnly until)
    {
        var known = buyers.Select(buyer => (buyer.History, Days: buyer.Days.Where(day => day <= until).ToArray()))
            .Where(buyer => buyer.Days.Length > 0).ToList();
        var rhythm = TenantRhythm.Learn(known.Select(buyer => (IReadOnlyList<double>)PurchaseDays.Gaps(buyer.Days)),
            [.. known.Select(buyer => new OpenPause(
                until.DayNumber - buyer.Days[^1].DayNumber, model?.ProbabilityAlive(buyer.History.On(until)) ?? 1))]);
        return rhythm is null ? null : StoredRhythm.Of(rhythm);
    }

    /// <summary>The next purchase of one customer; null where nothing can be said.</summary>
    /// <param name="rhythm">Of the tenant; null for none.</param>
    /// <param name="summary">The customer's.</param>
    /// <param name="active">The chance that the customer has not left; null where there is no purchase model.</param>
    /// <param name="today">The day of asking.</param>
    public static NextOrder? Next(TenantRhythm? rhythm, SalesSummary summary, double? active, DateOnly today) =>
        rhythm is not null && NextPurchase.Of(summary.Days, rhythm, today) is { } next
            ? new(next.Expected, next.Earliest, next.Latest, next.IsOverdue, next.IsLikelyGone && active is null or < Stays,
                next.OwnGaps, next.Customers)
            : null;
}
