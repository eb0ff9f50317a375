using System.Globalization;
using System.Text;

namespace OutlookCrm.Simulator.Mail;

/// <summary>A message as MIME: as it came, or written for one that was made here.</summary>
internal static class Mime
{
    public static byte[] Of(StoredMessage message) => message.Mime ?? Encoding.UTF8.GetBytes(Write(message));

    private static string Write(StoredMessage message)
    {
        var mime = new StringBuilder();
        Header("From", message.From is { } from ? List([from]) : "");
        Header("To", List(message.To));
        Header("Cc", List(message.Cc));
        Header("Subject", Encode(message.Subject));
        Header("Date", message.Sent.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header("Message-ID", message.InternetMessageId);
        Header("In-Reply-To", message.InReplyTo ?? "");
        Header("References", string.Join(' ', message.References));
        Header("MIME-Version", "1.0");
        Header("Content-Type", message.Html is null ? "text/plain; charset=utf-8" : "text/html; charset=utf-8");
        Header("Content-Transfer-Encoding", "base64");
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(message.Html ?? message.Text), Base64FormattingOptions.InsertLineBreaks);
        return mime.Append("\r\n").Append(body).Append("\r\n").ToString();

        void Header(string name, string value)
        {
            if (value.Length > 0)
            {
                mime.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }
        }
    }

    private static string List(IEnumerable<Person> people) =>
        string.Join(", ", people.Select(person => person.Name.Length > 0 ? $"{Encode(person.Name)} <{person.Address}>" : $"<{person.Address}>"));

    private static string Encode(string text) =>
        text.All(char.IsAsciiLetterOrDigit) ? text : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
