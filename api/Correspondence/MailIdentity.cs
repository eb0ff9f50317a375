using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// What makes two copies of a mail the same mail: Message-ID, author and the second it was sent. The Message-ID alone would let a forger
/// who repeats it suppress a real mail. Of a meeting it is its beginning, who called it, and the iCalUId.
/// </summary>
/// <param name="MessageIdHash">32 hexadecimal digits that all mails with this Message-ID share.</param>
/// <param name="MailHash">The above and 32 more digits of this very mail.</param>
/// <param name="EntryId">Of the mail's entry on every customer's timeline.</param>
public sealed record MailIdentity(string MessageIdHash, string MailHash, string EntryId)
{
    /// <summary>True for the entry of this mail, also where another copy of the mail was received at another time.</summary>
    public bool IsOf(string entryId) => entryId[^(2 * MailLog.HashBytes)..] == EntryId[^(2 * MailLog.HashBytes)..];

    /// <summary>
    /// Of a mail that says something else (<see cref="MailPrint"/>) than another one with its Message-ID, author and second.
    /// </summary>
    public MailIdentity Apart(string print)
    {
        var own = RowKeys.Hash(MailLog.HashBytes, MailHash, print);
        return new(MessageIdHash, MessageIdHash + own, RowKeys.EntryId(RowKeys.TimeOf(EntryId), own));
    }

    public static MailIdentity Of(MailMessage message)
    {
        var id = MailLog.Normalised(message.InternetMessageId.Length > 0 ? message.InternetMessageId : message.GraphId);

        // No Message-ID has a line break in it, so a mail's hash is never a meeting's.
        var ownId = message.Meeting is { } meeting ? $"meeting\n{meeting.Uid}" : id;
        var sentAt = new DateTimeOffset(message.SentAt.UtcTicks - (message.SentAt.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var idHash = MailLog.HashOf(id);
        var own = MailLog.HashOf(ownId, MailLog.AddressOf(message.From?.Address ?? ""), sentAt);
        return new(idHash, idHash + own, RowKeys.EntryId(message.At == message.SentAt ? sentAt : message.At, own));
    }
}
