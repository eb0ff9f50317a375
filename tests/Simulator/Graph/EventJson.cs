using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>
/// Meetings as Graph writes events: the properties that `$select` names, or all; what an event does not have is null, as at Microsoft.
/// </summary>
/// <param name="mailbox">Whose copy.</param>
/// <param name="preferences">Which ids and which body.</param>
/// <param name="zone">On whose clock start and end are told.</param>
internal sealed class EventJson(Mailbox mailbox, Preferences preferences, TimeZoneInfo zone)
{
    private const string Never = "0001-01-01T00:00:00Z";

    private static readonly Dictionary<string, Func<EventJson, StoredMeeting, JsonNode?>> Properties = new(StringComparer.OrdinalIgnoreCase)
    {
        ["createdDateTime"] = (_, meeting) => Precise(meeting.Created),
        ["lastModifiedDateTime"] = (_, meeting) => Precise(meeting.Modified),
        ["changeKey"] = (_, meeting) => ItemIds.ChangeKey(meeting.Key, meeting.Change),
        ["categories"] = (_, meeting) => new JsonArray([.. meeting.Categories.Select(category => (JsonNode)category)]),
        ["transactionId"] = (_, _) => null,
        ["originalStartTimeZone"] = (_, _) => "UTC",
        ["originalEndTimeZone"] = (_, _) => "UTC",
        ["iCalUId"] = (_, meeting) => meeting.ICalUId,
        ["reminderMinutesBeforeStart"] = (_, _) => 15,
        ["isReminderOn"] = (_, meeting) => !meeting.IsAllDay,
        ["hasAttachments"] = (_, _) => false,
        ["subject"] = (_, meeting) => meeting.Subject,
        ["bodyPreview"] = (_, meeting) => MailPreview.Of(meeting.Text),
        ["importance"] = (_, _) => "normal",
        ["sensitivity"] = (_, _) => "normal",
        ["isAllDay"] = (_, meeting) => meeting.IsAllDay,
        ["isCancelled"] = (_, meeting) => meeting.IsCancelled,
        ["isOrganizer"] = (json, meeting) => meeting.IsOrganizedBy(json.Owner),
        ["responseRequested"] = (_, _) => true,
        ["seriesMasterId"] = (json, meeting) => meeting.Series is { } series ? json.Id(series) : null,
        ["showAs"] = (_, meeting) => meeting.IsCancelled || meeting.IsAllDay ? "free" : "busy",
        ["type"] = (_, meeting) => TypeOf(meeting),
        ["webLink"] = (json, meeting) =>
            $"https://outlook.office365.com/owa/?itemid={Uri.EscapeDataString(json.Id(meeting.Key))}&exvsurl=1&path=/calendar/item",
        ["onlineMeetingUrl"] = (_, _) => null,
        ["isOnlineMeeting"] = (_, _) => false,
        ["onlineMeetingProvider"] = (_, _) => "unknown",
        ["allowNewTimeProposals"] = (_, _) => true,
        ["isDraft"] = (_, _) => false,
        ["hideAttendees"] = (_, _) => false,
        ["onlineMeeting"] = (_, _) => null,
        ["responseStatus"] = (json, meeting) => json.OwnResponse(meeting),
        ["body"] = (json, meeting) => json.Body(meeting.Text),
        ["start"] = (json, meeting) => json.Time(meeting.Start, meeting.IsAllDay),
        ["end"] = (json, meeting) => json.Time(meeting.End, meeting.IsAllDay),
        ["location"] = (_, meeting) => Location(meeting.Location),
        ["locations"] = (_, meeting) => meeting.Location.Length > 0 ? new JsonArray(Location(meeting.Location)) : [],
        ["recurrence"] = (_, meeting) => Recurrence(meeting),
        ["attendees"] = (_, meeting) => new JsonArray([.. meeting.Attendees.Select(attendee => (JsonNode)Attendee(attendee))]),
        ["organizer"] = (_, meeting) => MessageJson.Recipient(meeting.Organizer),
    };

    private MailboxOwner Owner => mailbox.Owner;

