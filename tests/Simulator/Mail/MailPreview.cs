using System.Text.RegularExpressions;

namespace OutlookCrm.Simulator.Mail;

/// <summary>The first words of a message or a meeting, at most 255 characters, never half of one.</summary>
internal static partial class MailPreview
{
    public static string Of(StoredMessage message) => Of(message.Text);

    public static string Of(string words)
    {
        var text = Space().Replace(words, " ").Trim();
        if (text.Length <= 255)
        {
            return text;
        }

        return char.IsHighSurrogate(text[254]) ? text[..254] : text[..255];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
