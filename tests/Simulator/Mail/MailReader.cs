using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Utils;

namespace OutlookCrm.Simulator.Mail;

/// <summary>The content of an .eml file, as Exchange takes it in.</summary>
internal sealed record ReadMail(
    string? MessageId,
    string? InReplyTo,
    IReadOnlyList<string> References,
    string Subject,
    Person? From,
    Person? Sender,
    IReadOnlyList<Person> To,
    IReadOnlyList<Person> Cc,
    IReadOnlyList<Person> Bcc,
    IReadOnlyList<Person> ReplyTo,
    DateTimeOffset? Date,
    string Importance,
    string? Text,
    string? Html,
    IReadOnlyList<StoredAttachment> Attachments,
    IReadOnlyList<StoredHeader> Headers);

/// <summary>Reads .eml files with MimeKit, and decides where MimeKit leaves the decision to its caller.</summary>
internal static partial class MailReader
{
    // Without it MimeKit reads ISO-2022-JP, EUC-KR and ISO-8859-7 as Latin letters, and says nothing.
    static MailReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// Reads one mail. Bytes without a header become the text of a mail that has no header, as an SMTP server takes them.
    /// </summary>
    public static async Task<ReadMail> ReadAsync(byte[] eml, CancellationToken ct)
    {
        byte[] withoutHeader = [.. "\r\n"u8, .. eml];
        using var message = await LoadAsync(eml, ct) ?? await LoadAsync(withoutHeader, ct)
            ?? throw new InvalidDataException("It has no text either.");
        var content = MailContent.Of(message.Body);
        return new ReadMail(
            Bracketed(message.MessageId),
            Bracketed(message.InReplyTo),
            [.. message.References.Select(id => $"<{id}>")],
            message.Subject ?? "",
            MailPeople.FirstIn(message, HeaderId.From),
            MailPeople.FirstIn(message, HeaderId.Sender),
            MailPeople.In(message, HeaderId.To),
            MailPeople.In(message, HeaderId.Cc),
            MailPeople.In(message, HeaderId.Bcc),
            MailPeople.In(message, HeaderId.ReplyTo),
            DateOf(message),
            ImportanceOf(message),
            content.Text,
            content.Html,
            content.Attachments,
            [.. HeadersOf(message).Select(header => new StoredHeader(header.Field, MailCharset.Unfolded(header.RawValue)))]);
    }

    private static async Task<MimeMessage?> LoadAsync(byte[] eml, CancellationToken ct)
    {
        try
        {
            return await MimeMessage.LoadAsync(new MemoryStream(eml), ct);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // The body's headers are in the same block of the file, but MimeKit keeps them with the body. A line without a colon is no header.
    private static IEnumerable<Header> HeadersOf(MimeMessage message) =>
        message.Headers.Concat(message.Body?.Headers ?? []).Where(header => !header.Field.Any(char.IsWhiteSpace))
            .OrderBy(header => header.Offset);

    private static string? Bracketed(string? id) => string.IsNullOrEmpty(id) ? null : $"<{id}>";

    // MimeMessage.Date is DateTimeOffset.MinValue both without a date and with an unreadable one. Exchange then takes the time of arrival,
    // also for the year 1, which MimeKit takes for 2001 with its century left out.
    private static DateTimeOffset? DateOf(MimeMessage message) => message.Headers[HeaderId.Date] is { } value
        && !YearOne().IsMatch(value) && DateUtils.TryParse(value, out var date) ? date : null;

    [GeneratedRegex(@"\b00\d\d\s+\d+:")]
    private static partial Regex YearOne();

    private static string ImportanceOf(MimeMessage message) =>
        message.Headers.Contains(HeaderId.Importance)
            ? message.Importance.ToString().ToLowerInvariant()
            : (message.XPriority, message.Priority) switch
            {
                (XMessagePriority.Highest or XMessagePriority.High, _) or (_, MessagePriority.Urgent) => "high",
                (XMessagePriority.Low or XMessagePriority.Lowest, _) or (_, MessagePriority.NonUrgent) => "low",
                _ => "normal",
            };
}
