using System.Text.RegularExpressions;

namespace OutlookCrm.Simulator.Mail;

/// <summary>Graph's uniqueBody: what this message adds to its conversation, without the replies quoted below it.</summary>
internal static partial class UniqueBody
{
    public static string OfText(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Enumerable.Range(0, lines.Length).FirstOrDefault(index => StartsQuote(lines, index), lines.Length);

        // Inline answers: quoted lines go, the answers between them stay.
        var own = Enumerable.Range(0, end).Where(index => !IsQuoted(lines, index)).Select(index => lines[index]);
        return string.Join("\r\n", own).TrimEnd();
    }

    private static bool StartsQuote(string[] lines, int index)
    {
        var line = lines[index].Trim();
        return Original().IsMatch(line) || (Wrote().IsMatch(line) && Following(lines, index).StartsWith('>')) || IsHeader(lines, index);
    }

    // A mail program names the address of who sent the earlier mail, and when to the minute. A journey has a from, a to and a day, too.
    private static bool IsHeader(string[] lines, int index) =>
        OutlookFrom().IsMatch(lines[index].Trim()) && lines[index].Contains('@', StringComparison.Ordinal)
        && lines.Skip(index + 1).Take(3).Any(next => OutlookSent().IsMatch(next.Trim()) && TimeOfDay().IsMatch(next));

    // "> 5 kg by truck" is a size, unless quoted lines stand beside it.
    private static bool IsQuoted(string[] lines, int index) => lines[index].StartsWith('>')
        && (!Size().IsMatch(lines[index]) || lines.Skip(index - 1).Take(3).Any(line => line.StartsWith('>') && !Size().IsMatch(line)));

    private static string Following(string[] lines, int index) => lines.Skip(index + 1).FirstOrDefault(line => line.Length > 0) ?? "";

    [GeneratedRegex(
        @"^-{2,}\s*(Original Message|Αρχικό μήνυμα|Mesaj original|Eredeti üzenet|پیام اصلی|Oorspronklike boodskap)\s*-{2,}$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Original();

    [GeneratedRegex(@"(wrote|έγραψε|a scris|írta|نوشت|skryf|het geskryf)\s*:\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"^\*?(From|Από|De la|Feladó|از|Van):\*?\s", RegexOptions.IgnoreCase)]
    private static partial Regex OutlookFrom();

    [GeneratedRegex(@"^\*?(Sent|Date|Στάλθηκε|Trimis|Elküldve|ارسال|Gestuur):\*?\s", RegexOptions.IgnoreCase)]
    private static partial Regex OutlookSent();

    [GeneratedRegex(@"\d{1,2}[:.]\d{2}")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^>=?\s?\d")]
    private static partial Regex Size();
}