    /// <summary>The names in `$select` that Graph does not know; null when it knows all.</summary>
    public static string? Unknown(IEnumerable<string> select) =>
        select.FirstOrDefault(name => !Properties.ContainsKey(name) && !string.Equals(name, "id", StringComparison.OrdinalIgnoreCase));

    /// <summary>The event; `@odata.etag` and `id` always.</summary>
    public JsonObject Of(StoredMeeting meeting, IReadOnlyList<string> select)
    {
        var json = new JsonObject { ["@odata.etag"] = $"W/\"{ItemIds.ChangeKey(meeting.Key, meeting.Change)}\"", ["id"] = Id(meeting.Key) };
        foreach (var name in select.Count > 0 ? Properties.Keys.Intersect(select, StringComparer.OrdinalIgnoreCase) : Properties.Keys)
        {
            json[name] = Properties[name](this, meeting);
        }

        return json;
    }

    /// <summary>As Graph names the kinds: `singleInstance`, `occurrence`, `exception`, `seriesMaster`.</summary>
    public static string TypeOf(StoredMeeting meeting)
    {
        var name = meeting.Type.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private string Id(Guid key) => preferences.ImmutableIds ? ItemIds.Immutable(Owner.Id, key) : ItemIds.Rest(Owner.Id, key, 0);

    private JsonObject OwnResponse(StoredMeeting meeting) => meeting.IsOrganizedBy(Owner)
        ? new JsonObject { ["response"] = "organizer", ["time"] = Never }
        : meeting.AttendeeOf(Owner) is { } own ? Status(own) : new JsonObject { ["response"] = "none", ["time"] = Never };

    private JsonObject Body(string text) => preferences.TextBody
        ? new JsonObject { ["contentType"] = "text", ["content"] = text }
        : new JsonObject
        {
            ["contentType"] = "html",
            ["content"] = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body><div>" +
                          WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>") + "</div></body></html>",
        };

    // An all-day meeting is the same days on every clock.
    private JsonObject Time(DateTimeOffset time, bool isAllDay) => new()
    {
        ["dateTime"] = (isAllDay ? time.UtcDateTime : TimeZoneInfo.ConvertTime(time, zone).DateTime)
            .ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        ["timeZone"] = preferences.TimeZone ?? "UTC",
    };

    private static string Precise(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static JsonObject Attendee(Attendee attendee) => new()
    {
        ["type"] = attendee.IsOptional ? "optional" : "required",
        ["status"] = Status(attendee),
        ["emailAddress"] = MessageJson.Recipient(attendee.Person)!["emailAddress"]!.DeepClone(),
    };

    private static JsonObject Status(Attendee attendee) =>
        new() { ["response"] = attendee.Response, ["time"] = attendee.Responded is { } at ? MessageJson.Time(at) : Never };

    private static JsonObject Location(string name) => name.Length == 0
        ? new JsonObject
        {
            ["displayName"] = "",
            ["locationType"] = "default",
            ["uniqueIdType"] = "unknown",
            ["address"] = new JsonObject(),
            ["coordinates"] = new JsonObject()
        }
        : new JsonObject { ["displayName"] = name, ["locationType"] = "default", ["uniqueId"] = name, ["uniqueIdType"] = "private" };

    private static JsonObject? Recurrence(StoredMeeting meeting) => meeting.Weekdays is not { } days ? null : new JsonObject
    {
        ["pattern"] = new JsonObject
        {
            ["type"] = "weekly",
            ["interval"] = 1,
            ["month"] = 0,
            ["dayOfMonth"] = 0,
            ["daysOfWeek"] = new JsonArray([.. days.Select(day => (JsonNode)day)]),
            ["firstDayOfWeek"] = "sunday",
            ["index"] = "first",
        },
        ["range"] = new JsonObject
        {
            ["type"] = "noEnd",
            ["startDate"] = meeting.Start.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["endDate"] = "0001-01-01",
            ["recurrenceTimeZone"] = "UTC",
            ["numberOfOccurrences"] = 0,
        },
    };
}
