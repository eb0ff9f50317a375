using OutlookCrm.Customers.Profiles;
using OutlookCrm.Slices;

namespace OutlookCrm.Deals;

/// <summary>Business with a customer that may come about.</summary>
/// <param name="Id">Chosen by the caller or the API.</param>
/// <param name="CustomerId">The person or the organisation that buys.</param>
/// <param name="Title">What it is about.</param>
/// <param name="People">Customers who take part besides.</param>
/// <param name="PipelineId">The pipeline that it goes through.</param>
/// <param name="StageId">Where in the pipeline it stands, or stood when it was closed.</param>
/// <param name="State">Open, won or lost.</param>
/// <param name="Amount">What it may bring; null for unknown.</param>
/// <param name="Currency">ISO 4217; null without an amount.</param>
/// <param name="Chance">The chance that somebody set by hand, 0 to 1; null where the stage's chance holds.</param>
/// <param name="ClosesOn">The day by which it is expected to be closed; null for unknown.</param>
/// <param name="Owner">Who looks after it.</param>
/// <param name="NextStep">What is to be done next.</param>
/// <param name="NextStepOn">The day by which the next step is due.</param>
/// <param name="InternetMessageId">The mail that it came from; null for none.</param>
/// <param name="LostReason">Why it was lost; null unless it was.</param>
/// <param name="LostNote">More words on why.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="EnteredAt">Since when it stands in its stage, UTC.</param>
/// <param name="ClosedAt">When it was won or lost, UTC; null while it is open.</param>
/// <param name="Reached">Each stage in which it ever stood, with the first time.</param>
/// <param name="RecordedBy">Who opened it.</param>
/// <param name="ChangedBy">Who changed it last; null where nobody did.</param>
/// <param name="RemovedBy">Who removed it; null where nobody did. A removed deal can be put back.</param>
public sealed record Deal(
    Guid Id, Guid CustomerId, string Title, IReadOnlyList<Guid> People, Guid PipelineId, Guid StageId, DealState State, decimal? Amount,
    string? Currency, double? Chance, DateOnly? ClosesOn, UserReference? Owner, string? NextStep, DateOnly? NextStepOn,
    string? InternetMessageId, string? LostReason, string? LostNote, DateTimeOffset OpenedAt, DateTimeOffset EnteredAt,
    DateTimeOffset? ClosedAt, IReadOnlyList<ReachedStage> Reached, DoneBy RecordedBy, DoneBy? ChangedBy, DoneBy? RemovedBy)
{
    private static readonly DoneBy s_nobody = new(Guid.Empty, "", default);

    /// <summary>When the deal's line stands on the timeline: when it was closed, or opened.</summary>
    [JsonIgnore]
    public DateTimeOffset ShownAt => ClosedAt ?? OpenedAt;

    /// <summary>True where two deals that were just opened say the same, whoever opened them.</summary>
    public bool Says(Deal other) => ContentOf(this) == ContentOf(other) && People.SequenceEqual(other.People);

    /// <summary>The deal in another stage; in the same one it stays as it is.</summary>
    public Deal In(Guid stage, DateTimeOffset at) => stage == StageId ? this : this with
    {
        StageId = stage,
        EnteredAt = at,
        Reached = Reached.Any(reached => reached.StageId == stage) ? Reached : [.. Reached, new(stage, at)],
    };

    /// <summary>The deal, won or lost.</summary>
    public Deal Closed(DealState state, string? reason, string? note, DateTimeOffset at) =>
        this with { State = state, LostReason = reason, LostNote = note, ClosedAt = at };

    /// <summary>The deal, open again in a stage: how long it stands there begins anew.</summary>
    public Deal Reopened(Guid stage, DateTimeOffset at) =>
        In(stage, at) with { State = DealState.Open, LostReason = null, LostNote = null, ClosedAt = null, EnteredAt = at };

    private static Deal ContentOf(Deal deal) => deal with
    {
        People = [],
        Reached = [],
        OpenedAt = default,
        EnteredAt = default,
        RecordedBy = s_nobody,
    };
}

/// <summary>How far a deal is.</summary>
public enum DealState
{
    Open,
    Won,
    Lost,
}

/// <summary>A stage that a deal reached, and when it did so first (UTC).</summary>
public sealed record ReachedStage(Guid StageId, DateTimeOffset At);
