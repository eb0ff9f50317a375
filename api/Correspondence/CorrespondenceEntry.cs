using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// A mail or a meeting on the timeline. A meeting is the mail by which it was called, and its <paramref name="Meeting"/> besides. <paramref
/// name="At"/> is when it happened, UTC; of a meeting, when it began.
/// </summary>
public sealed record CorrespondenceEntry(
    string Id,
    EntryKind Kind,
    DateTimeOffset At,
    MailEntry Mail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MeetingEntry? Meeting = null)
{
    /// <summary>When the customer was met: of a whole day its noon in UTC, which is on that day nearly everywhere.</summary>
    [JsonIgnore]
    public DateTimeOffset MetAt => Meeting is { IsAllDay: true } ? At.AddHours(12) : At;
}

public enum EntryKind
{
    Mail,
    Meeting,
}

/// <summary>Of a meeting: when it ended (UTC), whether its times are days, and its place, empty if the meeting has none.</summary>
public sealed record MeetingEntry(DateTimeOffset EndsAt, bool IsAllDay, string Place);

/// <summary>A logged mail, as much as a list shows of it.</summary>
/// <param name="Subject">Cut to what a list shows.</param>
/// <param name="Direction">As seen from us.</param>
/// <param name="From">The author; null for a mail without one.</param>
/// <param name="Preview">The beginning of the new text, on one line.</param>
/// <param name="Recipients">How many people it was addressed to.</param>
/// <param name="Attachments">The first of them; the entry itself has all.</param>
/// <param name="AttachmentCount">How many there are.</param>
/// <param name="LoggedBy">Who logged it, the first one first.</param>
/// <param name="Customers">All customers it is filed under.</param>
/// <param name="InternetMessageId">The Message-ID header; of an erased author only <see cref="MailLog.Erased"/>.</param>
/// <param name="ConversationId">Graph's conversation; null where there was none.</param>
/// <param name="HasMoreText">True when the text is longer than the preview.</param>
/// <param name="Mailbox">The owner of the shared mailbox it was logged from; null for the user's own.</param>
/// <param name="WebLink">Opens it in Outlook on the web, for who may.</param>
public sealed record MailEntry(
    string Subject,
    MailDirection Direction,
    Participant? From,
    string Preview,
    int Recipients,
    IReadOnlyList<AttachmentLine> Attachments,
    int AttachmentCount,
    IReadOnlyList<DoneBy> LoggedBy,
    IReadOnlyList<Guid> Customers,
    string InternetMessageId,
    string? ConversationId,
    bool HasMoreText,
    string? Mailbox,
    string? WebLink)
{
    /// <summary>The first recipients on the To line; null in entries of older versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Participant>? To { get; init; }

    /// <summary>The first sentence after the greeting; null in entries of older versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Said { get; init; }

    // Names of members, numbers and signs: of the line, and of a person, an attachment or an id in it.
    private const int UnitsAround = 500;
    private const int UnitsAroundOne = 150;

    /// <summary>UTF-16 units that it takes in a row, at most.</summary>
    internal int MostUnits() => UnitsAround + RowText.UnitsOf(Subject) + RowText.UnitsOf(Preview) + RowText.UnitsOf(Said)
        + RowText.UnitsOf(InternetMessageId) + RowText.UnitsOf(ConversationId) + RowText.UnitsOf(Mailbox) + RowText.UnitsOf(WebLink)
        + (From is null ? 0 : UnitsOf(From)) + (To ?? []).Sum(UnitsOf)
        + Attachments.Sum(one => UnitsAroundOne + RowText.UnitsOf(one.Name) + RowText.UnitsOf(one.ContentType))
        + LoggedBy.Sum(one => UnitsAroundOne + RowText.UnitsOf(one.Name)) + (UnitsAroundOne * Customers.Count);

    private static int UnitsOf(Participant one) => UnitsAroundOne + RowText.UnitsOf(one.Name) + RowText.UnitsOf(one.Address);
}

public enum MailDirection
{
    /// <summary>The customer wrote it.</summary>
    Received,

    /// <summary>We wrote it; the customer got it.</summary>
    Sent,

    /// <summary>Another customer or a stranger wrote the mail; this customer is a recipient.</summary>
    Other,
}

/// <summary>A name and an address as a mail gives them; either may be empty.</summary>
public sealed record Participant(string Name, string Address);

/// <summary>An attachment's name and size in bytes.</summary>
public sealed record AttachmentLine(string Name, string ContentType, long Size, bool IsInline);
