using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Talks;

/// <summary>
/// A call or a meeting as the API answers it; <paramref name="Version"/> is also the ETag and what an edit must name.
/// </summary>
public sealed record TalkBody(
    Guid Id, string Version, TalkMedium Kind, DateTimeOffset At, string? With, TalkOutcome Outcome, string? Note, DoneBy RecordedBy,
    DoneBy? EditedBy)
{
    internal static TalkBody Of(Stored<Talk> stored) => new(
        stored.Record.Id, stored.Version, stored.Record.Kind, stored.Record.At, stored.Record.With, stored.Record.Outcome,
        stored.Record.Note, stored.Record.RecordedBy, stored.Record.EditedBy);

    internal static ProblemHttpResult? Failure(RecordOutcome<Talk> outcome, Guid customer, Guid id) =>
        outcome.Failure(customer, id, Of, RemindersProblems.NoSuchTalk);
}
