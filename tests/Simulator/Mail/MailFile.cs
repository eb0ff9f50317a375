using System.Text;
using System.Text.RegularExpressions;

namespace OutlookCrm.Simulator.Mail;

/// <summary>Tells an .eml file from a file of another kind, before a person's file becomes a mail.</summary>
internal static partial class MailFile
{
    private const int Looked = 64 * 1024;

    private static readonly HashSet<string> s_ofMails = new(StringComparer.OrdinalIgnoreCase)
    {
        "Subject", "Message-ID", "In-Reply-To", "References", "Received", "Return-Path", "Delivered-To", "MIME-Version",
    };

    // A note says from whom and to whom it is, too, but gives no address.
    private static readonly HashSet<string> s_withAddress = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "Sender", "Reply-To", "To", "Cc", "Bcc",
    };

    /// <summary>
    /// Why the file is no mail, in one sentence; null for a mail. A mail begins with a header, and has one that only mails have.
    /// </summary>
    public static string? WhyNone(byte[] file)
    {
        var head = file.AsSpan(0, Math.Min(file.Length, Looked));
        return head.IsEmpty ? "The file is empty."
            : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
                ? "This is an Outlook file (.msg), not an .eml file: in Outlook choose Save as, then the type .eml."
            : head.Contains((byte)0) || !BeginsAsMail(Encoding.Latin1.GetString(head))
                ? "This file is not an email: it does not begin with headers such as From, To and Subject."
            : null;
    }

    // Up to the first empty line. Behind the first header a damaged line is no reason to refuse a mail.
    private static bool BeginsAsMail(string head)
    {
        var lines = head.TrimStart('\u00EF', '\u00BB', '\u00BF', '\r', '\n').ReplaceLineEndings("\n").Split("\n\n", 2)[0].Split('\n');
        return (Header().IsMatch(lines[0]) || OfMailbox().IsMatch(lines[0])) && lines.Select(line => Header().Match(line)).Any(header =>
            s_ofMails.Contains(header.Groups["name"].Value)
            || (s_withAddress.Contains(header.Groups["name"].Value) && header.Groups["value"].Value.Contains('@')));
    }

    [GeneratedRegex(@"^(?<name>[!-9;-~]+)\s*:(?<value>.*)$")]
    private static partial Regex Header();

    // The line above a mail in a mailbox of Unix.
    [GeneratedRegex(@"^>?From (?:\S+@\S+(?:\s.*)?|\S+ .*\d{4})\s*$")]
    private static partial Regex OfMailbox();
}
