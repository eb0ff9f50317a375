using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Feedback;

/// <summary>Everything a customer said, newest first.</summary>
internal static class ListFeedback
{
    public sealed record Response(IReadOnlyList<FeedbackBody> Feedback);

    public static void Map(RouteGroupBuilder feedback) =>
        feedback.MapGet("/", HandleAsync).Describe(nameof(ListFeedback), "A customer's feedback", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, FeedbackStore store, CancellationToken ct) =>
        await store.ListAsync(user.Tenant, customerId, ct) is { } all
            ? TypedResults.Ok(new Response([.. all.Select(FeedbackBody.Of)]))
            : CustomersProblems.NoSuchCustomer(customerId);
}
