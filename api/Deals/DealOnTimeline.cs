using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Deals;

/// <summary>A deal on the timeline. <paramref name="At"/> is when it was opened, or closed where it is closed, UTC.</summary>
public sealed record DealOnTimeline(string Id, string Kind, DateTimeOffset At, DealEntry Deal)
{
    /// <param name="deal">The deal.</param>
    /// <param name="stage">What its stage is called.</param>
    internal static DealOnTimeline Of(Deal deal, string stage) => new(IdOf(deal), DealKind.TheWord, deal.ShownAt, new(
        deal.Id, deal.Title, deal.State, stage, deal.Amount, deal.Currency, deal.LostReason, deal.ChangedBy ?? deal.RecordedBy));

    internal static string IdOf(Deal deal) => RowKeys.EntryId(deal.ShownAt, deal.Id.ToString("N"));
}

/// <summary>What the timeline shows of a deal: see <see cref="Deals.Deal"/>.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Title">What it is about.</param>
/// <param name="State">Open, won or lost.</param>
/// <param name="Stage">What its stage was called when it was changed last.</param>
/// <param name="Amount">What it may bring or has brought; null for unknown.</param>
/// <param name="Currency">ISO 4217; null without an amount.</param>
/// <param name="LostReason">Why it was lost; null unless it was.</param>
/// <param name="By">Who changed it last.</param>
public sealed record DealEntry(
    Guid DealId, string Title, DealState State, string Stage, decimal? Amount, string? Currency, string? LostReason, DoneBy By);

/// <summary>Deals on the timeline.</summary>
internal sealed class DealKind()
    : UnfoldedKind<DealOnTimeline, DealsSummary>(DealsJson.Rows.DealOnTimeline, DealsJson.Rows.DealsSummary)
{
    public const string TheWord = "deal";

    public override string Word => TheWord;

    public override IReadOnlyList<(string Member, Type Type)> Holds { get; } = [(TheWord, typeof(DealEntry))];

    public override string Member => DealsSummary.Member;

    protected override DealsSummary Joined(DealsSummary one, DealsSummary other) => one.Joined(other);
}
