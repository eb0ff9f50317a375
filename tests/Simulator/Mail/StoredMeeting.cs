using System.Text.Json;
using System.Text.Json.Serialization;

namespace OutlookCrm.Simulator.Mail;

/// <summary>What a meeting is to its series, as Graph calls it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeetingType>))]
public enum MeetingType
{
    SingleInstance,
    Occurrence,
    Exception,
    SeriesMaster,
}

/// <summary>An invited person.</summary>
/// <param name="Name">May be empty.</param>
/// <param name="Address">May be empty.</param>
/// <param name="IsOptional">Optional instead of required.</param>
/// <param name="Response">As Graph writes it: `none`, `notResponded`, `accepted`, `tentativelyAccepted`, `declined`.</param>
/// <param name="Responded">When; null before.</param>
public sealed record Attendee(
    string Name, string Address, bool IsOptional = false, string Response = Attendee.NotResponded, DateTimeOffset? Responded = null)
{
    public const string NotResponded = "notResponded";

    /// <summary>Every answer that there is.</summary>
    internal static readonly string[] Responses = ["none", NotResponded, "accepted", "tentativelyAccepted", "declined"];

    [JsonIgnore]
    public Person Person => new(Name, Address);
}

/// <summary>
/// One mailbox's copy of a meeting. All copies share <see cref="ICalUId"/>; the key, and so every id, is the copy's own. Times are
/// instants; an all-day meeting lasts from midnight to midnight, UTC.
/// </summary>
public sealed record StoredMeeting
{
    public required Guid Key { get; init; }
    public long Change { get; init; }
    public bool IsDeleted { get; init; }

    public required string ICalUId { get; init; }
    public MeetingType Type { get; init; }

    /// <summary>The key of the series in this mailbox; null for a meeting by itself and for the series.</summary>
    public Guid? Series { get; init; }

    public required string Subject { get; init; }
    public string Text { get; init; } = "";
    public string Location { get; init; } = "";
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }
    public bool IsAllDay { get; init; }
    public bool IsCancelled { get; init; }
    public required Person Organizer { get; init; }
    public IReadOnlyList<Attendee> Attendees { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Modified { get; init; }

    /// <summary>What the add-in keeps with this copy (Office.js CustomProperties); no colleague's copy has it.</summary>
    public IReadOnlyDictionary<string, JsonElement> CustomProperties { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The days on which a series takes place, lower case English; null for what is no series.</summary>
    public IReadOnlyList<string>? Weekdays { get; init; }

    public bool IsOrganizedBy(MailboxOwner owner) => string.Equals(Organizer.Address, owner?.Address, StringComparison.OrdinalIgnoreCase);

    /// <summary>This owner among the attendees; null for the organiser and for people who were not invited by name.</summary>
    public Attendee? AttendeeOf(MailboxOwner owner) =>
        Attendees.FirstOrDefault(attendee => string.Equals(attendee.Address, owner?.Address, StringComparison.OrdinalIgnoreCase));
}
