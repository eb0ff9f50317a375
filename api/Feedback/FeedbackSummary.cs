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
        if (!metric.TellsWithout(gone) && !isAll && !AreTold(rest))
        {
            return false;
        }

        after = Put(gone.Feedback.Metric, metric.Count == 1 ? null : metric.Without(gone, rest));
        after = after == s_nothing ? null : after;
        return true;
    }

    /// <summary>Whether the two newest scores are among these: several at one moment are all read when an older one follows.</summary>
    private static bool AreTold(List<FeedbackLine> newestFirst) => newestFirst.Count > 2 && newestFirst[^1].At < newestFirst[1].At;

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
/// <param name="Before">The score before the newest one; null where there is none, or where an older summary did not keep it.</param>
public sealed record MetricSummary(
    int Count, double Average, int Latest, DateTimeOffset LatestAt, int Total, GivenScore? Before = null)
{
    private GivenScore Newest => new(Latest, LatestAt);

    private bool KeepsBefore => Count == 1 || Before is not null;

    /// <summary>With one more score.</summary>
    public static MetricSummary With(MetricSummary? before, FeedbackLine line) =>
        Joined(before, Of(1, line.Feedback.Score, GivenScore.Of(line), null))!;

    /// <summary>Two customers' answers as one.</summary>
    public static MetricSummary? Joined(MetricSummary? one, MetricSummary? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        var (newer, older) = one.Newest.Order.CompareTo(other.Newest.Order) > 0 ? (one, other) : (other, one);
        var before = newer.Before?.Order.CompareTo(older.Newest.Order) > 0 ? newer.Before : newer.KeepsBefore ? older.Newest : null;
        return Of(one.Count + other.Count, one.Total + other.Total, newer.Newest, before);
    }

    /// <summary>Whether the summary tells what is newest and what came before without this score.</summary>
    internal bool TellsWithout(FeedbackLine gone) => Count == 1 || gone.At < Before?.At;

    /// <summary>Without a score; where it was one of the two newest, <paramref name="left"/> tells which are these now.</summary>
    internal MetricSummary Without(FeedbackLine gone, IReadOnlyList<FeedbackLine> left)
    {
        var newest = TellsWithout(gone)
            ? [Newest, Before!]
            : left.Select(GivenScore.Of).OrderByDescending(one => one.Order).Take(2).ToList();

        // The list is empty only if another user removed a score after the summary was read. Then the summary has a newer version, this
        // change conflicts, and the change is tried again.
        return Of(Count - 1, Total - gone.Feedback.Score, newest.FirstOrDefault() ?? Newest, newest.ElementAtOrDefault(1));
    }

    private static MetricSummary Of(int count, int total, GivenScore newest, GivenScore? before) =>
        new(count, (double)total / count, newest.Score, newest.At, total, before);
}

/// <summary>A score and when it was given; of several at one moment the highest counts as the newest.</summary>
public sealed record GivenScore(int Score, DateTimeOffset At)
{
    internal (DateTimeOffset At, int Score) Order => (At, Score);

    internal static GivenScore Of(FeedbackLine line) => new(line.Feedback.Score, line.At);
}
