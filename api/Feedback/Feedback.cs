using OutlookCrm.Slices;

namespace OutlookCrm.Feedback;

/// <summary>A score a customer gave, with or without words.</summary>
/// <param name="Id">Chosen by the caller or the API.</param>
/// <param name="Metric">What the score measures.</param>
/// <param name="Score">Within the metric's scale.</param>
/// <param name="Words">What the customer said; null for nothing.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="RecordedBy">By whom, and when it was last corrected by whom.</param>
/// <param name="InternetMessageId">The mail it came with; null for none.</param>
public sealed record CustomerFeedback(
    Guid Id, FeedbackMetric Metric, int Score, string? Words, DateTimeOffset At, DoneBy RecordedBy, string? InternetMessageId);

/// <summary>The scales of the metrics and what a set of answers comes to. Pure.</summary>
public static class FeedbackRules
{
    /// <summary>The lowest and the highest score: CSAT 1–5, NPS 0–10, CES 1–7.</summary>
    public static (int Lowest, int Highest) ScaleOf(FeedbackMetric metric) => metric switch
    {
        FeedbackMetric.Csat => (1, 5),
        FeedbackMetric.Nps => (0, 10),
        FeedbackMetric.Ces => (1, 7),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Not a metric."),
    };

    /// <summary>What is wrong with a score; null when it is on the metric's scale.</summary>
    public static string? WhyNot(FeedbackMetric metric, int score)
    {
        var (lowest, highest) = ScaleOf(metric);
        return score < lowest || score > highest ? $"A score from {lowest} to {highest}." : null;
    }
}
