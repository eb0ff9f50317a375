namespace OutlookCrm.Correspondence.Graph;

internal static class MeetingMapping
{
    private const int LongestPlace = 1_000;
    private const int LongestUid = 4_096;

    public static string[] Select { get; } =
    [
        "id", "iCalUId", "subject", "organizer", "attendees", "start", "end", "isAllDay", "isDraft", "isCancelled", "type", "location",
        "body", "categories", "webLink",
    ];

    /// <summary>Null for an event without an id or a beginning in UTC, in which it was asked for: nothing could be done with it.</summary>
    public static MailMessage? ToMail(GraphEvent meeting)
    {
        // A series takes place in its occurrences.
        if (Utc(meeting.Start) is not { } start || meeting.Type == "seriesMaster")
        {
            return null;
        }

        var message = MessageMapping.ToMail(new GraphMessage
        {
            Id = meeting.Id,
            Subject = meeting.Subject,
            From = meeting.Organizer,
            ToRecipients = Invited(meeting, optional: false),
            CcRecipients = Invited(meeting, optional: true),
            SentDateTime = start,
            Body = meeting.Body,
            IsDraft = meeting.IsDraft,
            Categories = meeting.Categories,
            WebLink = meeting.WebLink,
        });
        var end = Utc(meeting.End) is { } last && last > start ? last : start;
        var uid = PlainText.Line(meeting.Uid, LongestUid);
        return message is null ? null : message with
        {
            InternetMessageId = MeetingFacts.KeyOf(start, end),
            Text = JoiningLines.TakenOutOf(message.Text),
            Meeting = new(
                uid.Length > 0 ? uid : message.GraphId,
                end,
                meeting.IsAllDay ?? false,
                meeting.IsCancelled ?? false,
                JoiningLines.TakenOutOfPlace(PlainText.Line(meeting.Location?.DisplayName, LongestPlace))),
        };
    }

    // Rooms and projectors are invited too.
    private static List<GraphRecipient?> Invited(GraphEvent meeting, bool optional) =>
    [
        .. from attendee in meeting.Attendees ?? []
           where attendee is not null && !Is(attendee, "resource") && Is(attendee, "optional") == optional
           select new GraphRecipient { EmailAddress = attendee.EmailAddress },
    ];

    private static bool Is(GraphAttendee attendee, string type) => string.Equals(attendee.Type, type, StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? Utc(GraphTime? time) =>
        time is { TimeZone: "UTC" or "" or null }
        && DateTimeOffset.TryParse(
            time.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc)
        && utc.Year > 1 ? utc : null;
}
