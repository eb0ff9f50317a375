using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Slices;

namespace OutlookCrm.Feedback;

/// <summary>Feedback as the API answers it; <paramref name="Version"/> is also the ETag and what a change must name.</summary>
public sealed record FeedbackBody(
    Guid Id, string Version, FeedbackMetric Metric, int Score, string? Words, DateTimeOffset At, DoneBy RecordedBy,
    string? InternetMessageId)
{
    internal static FeedbackBody Of(StoredFeedback stored) => new(
        stored.Feedback.Id, stored.Version, stored.Feedback.Metric, stored.Feedback.Score, stored.Feedback.Words, stored.Feedback.At,
        stored.Feedback.RecordedBy,
        stored.Feedback.InternetMessageId);

    /// <summary>The failures that correcting and removing share; null when it was done.</summary>
    internal static ProblemHttpResult? Failure(FeedbackOutcome outcome, Guid customer, Guid id) => outcome switch
    {
        { IsDone: true } => null,
        { IsCustomer: false } => CustomersProblems.NoSuchCustomer(customer),
        { Feedback: { } current } => Problems.Stale(Of(current)),
        _ => FeedbackProblems.NoSuchFeedback(id),
    };
}
