using System.Text.RegularExpressions;

namespace OutlookCrm.Simulator.Mail;

/// <summary>
/// Which conversation a message belongs to: that of a message it refers to, else that of the same subject with a reply's prefix, else a new
/// one.
/// </summary>
internal static partial class Conversations
{
    public static string Find(Mailbox mailbox, string subject, IEnumerable<string?> references, string? messageId)
    {
        var ids = references.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var known = mailbox.Messages;
        var related = known.FirstOrDefault(message => ids.Contains(message.InternetMessageId)) ??
                      known.FirstOrDefault(message => message.InReplyTo is { } earlier && ids.Contains(earlier)) ??
                      (messageId is null ? null
                          : known.FirstOrDefault(message => message.InReplyTo == messageId || message.References.Contains(messageId)));
        // A reply without references (odd clients) still carries the subject.
        related ??= ids.Count == 0 && IsReply(subject)
            ? known.FirstOrDefault(
                message => string.Equals(Normalise(message.Subject), Normalise(subject), StringComparison.OrdinalIgnoreCase))
            : null;
        return related?.ConversationId ?? ItemIds.Conversation(mailbox.Owner.Id, messageId ?? Guid.NewGuid().ToString("N"));
    }

    /// <summary>The subject without reply and forward prefixes.</summary>
    public static string Normalise(string subject) => Prefixes().Replace(subject, "").Trim();

    private static bool IsReply(string subject) => Normalise(subject) is { Length: > 0 } rest && rest.Length < subject.Trim().Length;

    [GeneratedRegex(@"^(\s*(re|fw|fwd|aw|απ|σχετ|προωθ|rv|vá|továbbítva)\s*:\s*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Prefixes();
}
