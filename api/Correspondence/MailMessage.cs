namespace OutlookCrm.Correspondence;

/// <summary>
/// A message as the mailbox tells it, already cut to what the product keeps, or a meeting in the same form: the organiser is the author,
/// the invited people are the recipients, and the start is the sent time. Read from Graph, never taken from a caller.
/// </summary>
/// <param name="GraphId">Immutable id within the mailbox.</param>
/// <param name="InternetMessageId">The Message-ID header with its angle brackets; empty for a draft that was never sent.</param>
/// <param name="ConversationId">Graph's conversation; null where Graph gives none.</param>
/// <param name="Subject">As written; empty when there is none.</param>
/// <param name="From">The author; null for a message without one.</param>
/// <param name="Sender">Who sent it on the author's behalf; null when the same as the author.</param>
/// <param name="ReplyTo">Where answers shall go, as far as it is not the author; empty where nothing is said.</param>
/// <param name="Recipients">To, Cc and Bcc in that order, each address once.</param>
/// <param name="RecipientsTruncated">True when the message had more recipients, or addresses for answers, than the product keeps.</param>
/// <param name="SentAt">When it was sent as its sender says, UTC; see <see cref="At"/>.</param>
/// <param name="ReceivedAt">When the mailbox received it, UTC; null for a draft.</param>
/// <param name="CreatedAt">When this copy came into its mailbox, UTC, which Outlook tells the pane too; null where Graph gives
/// none.</param>
/// <param name="Text">The new part of the body as plain text (Graph's uniqueBody).</param>
/// <param name="TextTruncated">True when the text was longer than the product keeps.</param>
/// <param name="Attachments">What is attached, inline pictures included; see <see cref="MoreAttachments"/>.</param>
/// <param name="IsDraft">True while it has not been sent.</param>
/// <param name="Categories">Outlook categories as they are now: a change must send the whole list.</param>
/// <param name="WebLink">Opens the message in Outlook on the web; null where Graph gives none.</param>
/// <param name="Version">Graph's entity tag of the state that was read, for a conditional change; null where Graph gives none.</param>
/// <param name="Meeting">What a meeting has and a mail has not; null for a mail.</param>
public sealed record MailMessage(
    string GraphId,
    string InternetMessageId,
    string? ConversationId,
    string Subject,
    MailPerson? From,
    MailPerson? Sender,
    IReadOnlyList<MailPerson> ReplyTo,
    IReadOnlyList<MailRecipient> Recipients,
    bool RecipientsTruncated,
    DateTimeOffset SentAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? CreatedAt,
    string Text,
    bool TextTruncated,
    IReadOnlyList<MailAttachment> Attachments,
    bool IsDraft,
    IReadOnlyList<string> Categories,
    string? WebLink,
    string? Version = null,
    MeetingFacts? Meeting = null)
{
    // No mail program was there before.
    private const int FirstYear = 1990;

    // Two servers' clocks differ by minutes, not by days.
    private static readonly TimeSpan s_clocks = TimeSpan.FromDays(1);

    /// <summary>
    /// When it happened: no mail was sent later than it was received, or before there were mails, whatever its sender's clock says. Where
    /// Graph gives no possible time of receipt, the copy's own beginning bounds it, and where there is none either, the reading does.
    /// </summary>
    public DateTimeOffset At => Meeting is null && (Possible(ReceivedAt) ?? Possible(CreatedAt) ?? ReadAt) is { } came
        && (SentAt > came || SentAt.Year < FirstYear) ? came : SentAt;

    /// <summary>When it was read from the mailbox, UTC: no mail came later. Null where it was not read from a mailbox.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Further recipients, by whom customers are found and who are not kept: see <see cref="RecipientsTruncated"/>.</summary>
    public IReadOnlyList<MailPerson> FurtherRecipients { get; init; } = [];

    /// <summary>How many attachments the message has beyond <see cref="Attachments"/>.</summary>
    public int MoreAttachments { get; init; }

    /// <summary>The folder of its mailbox in which it lies, by Graph's id; null where Graph does not tell, and for a meeting.</summary>
    public string? FolderId { get; init; }

    /// <summary>The mail's own headers; empty where they were not asked for.</summary>
    public IReadOnlyList<MailHeader> Headers { get; init; } = [];

    // Programs that move mails write the year 1601 or 4501 for a time that they do not know.
    private DateTimeOffset? Possible(DateTimeOffset? time) => time is { Year: >= FirstYear } && !(time - s_clocks > ReadAt) ? time : null;
}

/// <param name="Uid">The iCalUId, the same in every calendar that has the meeting; of an occurrence, its series'.</param>
/// <param name="EndsAt">When it ends, UTC.</param>
/// <param name="IsAllDay">Its beginning and end are days, written as their midnight in UTC.</param>
/// <param name="IsCancelled">It was called off.</param>
/// <param name="Place">As written; empty when there is none.</param>
public sealed record MeetingFacts(string Uid, DateTimeOffset EndsAt, bool IsAllDay, bool IsCancelled, string Place)
{
    /// <summary>
    /// What stands for a meeting where a mail has its Message-ID: its beginning, which Outlook tells the pane, where it does not tell the
    /// iCalUId. Who called it is compared besides, as a mail's author is. Of what lasts whole days, give or take the hour of summer time,
    /// it is the nearest midnight in UTC: the pane is not told whether a day has its midnight in every zone. No Message-ID has a line break
    /// in it, so no mail passes for a meeting.
    /// </summary>
    public static string KeyOf(DateTimeOffset start, DateTimeOffset end)
    {
        var lasts = end - start;
        var days = Math.Floor((lasts / TimeSpan.FromDays(1)) + 0.5);
        var isDays = days > 0 && (lasts - TimeSpan.FromDays(days)).Duration() <= TimeSpan.FromHours(1);
        var at = isDays ? start.UtcDateTime.AddHours(12).Date : start.UtcDateTime;
        return $"meeting\n{at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";
    }
}

/// <summary>A name and address as the message states them; either may be empty, the address may be an Exchange path.</summary>
public sealed record MailPerson(string Name, string Address);

public sealed record MailRecipient(MailPerson Person, RecipientLine Line);

public enum RecipientLine
{
    To,
    Cc,

    /// <summary>Bcc: only the sender's copy tells.</summary>
    Bcc,
}

/// <summary>An attachment as listed by Graph: <paramref name="Size"/> in bytes.</summary>
public sealed record MailAttachment(string Name, string ContentType, long Size, bool IsInline);

/// <summary>
/// Which meeting a caller means: the id in its calendar, and the beginning it must turn out to have. <paramref name="Mailbox"/> as of a
/// message.
/// </summary>
public sealed record MeetingReference(string ItemId, DateTimeOffset Start, string? Mailbox);

/// <summary>
/// Which message a caller means: the id in its mailbox and the Message-ID it must turn out to have. <paramref name="Mailbox"/> is the
/// owner's address where the message lies in a shared mailbox, null for the user's own.
/// </summary>
public sealed record MailReference(string ItemId, string InternetMessageId, string? Mailbox);
