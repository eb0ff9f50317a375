using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Talks;

/// <summary>The calls and meetings that were recorded of a customer, newest first, page by page.</summary>
internal static class ListTalks
{
    /// <param name="Talks">The page.</param>
    /// <param name="Next">What the next page comes after; null for the last page.</param>
    public sealed record Response(IReadOnlyList<TalkBody> Talks, string? Next);

    public static void Map(RouteGroupBuilder talks) =>
        talks.MapGet("/", HandleAsync).Describe(nameof(ListTalks), "A customer's calls and meetings", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, RecordStore<Talk, TalkLine> talks, CancellationToken ct, string? after = null,
        [Range(1, 100)] int limit = 50)
    {
        if (after is not null && !EntryIds.IsOne(after))
        {
            return Problems.InvalidRequest("after", "Not the end of a page.");
        }

        var range = RemindersKeys.After(RemindersKeys.Talks, after);
        if (await talks.ListAsync(user.Tenant, customerId, range, limit, ct) is not var (page, hasMore))
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        return TypedResults.Ok(new Response([.. page.Select(TalkBody.Of)], hasMore ? EndOf(page[^1].Record) : null));
    }

    private static string EndOf(Talk last) => RowKeys.EntryId(last.At, last.Id.ToString("N"));
}
