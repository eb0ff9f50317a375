using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Feedback;

/// <summary>Removes feedback and its line on the timeline.</summary>
internal static class RemoveFeedback
{
    public static void Map(RouteGroupBuilder feedback) =>
        feedback.MapDelete("/{id:guid}", HandleAsync).Describe(nameof(RemoveFeedback), "Remove feedback", Policies.Sales);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, IfMatch based, CurrentUser user, FeedbackStore store, CancellationToken ct) =>
        Answer(await store.RemoveAsync(user.Actor, customerId, id, based.Version, ct), customerId, id);

    private static Results<NoContent, ProblemHttpResult> Answer(FeedbackOutcome outcome, Guid customerId, Guid id) =>
        FeedbackBody.Failure(outcome, customerId, id) is { } failure ? failure : TypedResults.NoContent();
}
