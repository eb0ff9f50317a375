using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Text;

namespace OutlookCrm.Simulator.Mail;

/// <summary>
/// The letters of a mail whose sender stated no charset, or stated Latin letters and wrote UTF-8: a mistake that mail programs recognise.
/// </summary>
internal static partial class MailCharset
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly HashSet<string> Latin =
        new(["us-ascii", "ascii", "iso-8859-1", "windows-1252"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The text of a part in its stated charset, or in UTF-8 where only a Latin charset is stated and the bytes are valid UTF-8. Lines that
    /// were only broken for the way (`format=flowed`, RFC 3676) are whole again.
    /// </summary>
    public static string TextOf(TextPart part) => part.IsFlowed
        ? new FlowedToText { DeleteSpace = "yes".Equals(part.ContentType.Parameters["delsp"], StringComparison.OrdinalIgnoreCase) }.Convert(
            Decoded(part))
        : Decoded(part);

    /// <summary>A header's value on one line, encoded words unchanged. UTF-8 is legal there today (RFC 6532).</summary>
    public static string Unfolded(byte[] value) => Fold().Replace(Utf8(value) ?? Encoding.Latin1.GetString(value), " ").Trim();

    private static string Decoded(TextPart part)
    {
        if (part.Content is null)
        {
            return "";
        }

        using var content = new MemoryStream();
        part.Content.DecodeTo(content);
        return Latin.Contains(part.ContentType.Charset ?? "us-ascii") && Utf8(content.ToArray()) is { } text ? text : part.Text;
    }

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\r?\n[ \t]*")]
    private static partial Regex Fold();
}
