namespace OutlookCrm.Simulator.Mail;

/// <summary>A change in a calendar; <paramref name="After"/> is null for a meeting that is gone.</summary>
public sealed record MeetingChange(Mailbox Mailbox, MailChangeKind Kind, StoredMeeting Meeting, StoredMeeting? After);

/// <summary>The calendar of one mailbox: its meetings, found by any of their ids. Thread-safe; meetings are immutable.</summary>
public sealed class Meetings
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, StoredMeeting> _meetings = [];
    private readonly Dictionary<string, Guid> _byId = new(StringComparer.Ordinal);
    private readonly Mailbox _mailbox;
    private readonly TimeProvider _clock;
    private readonly Action<Mailbox, StoredMeeting> _save;
    private readonly Action<MeetingChange> _tell;
    private long _change;
    private (DateOnly Day, Dictionary<string, StoredMeeting> Ids) _standUps;

    internal Meetings(Mailbox mailbox, TimeProvider clock, Action<Mailbox, StoredMeeting> save, Action<MeetingChange> tell) =>
        (_mailbox, _clock, _save, _tell) = (mailbox, clock, save, tell);

    /// <summary>What takes place between two instants, by its beginning; a series only by its occurrences.</summary>
    public IReadOnlyList<StoredMeeting> Between(DateTimeOffset start, DateTimeOffset end)
    {
        lock (_gate)
        {
            var standUps = StandUp.Between(_mailbox.Owner, start.AddDays(-1), end).Where(meeting => !_meetings.ContainsKey(meeting.Key));
            return
            [
                .. _meetings.Values.Where(meeting => !meeting.IsDeleted && meeting.Type != MeetingType.SeriesMaster).Concat(standUps)
                    .Where(meeting => meeting.Start < end && (meeting.End > start || meeting.Start == start))
                    .OrderBy(meeting => meeting.Start).ThenBy(meeting => meeting.End).ThenBy(meeting => meeting.Key),
            ];
        }
    }

    /// <summary>The meeting (or series) with this REST, EWS or immutable id.</summary>
    public StoredMeeting? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var rest = ItemIds.ToRest(id);
        lock (_gate)
        {
            return !_byId.TryGetValue(rest, out var key) ? StandUps().GetValueOrDefault(rest)
                : _meetings[key] is { IsDeleted: false } meeting ? meeting
                : null;
        }
    }

    /// <summary>This mailbox's copy of a meeting; null when it has none.</summary>
    public StoredMeeting? CopyOf(string iCalUId) => Find(ItemIds.Rest(_mailbox.Owner.Id, MeetingIds.Key(iCalUId, _mailbox.Owner.Id), 0));

    /// <summary>Adds a meeting to the calendar, or replaces the meeting with the same key.</summary>
    public StoredMeeting Put(StoredMeeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        MailChangeKind kind;
        StoredMeeting kept;
        lock (_gate)
        {
            kind = meeting.IsDeleted ? MailChangeKind.Removed
                : Find(ItemIds.Rest(_mailbox.Owner.Id, meeting.Key, 0)) is null ? MailChangeKind.Created
                : MailChangeKind.Changed;
            kept = meeting with { Change = ++_change, Modified = _clock.GetUtcNow() };
            _save(_mailbox, kept);
            Index(kept);
        }

        _tell(new MeetingChange(_mailbox, kind, kept, kept.IsDeleted ? null : kept));
        return kept;
    }

    /// <summary>Takes in what was on disk.</summary>
    internal void Load(StoredMeeting meeting)
    {
        lock (_gate)
        {
            _change = Math.Max(_change, meeting.Change);
            Index(meeting);
        }
    }

    // Made once a day: naming a year of them takes a while.
    private Dictionary<string, StoredMeeting> StandUps()
    {
        var now = _clock.GetUtcNow();
        if (_standUps.Day != DateOnly.FromDateTime(now.UtcDateTime))
        {
            var owner = _mailbox.Owner.Id;
            var known = StandUp.Known(_mailbox.Owner, now).ToList();
            _standUps = (
                DateOnly.FromDateTime(now.UtcDateTime),
                known.ToDictionary(meeting => ItemIds.Rest(owner, meeting.Key, 0))
                    .Concat(known.ToDictionary(meeting => ItemIds.Immutable(owner, meeting.Key))).ToDictionary(StringComparer.Ordinal));
        }

        return _standUps.Ids;
    }

    private void Index(StoredMeeting meeting)
    {
        _meetings[meeting.Key] = meeting;
        _byId[ItemIds.Rest(_mailbox.Owner.Id, meeting.Key, 0)] = meeting.Key;
        _byId[ItemIds.Immutable(_mailbox.Owner.Id, meeting.Key)] = meeting.Key;
    }
}
