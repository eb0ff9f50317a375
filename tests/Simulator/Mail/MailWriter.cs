using MimeKit;

namespace OutlookCrm.Simulator.Mail;

/// <summary>A message as MIME: as it came, or written by MimeKit for a message that was made here.</summary>
internal static class MailWriter
{
    /// <summary>Lines end as on the wire, on every system.</summary>
    public static FormatOptions Wire { get; } = new() { NewLineFormat = NewLineFormat.Dos };

    public static byte[] Write(StoredMessage message) => message.Mime ?? Written(message);

    private static byte[] Written(StoredMessage message)
    {
        using var mail = new MimeMessage
        {
            Subject = message.Subject,
            Date = message.Sent.ToUniversalTime(),
            MessageId = message.InternetMessageId,
            Body = new TextPart(message.Html is null ? "plain" : "html") { Text = message.Html ?? message.Text },
        };
        mail.From.AddRange(message.From is { } from ? Boxes([from]) : []);
        mail.To.AddRange(Boxes(message.To));
        mail.Cc.AddRange(Boxes(message.Cc));
        if (message.InReplyTo is { } earlier)
        {
            mail.InReplyTo = earlier;
        }

        mail.References.AddRange(message.References);
        using var stream = new MemoryStream();
        mail.WriteTo(Wire, stream);
        return stream.ToArray();
    }

    private static IEnumerable<MailboxAddress> Boxes(IEnumerable<Person> people) =>
        people.Select(person => new MailboxAddress(person.Name, person.Address));
}
