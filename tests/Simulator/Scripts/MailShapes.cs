using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>A line of a message list, as the README describes it.</summary>
public sealed record MessageLine(
    string Mailbox,
    string Folder,
    string Id,
    string RestId,
    string ImmutableId,
    string EwsId,
    string InternetMessageId,
    string ConversationId,
    string Subject,
    Person? From,
    IReadOnlyList<Person> To,
    string Preview,
    DateTime Date,
    bool IsRead,
    bool IsDraft,
    bool HasAttachments,
    string Importance,
    IReadOnlyList<string> Categories)
{
    public static MessageLine Of(Mailbox mailbox, StoredMessage message) => new(
        mailbox.Owner.Address,
        message.Folder,
        ItemIds.Rest(mailbox.Owner.Id, message.Key, message.Moves),
        ItemIds.Rest(mailbox.Owner.Id, message.Key, message.Moves),
        ItemIds.Immutable(mailbox.Owner.Id, message.Key),
        ItemIds.Ews(mailbox.Owner.Id, message.Key, message.Moves),
        message.InternetMessageId,
        message.ConversationId,
        message.Subject,
        message.From,
        message.To,
        MailPreview.Of(message),
        message.Received.UtcDateTime,
        message.IsRead,
        message.IsDraft,
        message.HasAttachments,
        message.Importance,
        message.Categories);
}

/// <summary>A whole message for the reading pane.</summary>
public sealed record MessageView(
    string Mailbox,
    string Folder,
    string Id,
    string RestId,
    string ImmutableId,
    string EwsId,
    string InternetMessageId,
    string ConversationId,
    string Subject,
    string NormalizedSubject,
    Person? From,
    Person? Sender,
    IReadOnlyList<Person> To,
    IReadOnlyList<Person> Cc,
    IReadOnlyList<Person> Bcc,
    IReadOnlyList<Person> ReplyTo,
    string Preview,
    string Text,
    string? Html,
    IReadOnlyList<AttachmentLine> Attachments,
    DateTime Date,
    DateTime DateTimeCreated,
    DateTime DateTimeModified,
    DateTime DateTimeSent,
    bool IsRead,
    bool IsDraft,
    bool HasAttachments,
    string Importance,
    IReadOnlyList<string> Categories,
    string ItemClass)
{
    public static MessageView Of(Mailbox mailbox, StoredMessage message)
    {
        var line = MessageLine.Of(mailbox, message);
        return new MessageView(
            line.Mailbox,
            line.Folder,
            line.Id,
            line.RestId,
            line.ImmutableId,
            line.EwsId,
            line.InternetMessageId,
            line.ConversationId,
            line.Subject,
            Conversations.Normalise(message.Subject),
            message.From,
            message.Sender ?? message.From,
            message.To,
            message.Cc,
            message.Bcc,
            message.ReplyTo,
            line.Preview,
            message.Text,
            message.Html is { } html ? HtmlText.Sanitise(html) : null,
            [.. message.Attachments.Select((attachment, index) => AttachmentLine.Of(mailbox, message, attachment, index))],
            line.Date,
            message.Created.UtcDateTime,
            message.Modified.UtcDateTime,
            message.Sent.UtcDateTime,
            message.IsRead,
            message.IsDraft,
            message.HasAttachments,
            message.Importance,
            message.Categories,
            "IPM.Note");
    }
}

/// <summary>An attachment without its bytes; the size in bytes.</summary>
public sealed record AttachmentLine(string Id, string Name, string ContentType, long Size, bool IsInline)
{
    public static AttachmentLine Of(Mailbox mailbox, StoredMessage message, StoredAttachment attachment, int index) => new(
        ItemIds.Attachment(mailbox.Owner.Id, message.Key, message.Moves, index),
        attachment.Name,
        attachment.ContentType,
        attachment.Content.Length,
        attachment.IsInline);
}

/// <summary>The ids of a message that was just filed.</summary>
public sealed record DroppedMail(
    string Id, string ImmutableId, string EwsId, string InternetMessageId, string ConversationId, string Mailbox, string Folder)
{
    public static DroppedMail Of(Mailbox mailbox, StoredMessage message)
    {
        var line = MessageLine.Of(mailbox, message);
        return new DroppedMail(
            line.Id, line.ImmutableId, line.EwsId, line.InternetMessageId, line.ConversationId, line.Mailbox, line.Folder);
    }
}
