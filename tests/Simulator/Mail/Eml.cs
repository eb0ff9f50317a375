using System.Globalization;
using System.Text;

namespace OutlookCrm.Simulator.Mail;

/// <summary>Writes plain .eml files, for tests and scripts that need a mail.</summary>
public static class Eml
{
    /// <summary>A UTF-8 mail. Addresses are written unchanged: `Name &lt;a@b&gt;, c@d`.</summary>
    public static string Write(
        string from,
        string to,
        string subject = "Hello",
        string text = "Hello.",
        string? messageId = null,
        string? inReplyTo = null,
        string? cc = null,
        DateTimeOffset? date = null,
        string? html = null)
    {
        var eml = new StringBuilder();
        Header("From", from);
        Header("To", to);
        Header("Cc", cc);
        Header("Subject", subject);
        Header("Date", (date ?? DateTimeOffset.UtcNow).UtcDateTime.ToString(
            "ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header("Message-ID", messageId ?? NewMessageId());
        Header("In-Reply-To", inReplyTo);
        Header("References", inReplyTo);
        Header("MIME-Version", "1.0");
        Header("Content-Type", html is null ? "text/plain; charset=utf-8" : "text/html; charset=utf-8");
        Header("Content-Transfer-Encoding", "8bit");
        return eml.Append("\r\n").Append((html ?? text).ReplaceLineEndings("\r\n")).Append("\r\n").ToString();

        void Header(string name, string? value)
        {
            if (value is not null)
            {
                eml.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
    }

    /// <summary>A Message-ID that no other mail has.</summary>
    public static string NewMessageId() => $"<{Guid.NewGuid():N}@mail.example>";
}
