using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Notes;

/// <summary>A customer's notes, newest first, page by page.</summary>
internal static class ListNotes
{
    /// <param name="Notes">The page.</param>
    /// <param name="Next">What the next page comes after; null for the last page.</param>
    public sealed record Response(IReadOnlyList<NoteBody> Notes, string? Next);

    public static void Map(RouteGroupBuilder notes) =>
        notes.MapGet("/", HandleAsync).Describe(nameof(ListNotes), "A customer's notes", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, RecordStore<Note, NoteLine> notes, CancellationToken ct, string? after = null,
        [Range(1, 100)] int limit = 50)
    {
        if (after is not null && !EntryIds.IsOne(after))
        {
            return Problems.InvalidRequest("after", "Not the end of a page.");
        }

        var range = RemindersKeys.After(RemindersKeys.Notes, after);
        if (await notes.ListAsync(user.Tenant, customerId, range, limit, ct) is not var (page, hasMore))
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        return TypedResults.Ok(new Response([.. page.Select(NoteBody.Of)], hasMore ? EndOf(page[^1].Record) : null));
    }

    private static string EndOf(Note last) => RowKeys.EntryId(last.WrittenBy.At, last.Id.ToString("N"));
}
