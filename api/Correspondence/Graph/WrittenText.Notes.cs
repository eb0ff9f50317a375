using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

// HCL Notes heads an earlier mail with a name, a day below it, and then labels, with a colon or without one.
internal static partial class WrittenText
{
    private static Header? NotesAt(string[] lines, int i)
    {
        var day = Next(lines, i);
        if (day >= lines.Length || !NotesDay().IsMatch(Seen(lines[day])) || !NotesName().IsMatch(Seen(lines[i])))
        {
            return null;
        }

        var to = false;
        for (var next = day + 1; next < lines.Length && next < day + HeaderLines; next++)
        {
            var line = Seen(lines[next]);
            to = to || NotesTo().IsMatch(line);
            if (to && NotesSubject().IsMatch(line))
            {
                return new(line.EndsWith(':') || !line.Contains(':', StringComparison.Ordinal) ? Next(lines, next) + 1 : next + 1, true);
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"^(?:[""“]?(?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*[\s,]*){1,5}[""”]?\s*(?:/[\p{L}\p{M}\d /&.@-]+|<[^<>\s]+@[^<>\s]+>)?"
        + @"|[^\s@<>]+@[^\s@<>]+)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NotesName();

    [GeneratedRegex(
        @"^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?"
        + @"(?:\s\(?\p{L}{2,5}\)?)?$", Linear)]
    private static partial Regex NotesDay();

    [GeneratedRegex($@"^(?:{To})\s*(?:[:：].*)?$", Linear)]
    private static partial Regex NotesTo();

    [GeneratedRegex($@"^(?:{Subject})\s*(?:[:：].*)?$", Linear)]
    private static partial Regex NotesSubject();
}
