using System.Text.Json;

namespace OutlookCrm.Simulator.Mail;

/// <summary>A meeting in one of the calendars that hold it.</summary>
public sealed record MeetingCopy(Mailbox Mailbox, StoredMeeting Meeting);

/// <summary>
/// What Exchange does between calendars: a meeting lies in the mailbox of everybody who has one here and is its organiser or invited, and
/// what the organiser changes reaches them all. Answers and categories are each copy's own.
/// </summary>
public sealed class Invitations(Mailboxes mailboxes)
{
    private const string Cancelled = "Canceled: ";

    /// <summary>Puts a new meeting into the calendars of all its people, with its series if it belongs to a weekly series.</summary>
    /// <param name="id">What its iCalUId is made of.</param>
    /// <param name="meeting">The meeting; keys, iCalUId, type and series are given here.</param>
    /// <param name="isOfSeries">Whether it is an occurrence of a weekly series.</param>
    /// <param name="also">A mailbox that gets a copy without being invited by name.</param>
    public IReadOnlyList<MeetingCopy> Send(Guid id, StoredMeeting meeting, bool isOfSeries = false, Mailbox? also = null)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var (series, day) = (MeetingIds.ICalUId(id), DateOnly.FromDateTime(meeting.Start.UtcDateTime));
        var named = isOfSeries
            ? meeting with { ICalUId = MeetingIds.ICalUId(id, day), Type = MeetingType.Occurrence }
            : meeting with { ICalUId = series };
        var holders = Holders(meeting).ToList();
        if (also is not null && !holders.Contains(also))
        {
            holders.Add(also);
        }

        if (isOfSeries)
        {
            var weekdays = new[] { day.DayOfWeek.ToString().ToLowerInvariant() };
            holders.ForEach(mailbox =>
                mailbox.Meetings.Put(
                Copy(mailbox, meeting with { ICalUId = series, Type = MeetingType.SeriesMaster, Weekdays = weekdays }, null)));
        }

        return [.. holders.Select(
            mailbox => new MeetingCopy(mailbox, mailbox.Meetings.Put(Copy(mailbox, named, isOfSeries ? series : null))))];
    }

    /// <summary>Changes every copy; new people get a copy, and removed people see the meeting as cancelled.</summary>
    public IReadOnlyList<MeetingCopy> Change(StoredMeeting meeting, Func<StoredMeeting, StoredMeeting> change)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(change);
        var after = Changed(meeting, change);
        var known = Copies(meeting.ICalUId).ToList();
        var stay = Holders(after).ToHashSet();
        var left = Holders(meeting).Where(mailbox => !stay.Contains(mailbox)).ToHashSet();
        var series = known.Select(copy => copy.Meeting.Series).OfType<Guid>().Any();
        return
        [
            .. known.Select(copy => copy with
            {
                Meeting = copy.Mailbox.Meetings.Put(left.Contains(copy.Mailbox) ? Cancel(copy.Meeting) : Changed(copy.Meeting, change)),
            }),
            .. stay.Except(known.Select(copy => copy.Mailbox))
                .Select(mailbox => new MeetingCopy(mailbox, mailbox.Meetings.Put(Copy(mailbox, after, null) with
            {
                // This person is invited to one meeting of a series, so the meeting is single in this mailbox.
                Type = series ? MeetingType.SingleInstance : after.Type,
                Categories = [],
                CustomProperties = new Dictionary<string, JsonElement>(),
            }))),
        ];
    }

    /// <summary>The organiser calls it off: gone from their own calendar, cancelled in everybody else's.</summary>
    public IReadOnlyList<MeetingCopy> Cancel(string iCalUId) =>
    [
        .. Copies(iCalUId).ToList().Select(copy => copy with
        {
            Meeting = copy.Mailbox.Meetings.Put(
                copy.Meeting.IsOrganizedBy(copy.Mailbox.Owner) ? copy.Meeting with { IsDeleted = true } : Cancel(copy.Meeting)),
        }),
    ];

    /// <summary>The cancelled meeting, as an invited person sees it.</summary>
    internal static StoredMeeting Cancel(StoredMeeting meeting) =>
        meeting.IsCancelled ? meeting : meeting with { IsCancelled = true, Subject = Cancelled + meeting.Subject };

    private static StoredMeeting Copy(Mailbox mailbox, StoredMeeting meeting, string? series) => meeting with
    {
        Key = MeetingIds.Key(meeting.ICalUId, mailbox.Owner.Id),
        Series = series is null ? null : MeetingIds.Key(series, mailbox.Owner.Id),
    };

    private static StoredMeeting Changed(StoredMeeting meeting, Func<StoredMeeting, StoredMeeting> change)
    {
        var after = change(meeting);
        return after.Type == MeetingType.Occurrence ? after with { Type = MeetingType.Exception } : after;
    }

    private IEnumerable<MeetingCopy> Copies(string iCalUId) =>
        mailboxes.All.Select(mailbox => (Mailbox: mailbox, Meeting: mailbox.Meetings.CopyOf(iCalUId)))
            .Where(copy => copy.Meeting is not null)
            .Select(copy => new MeetingCopy(copy.Mailbox, copy.Meeting!));

    private IEnumerable<Mailbox> Holders(StoredMeeting meeting) =>
        mailboxes.All.Where(mailbox => meeting.IsOrganizedBy(mailbox.Owner) || meeting.AttendeeOf(mailbox.Owner) is not null);
}
