using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>A task as the API answers it; <paramref name="Version"/> is also the ETag and what an edit must name.</summary>
public sealed record TaskBody(
    Guid Id, string Version, string Text, DateOnly DueOn, UserReference Owner, string? InternetMessageId, DoneBy AddedBy, DoneBy? DoneBy)
{
    internal static TaskBody Of(Stored<CustomerTask> stored) => new(
        stored.Record.Id, stored.Version, stored.Record.Text, stored.Record.DueOn, stored.Record.Owner, stored.Record.InternetMessageId,
        stored.Record.AddedBy, stored.Record.DoneBy);

    internal static ProblemHttpResult? Failure(RecordOutcome<CustomerTask> outcome, Guid customer, Guid id) =>
        outcome.Failure(customer, id, Of, RemindersProblems.NoSuchTask);

    /// <summary>The answer to a change: the task as it is now.</summary>
    internal static Results<Ok<TaskBody>, ProblemHttpResult> Answer(
        RecordOutcome<CustomerTask> outcome, Guid customer, Guid id, HttpResponse response)
    {
        if (Failure(outcome, customer, id) is { } failure)
        {
            return failure;
        }

        response.SetVersion(outcome.Found!.Version);
        return TypedResults.Ok(Of(outcome.Found));
    }
}
