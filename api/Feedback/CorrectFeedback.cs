using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Feedback;

/// <summary>Corrects a score or its words; when and with which mail it was given stays.</summary>
internal static class CorrectFeedback
{
    public sealed record Request(
        [property: Required] FeedbackMetric? Metric,
        [property: Required, Range(0, 10)] int? Score,
        [property: StringLength(4000)] string? Words = null);

    public static void Map(RouteGroupBuilder feedback) =>
        feedback.MapPut("/{id:guid}", HandleAsync).Describe(nameof(CorrectFeedback), "Correct feedback", Policies.Sales);

    private static async Task<Results<Ok<FeedbackBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, Request request, IfMatch based, CurrentUser user, FeedbackStore store, HttpResponse response,
        CancellationToken ct)
    {
        if (FeedbackRules.WhyNot(request.Metric!.Value, request.Score!.Value) is { } reason)
        {
            return Problems.InvalidRequest("score", reason);
        }

        var words = string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim();
        var outcome = await store.CorrectAsync(
            user.Actor, customerId, id, based.Version, there =>
                there with { Metric = request.Metric.Value, Score = request.Score.Value, Words = words }, ct);
        if (FeedbackBody.Failure(outcome, customerId, id) is { } failure)
        {
            return failure;
        }

        response.SetVersion(outcome.Feedback!.Version);
        return TypedResults.Ok(FeedbackBody.Of(outcome.Feedback));
    }
}
