using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Deals;

/// <summary>The open deals of a customer as they stand today.</summary>
/// <param name="Today">The day in the tenant's time zone.</param>
/// <param name="Deals">Those whose next step or close is due first, up to 10.</param>
/// <param name="More">How many more are open.</param>
/// <param name="Actions">What to do about them.</param>
public sealed record DealsFigures(DateOnly Today, IReadOnlyList<DealFigure> Deals, int More, IReadOnlyList<NextAction> Actions)
{
    private const int MostActions = 2;
    private const int StepWeight = 60;
    private const int OverdueWeight = 45;
    private const int RottingWeight = 40;
    private const int MostDays = 60;

    /// <summary>The figures of a summary. Pure.</summary>
    internal static DealsFigures Of(DealsSummary summary, DealsToday today)
    {
        List<DealFigure> deals = [.. summary.Deals.Select(deal => DealFigure.Of(deal, today))];
        var actions = deals.Select(deal => ActionOf(deal, today)).OfType<NextAction>().OrderByDescending(action => action.Weight)
            .ThenBy(action => action.Number, StringComparer.Ordinal);
        return new(today.Today, deals, summary.Open - deals.Count, [.. actions.Take(MostActions)]);
    }

    // One proposal for a deal: what somebody planned comes before what the calendar says.
    private static NextAction? ActionOf(DealFigure deal, DealsToday today)
    {
        if (deal.IsNextStepDue)
        {
            var days = today.Today.DayNumber - deal.NextStepOn!.Value.DayNumber;
            return new("deal-next-step", StepWeight + Math.Min(days, MostDays), deal.Title, days, null, deal.Amount);
        }

        if (deal.DaysOverdue is { } overdue)
        {
            return new("deal-overdue", OverdueWeight + Math.Min(overdue, MostDays), deal.Title, overdue, null, deal.Amount);
        }

        return deal.IsRotting
            ? new("deal-rotting", RottingWeight, deal.Title, deal.DaysInStage, today.RottingDaysOf(deal.StageId), deal.Amount) : null;
    }
}

/// <summary>An open deal on a card: see <see cref="DealBody"/>.</summary>
public sealed record DealFigure(
    Guid Id, Guid CustomerId, string Title, Guid StageId, string Stage, Amount? Amount, DealChance? Chance, DateOnly? ClosesOn,
    int? DaysOverdue, UserReference? Owner, string? NextStep, DateOnly? NextStepOn, bool IsNextStepDue, int DaysInStage, bool IsRotting)
{
    internal static DealFigure Of(OpenDeal deal, DealsToday today) => new(
        deal.Id, deal.CustomerId, deal.Title, deal.StageId, today.NameOf(deal.StageId), deal.Amount,
        today.ChanceOf(deal.Chance, deal.StageId), deal.ClosesOn,
        DealRules.DaysOverdue(deal.ClosesOn, today.Today), deal.Owner, deal.NextStep, deal.NextStepOn,
        deal.NextStepOn <= today.Today, DealRules.DaysInStage(deal.EnteredAt, today.Now),
        DealRules.Rots(deal.EnteredAt, today.RottingDaysOf(deal.StageId), today.Now));
}

/// <summary>The figures of deals on a card.</summary>
internal sealed class DealsFiguresOfCard(TenantDeals deals) : ICustomerFigures
{
    public string Member => DealsSummary.Member;

    public Type Answer => typeof(DealsFigures);

    public async ValueTask PrepareAsync(TenantId tenant, CancellationToken ct) => await deals.TodayAsync(tenant, ct);

    public byte[] Make(TenantId tenant, ReadOnlyMemory<byte> member) => JsonSerializer.SerializeToUtf8Bytes(
        DealsFigures.Of(JsonSerializer.Deserialize(member.Span, DealsJson.Rows.DealsSummary)!, deals.Known(tenant)),
        DealsJson.Rows.DealsFigures);
}
