using System.Buffers;
using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

/// <summary>
/// What newsletters put above a mail for the message list alone, hidden from who reads the mail: a sentence, often several times, often
/// with signs behind it that nobody sees. Pure; time is linear.
/// </summary>
internal static partial class Teasers
{
    private const int UnitsOfTop = 2_000;
    private const int FirstLines = 8;
    private const int MostWords = 40;
    private const int FewestWords = 3;

    // A sentence that is shorter hides none besides.
    private const int LongestWord = 30;

    private static readonly SearchValues<char> s_blanks = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(unit => (char)unit).Where(char.IsWhiteSpace)]);

    /// <summary>
    /// True for a text that may begin with what no reader sees: its first line is no greeting, more follows, and it answers nothing.
    /// </summary>
    public static bool MayBeIn(string text, string subject)
    {
        var top = text[..Math.Min(text.Length, UnitsOfTop)];
        return Fillers().IsMatch(top) || WithoutRepeats(top).Length < top.Length || Previews.IsGreetedLater(top)
            || (!Answer().IsMatch(subject) && top.Trim() is var begun
                && (begun.Length > LongestWord || begun.Contains('\n', StringComparison.Ordinal)) && !Previews.IsGreeted(begun));
    }

    /// <summary>The text without the first lines and sentences that follow once more.</summary>
    public static string WithoutRepeats(string text)
    {
        for (var left = FirstLines; left > 0 && Repeated(text) is > 0 and var length; left--)
        {
            text = text[length..].TrimStart();
        }

        return text;
    }

    // How much of the beginning is said again: some words at once, or a whole line some lines below.
    private static int Repeated(string text)
    {
        var top = text[..Math.Min(text.Length, UnitsOfTop)];
        if (!IsBegunAgain(top))
        {
            return 0;
        }

        var words = Words().Matches(top).Where(word => !Previews.IsUnseen(word.ValueSpan)).ToList();
        for (var count = 1; count <= MostWords && 2 * count <= words.Count; count++)
        {
            var times = 1;
            while ((times + 1) * count <= words.Count && IsSame(words, count, times))
            {
                times++;
            }

            // Two or three words may be said twice: "Thank you, thank you".
            // A single sign again and again is a row of a table or a tune.
            if (times > 1 && (count >= FewestWords || times > FewestWords) && words.Take(count).Any(word => word.Length > 1))
            {
                return words[count * (times - 1)].Index;
            }
        }

        var end = top.IndexOf('\n', StringComparison.Ordinal);
        var first = end > 0 ? top[..end].Trim() : "";
        return first.Count(char.IsWhiteSpace) >= FewestWords - 1 && top[(end + 1)..].Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0).Take(FirstLines).Any(line => line.StartsWith(first, StringComparison.Ordinal)) ? end + 1 : 0;
    }

    // What is said again begins with the first word again. Nearly every mail is told by that, without a look at its other words.
    private static bool IsBegunAgain(ReadOnlySpan<char> top)
    {
        while (!(top = top.TrimStart()).IsEmpty)
        {
            var length = top.IndexOfAny(s_blanks);
            var word = length < 0 ? top : top[..length];
            top = top[word.Length..];
            if (top.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }

            if (!Previews.IsUnseen(word))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsSame(List<Match> words, int count, int times)
    {
        for (var word = 0; word < count; word++)
        {
            if (words[word].Value != words[(times * count) + word].Value)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    // How mail programs begin the subject of an answer.
    [GeneratedRegex(
        @"^\s*(?:re|aw|sv|vs|antw?|odp|ynt|res|rép|r|rif|σχετ|απ|на|ответ|پاسخ|رد|vá|válasz|răsp|回复|答复|返信|回覆)\s*(?:\[\d+\])?\s*[:：]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Answer();

    // Between letters such a sign is spelling; several of them in a row, or alone between blanks again and again, are filler.
    [GeneratedRegex(@"[\u00ad\u034f\u200b-\u200d\u2060\u2800\u3164\ufeff]{4}|(?:\s[\u00ad\u034f\u200b-\u200d\u2060\u2800\u3164\ufeff]+){4}",
        RegexOptions.NonBacktracking)]
    private static partial Regex Fillers();
}
