using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>When a customer is likely to buy again, the silence so far counted in: no day of it lies before the day after asking.</summary>
/// <param name="Expected">The day before and after which the purchase is equally likely, if the customer comes back.</param>
/// <param name="Earliest">One of ten customers who come back buys before it.</param>
/// <param name="Latest">One of ten customers who come back buys after it.</param>
/// <param name="IsOverdue">True when <paramref name="UsualBy"/> has passed on the day of asking.</param>
/// <param name="IsLikelyGone">True when fewer than one of a hundred pauses last as long as this one already does.</param>
/// <param name="UsualBy">The day by which nine of ten would have bought, seen from the last purchase.</param>
/// <param name="PausesThisLong">Share of pauses, of those that ended, that last longer than this one does so far; 0 to 1.</param>
/// <param name="DaysSince">Days from the last purchase to the day of asking.</param>
/// <param name="OwnGaps">How many gaps of the customer's own it rests on.</param>
/// <param name="OwnWeight">Weight of these against all customers' gaps, 0 to 1.</param>
/// <param name="Customers">Customers that the rest was learned from.</param>
public sealed record NextPurchase(
    DateOnly Expected, DateOnly Earliest, DateOnly Latest, bool IsOverdue, bool IsLikelyGone, DateOnly UsualBy, double PausesThisLong,
    int DaysSince, int OwnGaps, double OwnWeight, int Customers)
{
    /// <summary>The model in words.</summary>
    public const string Model = "exponentially weighted average of log gaps, shrunk towards all customers, given the silence so far";

    private const double LikelyGone = 0.01;

    /// <summary>The same as a finding: an interval, never a single day.</summary>
    public Finding Finding => (IsLikelyGone, IsOverdue) switch
    {
        (true, _) => RhythmFindings.LikelyGone.With(DaysSince, Earliest, Latest, OwnGaps, Customers),
        (_, true) => RhythmFindings.Overdue.With(UsualBy, Earliest, Latest, OwnGaps, Customers),
        _ => RhythmFindings.Likely.With(Earliest, Latest, OwnGaps, Customers),
    };

    /// <summary>Predicts from a customer's days of purchase and the tenant's rhythm.</summary>
    /// <param name="days">In any order, at least one; those after <paramref name="asOf"/> are left out. Days on which something was only
    /// given back are none of them.</param>
    /// <param name="tenant">What all customers' gaps say.</param>
    /// <param name="asOf">The day of asking, whose purchases are known.</param>
    /// <returns>Null when the customer has not bought by then, or only once where most of those have not bought again.</returns>
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
        var silence = asOf.DayNumber - last.DayNumber;
        var gaps = PurchaseDays.Gaps(known);
        var (mean, own, scale) = tenant.Expect(TenantRhythm.Logarithms(gaps));
        var like = gaps.Length == 0 ? tenant.FirstErrors : tenant.Errors;
        if (like.Count == 0)
        {
            return null;
        }

        var errors = new ErrorsBeyond(like, silence == 0 ? double.NegativeInfinity : (Math.Log(silence + 0.5) - mean) / scale);

        // The average misses the middle where gaps widen or lie askew: by as much as it did on the gaps held back.
        DateOnly After(double share) => Add(last, Math.Max(silence + 1, Math.Exp(mean + scale * errors.Quantile(share))));
        var usualBy = Add(last, Math.Exp(mean + scale * new ErrorsBeyond(like, double.NegativeInfinity).Quantile(0.9)));
        return new(After(0.5), After(0.1), After(0.9), asOf > usualBy, errors.Share < LikelyGone, usualBy, errors.Share, silence,
            gaps.Length, own, tenant.Customers);
    }

    private static DateOnly Add(DateOnly day, double gap) =>
        DateOnly.FromDayNumber((int)Math.Min(DateOnly.MaxValue.DayNumber, day.DayNumber + Math.Max(1, Math.Round(gap))));
}
