using System.Globalization;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>Graph's event → a message in whose form the product keeps a meeting.</summary>
internal static class MeetingMapping
{
    private const int LongestPlace = 1_000;
    private const int LongestUid = 4_096;
    private const string Line = "____________________";
    private static readonly string[] s_conferences = ["teams.microsoft.com", "teams.live.com", "zoom.us", "meet.google.com", "webex.com"];

    /// <summary>What to ask for, so that <see cref="ToMail"/> finds it.</summary>
    public static string[] Select { get; } =
    [
        "id", "iCalUId", "subject", "organizer", "attendees", "start", "end", "isAllDay", "isDraft", "location", "bodyPreview", "body", "categories", "webLink",
    ];

    /// <summary>Null for an event without an id or a beginning in UTC, in which it was asked for: nothing could be done with it.</summary>
    public static MailMessage? ToMail(GraphEvent meeting)
    {
        if (Utc(meeting.Start) is not { } start)
        {
            return null;
        }

        var message = MessageMapping.ToMail(new GraphMessage
        {
            Id = meeting.Id,
            InternetMessageId = MeetingFacts.KeyOf(start),
            Subject = meeting.Subject,
            From = meeting.Organizer,
            ToRecipients = Invited(meeting, optional: false),
            CcRecipients = Invited(meeting, optional: true),
            SentDateTime = start,
            BodyPreview = WithoutJoining(meeting.BodyPreview),
            Body = meeting.Body is { } body ? body with { Content = WithoutJoining(body.Content) } : null,
            IsDraft = meeting.IsDraft,
            Categories = meeting.Categories,
            WebLink = meeting.WebLink,
        });
        var uid = PlainText.Line(meeting.Uid, LongestUid);
        return message is null ? null : message with
        {
            Meeting = new(uid.Length > 0 ? uid : message.GraphId, Utc(meeting.End) is { } end && end > start ? end : start, meeting.IsAllDay ?? false, PlainText.Line(meeting.Location?.DisplayName, LongestPlace)),
        };
    }

    // Rooms and projectors are invited too.
    private static List<GraphRecipient?> Invited(GraphEvent meeting, bool optional) =>
    [
        .. from attendee in meeting.Attendees ?? []
           where attendee is not null && !Is(attendee, "resource") && Is(attendee, "optional") == optional
           select new GraphRecipient(attendee.EmailAddress),
    ];

    private static bool Is(GraphAttendee attendee, string type) => string.Equals(attendee.Type, type, StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? Utc(GraphTime? time) =>
        time is { TimeZone: "UTC" or "" or null }
        && DateTimeOffset.TryParse(time.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc) && utc.Year > 1
            ? utc
            : null;

    // What a conferencing program adds below its line lets whoever reads it join: that is nothing for a history that colleagues read.
    private static string? WithoutJoining(string? text)
    {
        var joining = text is null ? -1 : s_conferences.Select(host => text.IndexOf(host, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        var line = joining < 0 ? -1 : text!.LastIndexOf(Line, joining, StringComparison.Ordinal);
        return line < 0 ? text : text![..line].TrimEnd('_');
    }
}
