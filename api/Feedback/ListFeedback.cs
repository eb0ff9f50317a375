using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Feedback;

/// <summary>What a customer said, newest first, page by page.</summary>
internal static class ListFeedback
{
    /// <param name="Feedback">The page.</param>
    /// <param name="Next">What the next page comes after; null for the last page.</param>
    public sealed record Response(IReadOnlyList<FeedbackBody> Feedback, string? Next);

    public static void Map(RouteGroupBuilder feedback) =>
        feedback.MapGet("/", HandleAsync).Describe(nameof(ListFeedback), "A customer's feedback", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, FeedbackStore store, CancellationToken ct, string? after = null,
        [Range(1, 100)] int limit = 100)
    {
        if (after is not null && !EntryIds.IsOne(after))
        {
            return Problems.InvalidRequest("after", "Not the end of a page.");
        }

        if (await store.ListAsync(user.Tenant, customerId, after, limit, ct) is not var (page, hasMore))
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        return TypedResults.Ok(new Response(
            [.. page.Select(FeedbackBody.Of)], hasMore ? FeedbackLine.IdOf(page[^1].Feedback) : null));
    }
}
