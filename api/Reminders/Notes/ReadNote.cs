using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;

namespace OutlookCrm.Reminders.Notes;

/// <summary>One note, with the version that an edit must name.</summary>
internal static class ReadNote
{
    public static void Map(RouteGroupBuilder notes) =>
        notes.MapGet("/{id:guid}", HandleAsync).Describe(nameof(ReadNote), "A note", Policies.Reader);

    private static async Task<Results<Ok<NoteBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, CurrentUser user, RecordStore<Note, NoteLine> notes, HttpResponse response, CancellationToken ct)
    {
        var found = await notes.FindAsync(user.Tenant, customerId, id, ct);
        if (NoteBody.Failure(found, customerId, id) is { } failure)
        {
            return failure;
        }

        response.SetVersion(found.Found!.Version);
        return TypedResults.Ok(NoteBody.Of(found.Found));
    }
}
