using System.Text.RegularExpressions;

namespace OutlookCrm.Simulator.Mail;

/// <summary>Graph's uniqueBody: what this message adds to its conversation, without the replies quoted below it.</summary>
internal static partial class UniqueBody
{
    public static string OfText(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines.Length;
        for (var index = 0; index < lines.Length; index++)
        {
            if (StartsQuote(lines, index))
            {
                end = index;
                break;
            }
        }

        // Inline answers: single quoted lines go, the answers between them stay.
        return string.Join("\r\n", lines.Take(end).Where(line => !line.StartsWith('>'))).TrimEnd();
    }

    private static bool StartsQuote(string[] lines, int index)
    {
        var line = lines[index].Trim();
        return Original().IsMatch(line) ||
               (Wrote().IsMatch(line) && Following(lines, index).StartsWith('>')) ||
               (OutlookFrom().IsMatch(line) && lines.Skip(index + 1).Take(3).Any(next => OutlookSent().IsMatch(next.Trim())));
    }

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
}
