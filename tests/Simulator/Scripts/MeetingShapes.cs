using OutlookCrm.Simulator.Graph;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>An invited person, as the README describes it; the response as Graph writes it.</summary>
public sealed record AttendeeLine(string Name, string Address, string Response)
{
    public static AttendeeLine Of(Attendee attendee)
    {
        ArgumentNullException.ThrowIfNull(attendee);
        return new AttendeeLine(attendee.Name, attendee.Address, attendee.Response);
    }
}

/// <summary>A line of a calendar, as the README describes it.</summary>
public record MeetingLine
{
    protected MeetingLine(Mailbox mailbox, StoredMeeting meeting)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentNullException.ThrowIfNull(meeting);
        var owner = mailbox.Owner;
        Mailbox = owner.Address;
        Id = RestId = ItemIds.Rest(owner.Id, meeting.Key, 0);
        ImmutableId = ItemIds.Immutable(owner.Id, meeting.Key);
        EwsId = ItemIds.Ews(owner.Id, meeting.Key, 0);
        ICalUId = meeting.ICalUId;
        Type = EventJson.TypeOf(meeting);
        Subject = meeting.Subject;
        (Start, End) = (meeting.Start.UtcDateTime, meeting.End.UtcDateTime);
        (IsAllDay, IsCancelled, IsOrganizer) = (meeting.IsAllDay, meeting.IsCancelled, meeting.IsOrganizedBy(owner));
        Location = meeting.Location;
        Organizer = meeting.Organizer;
        Response = IsOrganizer ? "organizer" : meeting.AttendeeOf(owner)?.Response ?? "none";
        Categories = meeting.Categories;
    }

    public string Mailbox { get; }
    public string Id { get; }
    public string RestId { get; }
    public string ImmutableId { get; }
    public string EwsId { get; }
    public string ICalUId { get; }
    public string Type { get; }
    public string Subject { get; }
    public DateTime Start { get; }
    public DateTime End { get; }
    public bool IsAllDay { get; }
    public bool IsCancelled { get; }
    public bool IsOrganizer { get; }
    public string Location { get; }
    public Person Organizer { get; }
    public string Response { get; }
    public IReadOnlyList<string> Categories { get; }

    public static MeetingLine Of(Mailbox mailbox, StoredMeeting meeting) => new(mailbox, meeting);
}

/// <summary>A whole meeting for the page.</summary>
public sealed record MeetingView : MeetingLine
{
    private MeetingView(Mailbox mailbox, StoredMeeting meeting)
        : base(mailbox, meeting)
    {
        Text = meeting.Text;
        Required = [.. meeting.Attendees.Where(attendee => !attendee.IsOptional).Select(AttendeeLine.Of)];
        Optional = [.. meeting.Attendees.Where(attendee => attendee.IsOptional).Select(AttendeeLine.Of)];
        SeriesEwsId = meeting.Series is { } series ? ItemIds.Ews(mailbox.Owner.Id, series, 0) : null;
        (DateTimeCreated, DateTimeModified) = (meeting.Created.UtcDateTime, meeting.Modified.UtcDateTime);
    }

    public string Text { get; }
    public IReadOnlyList<AttendeeLine> Required { get; }
    public IReadOnlyList<AttendeeLine> Optional { get; }
    public string? SeriesEwsId { get; }
    public DateTime DateTimeCreated { get; }
    public DateTime DateTimeModified { get; }

    public static new MeetingView Of(Mailbox mailbox, StoredMeeting meeting) => new(mailbox, meeting);
}

/// <summary>One mailbox's copy of a meeting by its ids; the user is null for a shared mailbox.</summary>
public sealed record MeetingCopyLine(string? User, string Mailbox, string Id, string ImmutableId, string EwsId, bool IsOrganizer);

/// <summary>A meeting that was just made or changed, with the ids it has in every calendar here.</summary>
public sealed record PlannedMeeting(string ICalUId, string Subject, DateTime Start, DateTime End, IReadOnlyList<MeetingCopyLine> Copies)
{
    /// <summary>The copy in this user's own calendar.</summary>
    public MeetingCopyLine Of(string user) => Copies.Single(copy => copy.User == user);

    internal static PlannedMeeting Of(IReadOnlyList<MeetingCopy> copies)
    {
        var lines = copies.Select(copy => (Line: MeetingLine.Of(copy.Mailbox, copy.Meeting), copy.Mailbox.Owner.User?.Name)).ToList();
        var first = lines[0].Line;
        return new PlannedMeeting(
            first.ICalUId,
            first.Subject,
            first.Start,
            first.End,
            [.. lines.Select(one =>
                new MeetingCopyLine(one.Name, one.Line.Mailbox, one.Line.Id, one.Line.ImmutableId, one.Line.EwsId, one.Line.IsOrganizer))]);
    }
}
