using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;

namespace OutlookCrm.Reminders.Notes;

/// <summary>Keeps a note about a customer. Writing it again under the same id changes nothing.</summary>
internal static class WriteNote
{
    /// <param name="Text">What to keep.</param>
    /// <param name="Id">Chosen by the caller, so that a repeated request writes nothing twice; null: the API chooses.</param>
    public sealed record Request(
        [property: Required, StringLength(RecordText.Longest, MinimumLength = 1)] string Text, Guid? Id = null);

    public static void Map(RouteGroupBuilder notes) =>
        notes.MapPost("/", HandleAsync).Describe(nameof(WriteNote), "Write a note", Policies.Sales);

    private static async Task<Results<Created<NoteBody>, Ok<NoteBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Request request, CurrentUser user, RecordStore<Note, NoteLine> notes, TimeProvider clock, HttpResponse response,
        CancellationToken ct)
    {
        if (RecordText.Seen(request.Text) is not { } text)
        {
            return Problems.InvalidRequest("text", RecordText.Nothing);
        }

        var id = RecordText.IdOr(request.Id);
        var note = new Note(id, text, new(user.ObjectId, user.Name, clock.GetUtcNow()), null);
        var outcome = await notes.AddAsync(user.Actor, customerId, note, "wrote a note", ct);
        if (!outcome.IsCustomer)
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        // Not done and yet there: this very request came before, or the id means something else.
        if (outcome.Found is not { } stored || (!outcome.IsDone && stored.Record.Text != text))
        {
            return Problems.IdTaken(id);
        }

        response.SetVersion(stored.Version);
        return outcome.IsDone
            ? TypedResults.Created($"/api/customers/{customerId}/notes/{id}", NoteBody.Of(stored))
            : TypedResults.Ok(NoteBody.Of(stored));
    }
}
