using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>Feedback on the timeline. <paramref name="At"/> is when it was recorded, UTC.</summary>
public sealed record FeedbackLine(string Id, string Kind, DateTimeOffset At, FeedbackEntry Feedback)
{
    public static FeedbackLine Of(CustomerFeedback feedback) => new(
        IdOf(feedback),
        FeedbackKind.TheWord,
        feedback.At,
        new(feedback.Id, feedback.Metric, feedback.Score, feedback.Words, feedback.RecordedBy, feedback.InternetMessageId));

    /// <summary>The id of a feedback's line. It stays, however often the feedback is corrected.</summary>
    public static string IdOf(CustomerFeedback feedback) => RowKeys.EntryId(feedback.At, feedback.Id.ToString("N"));
}

/// <summary>A score on the timeline.</summary>
public sealed record FeedbackEntry(Guid Id, FeedbackMetric Metric, int Score, string? Words, DoneBy RecordedBy, string? InternetMessageId);

/// <summary>What a score measures.</summary>
public enum FeedbackMetric
{
    /// <summary>Customer satisfaction, 1 to 5.</summary>
    Csat,
    /// <summary>Likelihood to recommend, 0 to 10.</summary>
    Nps,
    /// <summary>Ease, 1 to 7.</summary>
    Ces,
}
