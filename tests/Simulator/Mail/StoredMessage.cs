using System.Text.Json.Serialization;

namespace OutlookCrm.Simulator.Mail;

/// <summary>A name and address as a message states them; either may be empty.</summary>
public sealed record Person(string Name, string Address);

/// <summary>An attachment with its bytes; <paramref name="IsItem"/> marks an embedded message.</summary>
public sealed record StoredAttachment(
    string Name, string ContentType, byte[] Content, bool IsInline, string? ContentId = null, bool IsItem = false);

/// <summary>A message header as it stands in the message.</summary>
public sealed record StoredHeader(string Name, string Value);

/// <summary>
/// A message that left a folder: delta rounds on that folder tell it as removed. <paramref name="Moves"/> gives the id it had there.
/// </summary>
public sealed record Departure(string Folder, int Moves, long Change, bool Deleted);

/// <summary>
/// A message as the mailbox keeps it. <see cref="Change"/> is the mailbox's running number of its last change, <see cref="Moves"/> how
/// often it moved (its id changes every time, its immutable id never). A deleted message stays as a tombstone: delta must be able to tell.
/// </summary>
public sealed record StoredMessage
{
    public required Guid Key { get; init; }
    public required string Folder { get; init; }
    public int Moves { get; init; }
    public long Change { get; init; }
    public long CreatedAtChange { get; init; }
    public bool IsDeleted { get; init; }
    public IReadOnlyList<Departure> Departures { get; init; } = [];

    public required string InternetMessageId { get; init; }
    public required string ConversationId { get; init; }
    public string? InReplyTo { get; init; }
    public IReadOnlyList<string> References { get; init; } = [];
    public required string Subject { get; init; }
    public Person? From { get; init; }
    public Person? Sender { get; init; }
    public IReadOnlyList<Person> To { get; init; } = [];
    public IReadOnlyList<Person> Cc { get; init; } = [];
    public IReadOnlyList<Person> Bcc { get; init; } = [];
    public IReadOnlyList<Person> ReplyTo { get; init; } = [];
    public required DateTimeOffset Sent { get; init; }
    public required DateTimeOffset Received { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Modified { get; init; }
    public bool IsRead { get; init; }
    public bool IsDraft { get; init; }
    public string Importance { get; init; } = "normal";
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The plain text, or the text of <see cref="Html"/> where the message has no plain part.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML part as it came, with whatever a sender put in; null for plain text.</summary>
    public string? Html { get; init; }
    public IReadOnlyList<StoredAttachment> Attachments { get; init; } = [];
    public IReadOnlyList<StoredHeader> Headers { get; init; } = [];

    /// <summary>The message as it came off the wire; null for messages that were made here.</summary>
    public byte[]? Mime { get; init; }

    /// <summary>What Graph calls hasAttachments: inline pictures do not count.</summary>
    [JsonIgnore]
    public bool HasAttachments => Attachments.Any(attachment => !attachment.IsInline);
}
