namespace OutlookCrm.Correspondence;

/// <summary>What the logged mails and meetings of a customer come to. Times are UTC. Pure.</summary>
/// <param name="Mails">Mails on the timeline.</param>
/// <param name="FirstMailAt">When the oldest mail was sent; null without any.</param>
/// <param name="LastMailAt">When the newest mail was sent; null without any.</param>
/// <param name="Meetings">Meetings on the timeline.</param>
/// <param name="LastMeetingAt">When the newest meeting began; null without any.</param>
public sealed record CorrespondenceSummary(
    int Mails, DateTimeOffset? FirstMailAt, DateTimeOffset? LastMailAt, int Meetings, DateTimeOffset? LastMeetingAt)
{
    // A whole day counts from its noon, so a meeting can be newer than one that stands before it on the timeline.
    private static readonly TimeSpan s_noon = TimeSpan.FromHours(12);

    private static readonly CorrespondenceSummary s_nothing = new(0, null, null, 0, null);

    public static CorrespondenceSummary With(CorrespondenceSummary? before, CorrespondenceEntry entry)
    {
        before ??= s_nothing;
        return entry.Kind == EntryKind.Meeting
            ? before with { Meetings = before.Meetings + 1, LastMeetingAt = Later(before.LastMeetingAt, entry.MetAt) }
            : before with
            {
                Mails = before.Mails + 1,
                FirstMailAt = before.FirstMailAt < entry.At ? before.FirstMailAt : entry.At,
                LastMailAt = Later(before.LastMailAt, entry.At),
            };
    }

    /// <summary>With another customer's mails and meetings.</summary>
    public CorrespondenceSummary Joined(CorrespondenceSummary other) => new(
        Mails + other.Mails,
        FirstMailAt < other.FirstMailAt ? FirstMailAt : other.FirstMailAt ?? FirstMailAt,
        LastMailAt > other.LastMailAt ? LastMailAt : other.LastMailAt ?? LastMailAt,
        Meetings + other.Meetings,
        LastMeetingAt > other.LastMeetingAt ? LastMeetingAt : other.LastMeetingAt ?? LastMeetingAt);

    /// <summary>
    /// Without an entry; <paramref name="after"/> is null when nothing is left. <paramref name="left"/> are the others of its kind, newest
    /// first, as far as they have been read. False when more of them are needed to tell.
    /// </summary>
    public bool TryWithout(CorrespondenceEntry gone, IReadOnlyList<CorrespondenceEntry> left, bool isAll, out CorrespondenceSummary? after)
    {
        var isKnown = gone.Kind == EntryKind.Meeting ? TryWithoutMeeting(gone, left, isAll, out after)
            : TryWithoutMail(gone, left, isAll, out after);
        after = after is { Mails: 0, Meetings: 0 } ? null : after;
        return isKnown;
    }

    private bool TryWithoutMail(CorrespondenceEntry gone, IReadOnlyList<CorrespondenceEntry> left, bool isAll,
        out CorrespondenceSummary? after)
    {
        after = null;
        if (Mails <= 1)
        {
            after = this with { Mails = 0, FirstMailAt = null, LastMailAt = null };
            return true;
        }

        var (keepsFirst, keepsLast) = (gone.At > FirstMailAt, gone.At < LastMailAt);
        if (!isAll && !(keepsFirst && (keepsLast || left.Count > 0)))
        {
            return false;
        }

        after = this with
        {
            Mails = Mails - 1,
            FirstMailAt = keepsFirst || left.Count == 0 ? FirstMailAt : left[^1].At,
            LastMailAt = keepsLast || left.Count == 0 ? LastMailAt : left[0].At,
        };
        return true;
    }

    private bool TryWithoutMeeting(CorrespondenceEntry gone, IReadOnlyList<CorrespondenceEntry> left, bool isAll,
        out CorrespondenceSummary? after)
    {
        after = null;
        if (Meetings <= 1)
        {
            after = this with { Meetings = 0, LastMeetingAt = null };
            return true;
        }

        var last = gone.MetAt < LastMeetingAt ? LastMeetingAt : left.Max(meeting => (DateTimeOffset?)meeting.MetAt);
        if (!isAll && (last is null || (last != LastMeetingAt && left[^1].At + s_noon >= last)))
        {
            return false;
        }

        after = this with { Meetings = Meetings - 1, LastMeetingAt = last };
        return true;
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
