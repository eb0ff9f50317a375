using System.Text.RegularExpressions;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Whether two mails of one Message-ID, author and second say the same. The copies of one mail in two mailboxes may differ by what mail
/// systems and lists write around a subject and a text, by links that are written anew for each recipient, and by what is quoted. Pure;
/// time is linear.
/// </summary>
internal static partial class MailPrint
{
    private const int Bytes = 8;

    /// <summary>Digits of what a mail says: the same digits, the same mail.</summary>
    public static string Of(string subject, string text) => RowKeys.Hash(Bytes, string.Join(' ', WordsOf(Bare(subject))),
        string.Join(' ', WordsOf(text)));

    /// <summary>True unless the subjects differ, or each text has words that the other one does not have in this order.</summary>
    public static bool MayBeSame((string Subject, string Text) one, (string Subject, string Text) other)
    {
        var (subject, otherSubject) = (WordsOf(Bare(one.Subject)), WordsOf(Bare(other.Subject)));
        return (IsLong(one.Subject) || IsLong(other.Subject) || subject.SequenceEqual(otherSubject))
            && IsOneWithin(WordsOf(one.Text), WordsOf(other.Text));
    }

    private static bool IsOneWithin(List<string> few, List<string> many)
    {
        (few, many) = few.Count <= many.Count ? (few, many) : (many, few);
        var next = 0;
        foreach (var word in many)
        {
            next += next < few.Count && few[next] == word ? 1 : 0;
        }

        return next == few.Count;
    }

    // A subject so long was cut when it was stored.
    private static bool IsLong(string subject) => subject.Length >= FiledMail.SubjectUnits - 1;

    private static string Bare(string subject) => Tags().Replace(subject, "") is { Length: > 0 } bare ? bare : subject;

    private static List<string> WordsOf(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.Contains("://", StringComparison.Ordinal))
            .Select(LettersOf)
            .Where(word => word.Length > 0)];

    // Most words have no other signs and stay as they are.
    private static string LettersOf(string word)
    {
        foreach (var unit in word)
        {
            if (!char.IsLetterOrDigit(unit))
            {
                return string.Concat(word.Where(char.IsLetterOrDigit));
            }
        }

        return word;
    }

    // "[EXTERNAL]", "[wood-list]".
    [GeneratedRegex(@"^\s*(?:\[[^\]\n]*\]\s*)+", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
