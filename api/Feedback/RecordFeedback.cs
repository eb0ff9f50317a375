using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Feedback;

/// <summary>Records what a customer thinks of us. Recording it again under the same id changes nothing.</summary>
internal static class RecordFeedback
{
    /// <param name="Metric">What the score measures.</param>
    /// <param name="Score">CSAT 1–5, NPS 0–10, CES 1–7.</param>
    /// <param name="Id">Chosen by the caller, so that a repeated request records nothing twice; null: the API chooses.</param>
    /// <param name="Words">What the customer said.</param>
    /// <param name="InternetMessageId">The mail it came with.</param>
    public sealed record Request(
        [property: Required] FeedbackMetric? Metric,
        [property: Required, Range(0, 10)] int? Score,
        Guid? Id = null,
        [property: StringLength(4000)] string? Words = null,
        [property: StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string? InternetMessageId = null);

    public static void Map(RouteGroupBuilder feedback) =>
        feedback.MapPost("/", HandleAsync).Describe(nameof(RecordFeedback), "Record feedback", Policies.Sales);

    private static async Task<Results<Created<FeedbackBody>, Ok<FeedbackBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Request request, CurrentUser user, FeedbackStore store, TimeProvider clock, HttpResponse response,
        CancellationToken ct)
    {
        if (FeedbackRules.WhyNot(request.Metric!.Value, request.Score!.Value) is { } reason)
        {
            return Problems.InvalidRequest("score", reason);
        }

        var now = clock.GetUtcNow();
        var words = string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim();
        var id = request.Id is { } chosen && chosen != Guid.Empty ? chosen : Guid.CreateVersion7();
        var feedback = new CustomerFeedback(id, request.Metric.Value, request.Score.Value, words, now, new(user.ObjectId, user.Name, now),
            request.InternetMessageId);
        var outcome = await store.RecordAsync(user.Actor, customerId, feedback, ct);
        if (outcome.Feedback is not { } stored)
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        // Not done and yet there: this very request came before, or the id means something else.
        var same = stored.Feedback with { At = feedback.At, RecordedBy = feedback.RecordedBy } == feedback;
        if (!outcome.IsDone && !same)
        {
            return Problems.IdTaken(id);
        }

        response.SetVersion(stored.Version);
        return outcome.IsDone
            ? TypedResults.Created($"/api/customers/{customerId}/feedback/{id}", FeedbackBody.Of(stored))
            : TypedResults.Ok(FeedbackBody.Of(stored));
    }
}
