using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Notes;

/// <summary>Edits a note; who wrote it first, and when, stays.</summary>
internal static class EditNote
{
    public sealed record Request([property: Required, StringLength(RecordText.Longest, MinimumLength = 1)] string Text);

    public static void Map(RouteGroupBuilder notes) =>
        notes.MapPut("/{id:guid}", HandleAsync).Describe(nameof(EditNote), "Edit a note", Policies.Sales);

    private static async Task<Results<Ok<NoteBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, Request request, IfMatch based, CurrentUser user, RecordStore<Note, NoteLine> notes, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        if (RecordText.Seen(request.Text) is not { } text)
        {
            return Problems.InvalidRequest("text", RecordText.Nothing);
        }

        var by = new DoneBy(user.ObjectId, user.Name, clock.GetUtcNow());
        var outcome = await notes.ChangeAsync(user.Actor, customerId, id, based.Version,
            note => note.Text == text ? note : note with { Text = text, EditedBy = by }, "edited a note", ct);
        if (NoteBody.Failure(outcome, customerId, id) is { } failure)
        {
            return failure;
        }

        response.SetVersion(outcome.Found!.Version);
        return TypedResults.Ok(NoteBody.Of(outcome.Found));
    }
}
