using System.Text.RegularExpressions;

namespace OutlookCrm.Simulator.Mail;

/// <summary>The first words of a message, at most 255 characters, never half of one.</summary>
internal static partial class MailPreview
{
    public static string Of(StoredMessage message)
    {
        var text = Space().Replace(message.Text, " ").Trim();
        if (text.Length <= 255)
        {
            return text;
        }

        return char.IsHighSurrogate(text[254]) ? text[..254] : text[..255];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
