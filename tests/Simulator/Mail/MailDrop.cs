using System.Security.Cryptography;

namespace OutlookCrm.Simulator.Mail;

/// <summary>Turns an .eml into a message of a mailbox, as its arrival would: ids, conversation, times.</summary>
public sealed class MailDrop(TimeProvider clock)
{
    /// <summary>Files the mail; it is on disk when this returns.</summary>
    public async Task<StoredMessage> DropAsync(Mailbox mailbox, string folder, byte[] eml, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentNullException.ThrowIfNull(eml);
        var mail = await MailReader.ReadAsync(eml, ct);
        var now = clock.GetUtcNow();
        var text = mail.Text is { Length: > 0 } plain ? plain : mail.Html is { } html ? HtmlText.ToText(html) : "";
        return mailbox.Add(new StoredMessage
        {
            Key = Guid.NewGuid(),
            Folder = folder,
            InternetMessageId = mail.MessageId ?? NewMessageId(),
            ConversationId = Conversations.Find(mailbox, mail.Subject, mail.References.Append(mail.InReplyTo), mail.MessageId),
            InReplyTo = mail.InReplyTo,
            References = mail.References,
            Subject = mail.Subject,
            From = mail.From,
            Sender = mail.Sender,
            To = mail.To,
            Cc = mail.Cc,
            Bcc = mail.Bcc,
            ReplyTo = mail.ReplyTo,
            Sent = mail.Date?.ToUniversalTime() ?? now,
            Received = now,
            Created = now,
            Modified = now,
            IsRead = folder == "sentitems",
            IsDraft = folder == "drafts",
            Importance = mail.Importance,
            Text = text.ReplaceLineEndings("\r\n"),
            Html = mail.Html,
            Attachments = mail.Attachments,
            Headers = mail.Headers,
            Mime = eml,
        });
    }

    /// <summary>A Message-ID as Exchange gives one to a mail that has none.</summary>
    public static string NewMessageId() =>
        $"<{Convert.ToHexString(RandomNumberGenerator.GetBytes(20))}@AM0PR01MB{RandomNumberGenerator.GetInt32(1000, 9999)}"
            + $".eurprd01.prod.exchangelabs.com>";
}
