namespace OutlookCrm.Customers.Timeline;

/// <summary>
/// The rollups of a customer, kept under the version of their row with every event, so that a card never counts. Times are UTC.
/// </summary>
/// <param name="Mails">Mails on the timeline.</param>
/// <param name="FirstMailAt">When the oldest of them was sent; null without any.</param>
/// <param name="LastMailAt">When the newest of them was sent; null without any.</param>
/// <param name="Feedback">Satisfaction so far.</param>
/// <param name="Meetings">Meetings on the timeline.</param>
/// <param name="LastMeetingAt">When the newest of them began; null without any.</param>
public sealed record Summary(int Mails, DateTimeOffset? FirstMailAt, DateTimeOffset? LastMailAt, FeedbackSummary Feedback, int Meetings = 0, DateTimeOffset? LastMeetingAt = null)
{
    /// <summary>A customer without any event.</summary>
    public static Summary Empty { get; } = new(0, null, null, FeedbackSummary.None);

    /// <summary>One more mail or meeting on the timeline.</summary>
    public Summary With(TimelineKind kind, DateTimeOffset at) => kind == TimelineKind.Meeting
        ? this with { Meetings = Meetings + 1, LastMeetingAt = LastMeetingAt > at ? LastMeetingAt : at }
        : this with
        {
            Mails = Mails + 1,
            FirstMailAt = FirstMailAt < at ? FirstMailAt : at,
            LastMailAt = LastMailAt > at ? LastMailAt : at,
        };

    /// <summary>One mail or meeting less; the others of its kind were from <paramref name="oldestLeft"/> to <paramref name="newestLeft"/>.</summary>
    public Summary Without(TimelineKind kind, DateTimeOffset? oldestLeft, DateTimeOffset? newestLeft) => kind == TimelineKind.Meeting
        ? this with { Meetings = Math.Max(0, Meetings - 1), LastMeetingAt = newestLeft }
        : this with { Mails = Math.Max(0, Mails - 1), FirstMailAt = oldestLeft, LastMailAt = newestLeft };
}

/// <summary>Satisfaction by metric; null where nobody answered.</summary>
/// <param name="Csat">Customer satisfaction, 1 to 5.</param>
/// <param name="Nps">Likelihood to recommend, 0 to 10.</param>
/// <param name="Ces">Ease, 1 to 7.</param>
public sealed record FeedbackSummary(MetricSummary? Csat, MetricSummary? Nps, MetricSummary? Ces)
{
    /// <summary>Nobody answered anything.</summary>
    public static FeedbackSummary None { get; } = new(null, null, null);
}

/// <summary>The answers to one metric: how many, their mean, the newest one and when it was given.</summary>
public sealed record MetricSummary(int Count, double Average, int Latest, DateTimeOffset LatestAt);
