using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Notes;

/// <summary>A note as the API answers it; <paramref name="Version"/> is also the ETag and what an edit must name.</summary>
public sealed record NoteBody(Guid Id, string Version, string Text, DoneBy WrittenBy, DoneBy? EditedBy)
{
    internal static NoteBody Of(Stored<Note> stored) =>
        new(stored.Record.Id, stored.Version, stored.Record.Text, stored.Record.WrittenBy, stored.Record.EditedBy);

    internal static ProblemHttpResult? Failure(RecordOutcome<Note> outcome, Guid customer, Guid id) =>
        outcome.Failure(customer, id, Of, RemindersProblems.NoSuchNote);
}
