namespace OutlookCrm.Feedback;

/// <summary>Satisfaction by metric; null for a metric without scores. Pure.</summary>
/// <param name="Csat">Customer satisfaction, 1 to 5.</param>
/// <param name="Nps">Likelihood to recommend, 0 to 10.</param>
/// <param name="Ces">Ease, 1 to 7.</param>
public sealed record FeedbackSummary(MetricSummary? Csat, MetricSummary? Nps, MetricSummary? Ces)
{
    private static readonly FeedbackSummary s_nothing = new(null, null, null);

    /// <summary>With one more score.</summary>
    public static FeedbackSummary With(FeedbackSummary? before, FeedbackLine line)
    {
        before ??= s_nothing;
        return before.Put(line.Feedback.Metric, MetricSummary.With(before.Of(line.Feedback.Metric), line));
    }

    /// <summary>
    /// Without a score; <paramref name="after"/> is null when nothing is left. <paramref name="left"/> are the scores of its metric that
    /// were read so far, the newest first, perhaps including the removed score. False if more scores are needed.
    /// </summary>
    public bool TryWithout(FeedbackLine gone, IReadOnlyList<FeedbackLine> left, bool isAll, out FeedbackSummary? after)
    {
        after = null;
        if (Of(gone.Feedback.Metric) is not { } metric)
        {
            after = this;
            return true;
        }

        var rest = left.Where(line => line.Feedback.Id != gone.Feedback.Id).ToList();
        if (metric.Count > 1 && gone.At >= metric.LatestAt && !isAll && !IsTold(rest))
        {
            return false;
        }

        after = Put(gone.Feedback.Metric, metric.Count == 1 ? null : metric.Without(gone, rest));
        after = after == s_nothing ? null : after;
        return true;
    }

    /// <summary>Whether the newest score is among these: several at one moment are all read when an older one follows.</summary>
    private static bool IsTold(List<FeedbackLine> newestFirst) => newestFirst.Count > 0 && newestFirst[^1].At < newestFirst[0].At;

    private MetricSummary? Of(FeedbackMetric metric) => metric switch
    {
        FeedbackMetric.Csat => Csat,
        FeedbackMetric.Nps => Nps,
        _ => Ces,
    };

    private FeedbackSummary Put(FeedbackMetric metric, MetricSummary? summary) => metric switch
    {
        FeedbackMetric.Csat => this with { Csat = summary },
        FeedbackMetric.Nps => this with { Nps = summary },
        _ => this with { Ces = summary },
    };
}

/// <summary>The answers to one metric.</summary>
/// <param name="Count">How many.</param>
/// <param name="Average">Their mean.</param>
/// <param name="Latest">The newest score; of several at one moment the highest.</param>
/// <param name="LatestAt">When the newest score was given.</param>
/// <param name="Total">The sum of the scores, from which the mean is made without rounding twice.</param>
public sealed record MetricSummary(int Count, double Average, int Latest, DateTimeOffset LatestAt, int Total)
{
    /// <summary>With one more score.</summary>
    public static MetricSummary With(MetricSummary? before, FeedbackLine line)
    {
        var (score, at) = (line.Feedback.Score, line.At);
        if (before is null)
        {
            return new(1, score, score, at, score);
        }

        var isLater = at > before.LatestAt || (at == before.LatestAt && score > before.Latest);
        return Of(before.Count + 1, before.Total + score, isLater ? score : before.Latest, isLater ? at : before.LatestAt);
    }

    /// <summary>Two customers' answers as one.</summary>
    public static MetricSummary? Joined(MetricSummary? one, MetricSummary? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        var latest = (one.LatestAt, one.Latest).CompareTo((other.LatestAt, other.Latest)) > 0 ? one : other;
        return Of(one.Count + other.Count, one.Total + other.Total, latest.Latest, latest.LatestAt);
    }

    /// <summary>Without a score, the newest of the rest among <paramref name="left"/> where it was the newest itself.</summary>
    internal MetricSummary Without(FeedbackLine gone, IReadOnlyList<FeedbackLine> left)
    {
        // The list is empty only if another user removed a score after the summary was read. Then the summary has a newer version, this
        // change conflicts, and the change is tried again.
        var latest = gone.At < LatestAt
            ? null
            : left.OrderByDescending(line => line.At).ThenByDescending(line => line.Feedback.Score).FirstOrDefault();
        return Of(Count - 1, Total - gone.Feedback.Score, latest?.Feedback.Score ?? Latest, latest?.At ?? LatestAt);
    }

    private static MetricSummary Of(int count, int total, int latest, DateTimeOffset latestAt) =>
        new(count, (double)total / count, latest, latestAt, total);
}
