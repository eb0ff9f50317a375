using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Slices;

namespace OutlookCrm.Deals;

/// <summary>
/// A deal as the API answers it: see <see cref="Deal"/>. <paramref name="Version"/> is also the ETag. <paramref name="Stage"/> is what the
/// stage is called. <paramref name="SetChance"/> is the chance that somebody set by hand, 0 to 1, and <paramref name="Chance"/> the one
/// that holds, null for a closed deal. <paramref name="DaysOverdue"/>: days since the day by which the deal was expected to be closed, null
/// where that is not so. <paramref name="IsNextStepDue"/>: the day of the next step has come. <paramref name="DaysInStage"/>: whole days in
/// the stage, null for a closed deal. <paramref name="IsRotting"/>: the deal stands in its stage for longer than the stage allows.
/// </summary>
public sealed record DealBody(
    Guid Id, string Version, Guid CustomerId, string Title, IReadOnlyList<Guid> People, Guid PipelineId, Guid StageId, string Stage,
    DealState State, decimal? Amount, string? Currency, double? SetChance, DealChance? Chance, DateOnly? ClosesOn, int? DaysOverdue,
    UserReference? Owner, string? NextStep, DateOnly? NextStepOn, bool IsNextStepDue, string? InternetMessageId, string? LostReason,
    string? LostNote, DateTimeOffset OpenedAt, DateTimeOffset EnteredAt, int? DaysInStage, bool IsRotting, DateTimeOffset? ClosedAt,
    DoneBy RecordedBy, DoneBy? ChangedBy)
{
    /// <summary>The answer of a change: the deal as it is stored now, or why it was not changed.</summary>
    internal static Results<Ok<DealBody>, ProblemHttpResult> Answer(
        DealChanged changed, Guid customer, Guid id, DealsToday today, HttpResponse response)
    {
        if (changed is { IsDone: true, Deal: { } stored })
        {
            response.SetVersion(stored.Version);
            return TypedResults.Ok(today.BodyOf(stored));
        }

        return Failure(changed, customer, id, today);
    }

    /// <summary>Why a deal was not changed.</summary>
    internal static ProblemHttpResult Failure(DealChanged changed, Guid customer, Guid id, DealsToday today) => changed switch
    {
        { IsCustomer: false } => CustomersProblems.NoSuchCustomer(customer),
        { Refused: { } refused } => refused,
        { Deal: { } current } => Problems.Stale(today.BodyOf(current)),
        _ => DealsProblems.NoSuchDeal(id),
    };
}
