using OutlookCrm.Identity;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>What follows from a customer's purchases today.</summary>
/// <param name="Today">The day in the tenant's time zone.</param>
/// <param name="DaysSinceLast">Days since the last purchase; null without one.</param>
/// <param name="IsSilent">
/// True where <paramref name="Next"/> is overdue; without it, where that is longer than the usual gap between purchases.
/// </param>
/// <param name="ExpectedOn">
/// Of <paramref name="Next"/>; without it the day by which half of the customer's own gaps would have ended in another purchase, null with
/// fewer than two gaps. Null also for a customer who is likely gone.
/// </param>
/// <param name="Next">When the customer is likely to buy again, by all customers' gaps and the customer's own; null with too few.</param>
/// <param name="Standing">Among all customers; null with too few of them.</param>
/// <param name="Prospect">By the tenant's models; null where there are too few customers for one, or too little of this customer.</param>
/// <param name="PlainYear">
/// Where there is no prospect: what the customer bought in the twelve months up to the last purchase at the pace since the first; null for
/// a history of less than a year.
/// </param>
/// <param name="Actions">What to do about it.</param>
public sealed record SalesFigures(
    DateOnly Today, int? DaysSinceLast, bool IsSilent, DateOnly? ExpectedOn, NextOrder? Next, CustomerStanding? Standing,
    CustomerProspect? Prospect, Amount? PlainYear, IReadOnlyList<NextAction> Actions)
{
    private const int MostWeight = 40;
    private const int DaysOfYear = 365;

    /// <summary>The figures of a summary on a day. Pure.</summary>
    public static SalesFigures Of(
        SalesSummary summary, DateOnly today, CustomerProspect? prospect = null, NextOrder? next = null, CustomerStanding? standing = null)
    {
        int? since = summary.LastOn is { } last ? Math.Max(0, today.DayNumber - last.DayNumber) : null;
        var isSilent = next?.IsOverdue ?? since > summary.UsualGapDays;
        var weight = Math.Clamp((since - summary.UsualGapDays) ?? 0, 0, MostWeight);
        return new(
            today, since, isSilent, ExpectedOnOf(summary, next), next, standing, prospect,
            prospect is null ? PlainYearOf(summary) : null,
            isSilent && summary.UsualGapDays is { } gap ? [new("order-expected", weight, null, since, gap, null)] : []);
    }

    private static DateOnly? ExpectedOnOf(SalesSummary summary, NextOrder? next) => (next, summary.UsualGapDays) switch
    {
        ({ IsLikelyGone: true }, _) => null,
        ({ Expected: var day }, _) => day,
        (_, { } gap) => summary.LastOn?.AddDays(gap),
        _ => null,
    };

    private static Amount? PlainYearOf(SalesSummary summary)
    {
        var days = (summary.LastOn ?? default).DayNumber - (summary.FirstOn ?? default).DayNumber;
        return summary.Home is { } home && days >= DaysOfYear
            ? new(Currency.Round(home.Sold / days * DaysOfYear, home.Currency), home.Currency) : null;
    }
}

/// <summary>The figures of sales on a card.</summary>
internal sealed class SalesFiguresOfCard(TenantMoney money, SalesFits fits, TimeProvider clock) : ICustomerFigures
{
    private const int MostKept = 20_000;
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    // A range takes a thousand times as long as the rest of a card, and stays the same all day.
    private readonly BoundedCache<(TenantId, DateTimeOffset, BuyingHistory, DateOnly), CustomerProspect> _prospects = new(MostKept, clock);

    public string Member => SalesSummary.Member;

    public Type Answer => typeof(SalesFigures);

    public async ValueTask PrepareAsync(TenantId tenant, CancellationToken ct)
    {
        await money.SettingsAsync(tenant, ct);
        await fits.FindAsync(tenant, ct);
    }

    public byte[] Make(TenantId tenant, ReadOnlyMemory<byte> member)
    {
        var summary = JsonSerializer.Deserialize(member.Span, SalesJson.Rows.SalesSummary)!;
        var today = money.Known(tenant).DayOf(clock.GetUtcNow());
        var fit = fits.Known(tenant);
        var history = summary.Home?.Currency == fit?.Home ? summary.History : null;
        var prospect = fit is null || history is null ? null : ProspectOf(tenant, fit, history, today);
        var active = prospect?.Active ?? (fit is null || history is null ? null : CustomerProspect.ActiveOf(fit, history, today));
        var next = SalesRhythm.Next(fit?.Pace, summary, active, today);
        return JsonSerializer.SerializeToUtf8Bytes(
            SalesFigures.Of(summary, today, prospect, next, StandingOf(fit, summary)), SalesJson.Rows.SalesFigures);
    }

    private static CustomerStanding? StandingOf(SalesFit? fit, SalesSummary summary) =>
        summary.Home?.Currency == fit?.Home ? fit?.Standing?.Of(summary) : null;

    private CustomerProspect? ProspectOf(TenantId tenant, SalesFit fit, BuyingHistory history, DateOnly today)
    {
        var key = (tenant, fit.FittedAt, history, today);
        if (_prospects.Find(key) is { } known)
        {
            return known;
        }

        var prospect = CustomerProspect.Of(fit, history, today);
        if (prospect is not null)
        {
            _prospects.Set(key, prospect, s_day);
        }

        return prospect;
    }
}
