using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;

namespace OutlookCrm.Reminders.Notes;

/// <summary>Removes a note and its entry on the timeline.</summary>
internal static class RemoveNote
{
    public static void Map(RouteGroupBuilder notes) =>
        notes.MapDelete("/{id:guid}", HandleAsync).Describe(nameof(RemoveNote), "Remove a note", Policies.Sales);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, IfMatch based, CurrentUser user, RecordStore<Note, NoteLine> notes, CancellationToken ct)
    {
        var outcome = await notes.RemoveAsync(user.Actor, customerId, id, based.Version, "removed a note", ct);
        return NoteBody.Failure(outcome, customerId, id) is { } failure ? failure : TypedResults.NoContent();
    }
}
