using System.Text;

namespace OutlookCrm.Simulator.Mail;

/// <summary>Tells an .eml file from a file of another kind, before a person's file becomes a mail.</summary>
internal static class MailFile
{
    private const int Looked = 64 * 1024;

    private static readonly HashSet<string> s_ofMails = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Received",
        "Return-Path", "Delivered-To", "MIME-Version", "Content-Type",
    };

    /// <summary>Why the file is no mail, in one sentence; null for a mail. One header that only mails have makes a mail.</summary>
    public static string? WhyNone(byte[] file)
    {
        var head = file.AsSpan(0, Math.Min(file.Length, Looked));
        return head.IsEmpty ? "The file is empty."
            : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
                ? "This is an Outlook file (.msg), not an .eml file: in Outlook choose Save as, then the type .eml."
            : head.Contains((byte)0) || !Fields(head).Any(s_ofMails.Contains)
                ? "This file is not an email: it does not begin with headers such as From, To and Subject."
            : null;
    }

    // Up to the first empty line; a line that begins with a space goes on with the one before.
    private static List<string> Fields(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', '\r', '\n');
        return text.ReplaceLineEndings("\n").Split("\n\n", 2)[0].Split('\n')
            .Where(line => line.Length > 0 && !char.IsWhiteSpace(line[0]) && line.Contains(':', StringComparison.Ordinal))
            .Select(line => line.Split(':', 2)[0].TrimEnd()).ToList();
    }
}
