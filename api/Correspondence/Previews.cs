using System.Text.RegularExpressions;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>What a list shows of a mail's text: its beginning, and its first sentence after the greeting. Pure; time is linear.</summary>
internal static partial class Previews
{
    private const int LongestGreeting = 60;
    private const int LongestSentence = 200;
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>The first words on one line, at most <paramref name="longest"/> UTF-16 units; links and pictures are none.</summary>
    public static string Of(string text, int longest)
    {
        var line = new StringBuilder(longest + 1);
        foreach (var word in Words().EnumerateMatches(text))
        {
            if (line.Length > longest)
            {
                break;
            }

            var span = text.AsSpan(word.Index, Math.Min(word.Length, longest + 1));
            if (span is not (['<' or '[', 'h', 't', 't', 'p', ..] or ['[', 'c', 'i', 'd', ':', ..] or ['[', 'i', 'm', 'a', 'g', 'e', ..]))
            {
                line.Append(line.Length > 0 ? " " : "").Append(span);
            }
        }

        return LongText.Cut(line.ToString(), longest);
    }

    /// <summary>The first sentence that says something; empty where there is none.</summary>
    public static string FirstSentenceOf(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var from = lines.TakeWhile(line => line.Length <= LongestGreeting && Greeting().IsMatch(line) && line.IndexOfAny(['.', '?']) < 0)
            .Count();
        var said = Of(string.Join('\n', lines.Skip(from < lines.Length ? from : 0).Take(20)), 4 * LongestSentence);
        var greeted = Greeted().Match(said);
        said = greeted.Success && greeted.Length < said.Length && greeted.Length <= LongestGreeting ? said[greeted.Length..] : said;
        return LongText.Cut(Sentence().Match(said) is { Success: true } first ? first.Value : said, LongestSentence);
    }

    private const string Greetings =
        @"hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|γει[αά]( σας| σου)?|καλημέρα|καλησπέρα|αγαπητ\w+"
        + @"|αξιότιμ\w+|κύριε|κυρία"
        + @"|bun[ăa]( ziua| dimineața| seara)?|salut|stimat\w*|drag[ăa]|szia(sztok)?|hell[oó]|jó (?:reggelt|napot|estét)( kívánok)?"
        + @"|tisztelt|kedves"
        + @"|سلام|درود|با سلام|جناب|سرکار|hallo|goeie (?:dag|môre|middag|naand)|beste|geagte|liewe|guten (?:tag|morgen|abend)"
        + @"|sehr geehrte\w*|lieber?|moin"
        + @"|servus|grüß\w*|bonjour|bonsoir|cher|chère|hola|buenos días|buenas \w+|estimad\w+|querid\w+|ciao|buongiorno|buonasera"
        + @"|gentil\w+|egregi\w+|caro|cara"
        + @"|здравствуйте|добрый день|уважаем\w+|привет";

    [GeneratedRegex(@"\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex($@"^(?:{Greetings})\b.*$", Linear)]
    private static partial Regex Greeting();

    [GeneratedRegex($@"^(?:{Greetings})\b[^,.!?:;]*[,!:،]\s+", Linear)]
    private static partial Regex Greeted();

    // A full stop within a number, a name or an abbreviation ends nothing.
    [GeneratedRegex(@"^.{12,}?[.!?;؟。](?=\s+[\p{Lu}\p{Lo}\d""“«(]|$)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Sentence();
}
