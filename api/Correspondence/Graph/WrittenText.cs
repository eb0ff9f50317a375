using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// What a person wrote, out of what Graph gives as a message's own text: without the earlier mail below it, which Graph leaves there when
/// another mail program wrote its header, and without the invisible signs by which newsletters push their text out of a preview. A
/// sentence that only resembles a header stays. Pure; time is linear in the text.
/// </summary>
internal static partial class WrittenText
{
    private const int LongestHeaderLine = 300;
    private const int HeaderLines = 8;

    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    // English, Greek, Romanian, Hungarian, Persian, Afrikaans, Russian, German, French, Spanish, Italian; Dutch and Portuguese besides.
    private const string Wrote =
        @"wrote|έγραψε|έγραψαν|a scris|(?:ezt )?írta|نوشت(?:ه است)?|(?:het )?ge?skryf|skryf|написала?|написал\(а\)|пишет|schrieb"
        + @"|a écrit|escribió"
        + "|ha scritto|scrisse|schreef|escreveu";

    private const string Original =
        @"original (?:message|appointment)|forwarded message|reply message|ursprüngliche nachricht|originalnachricht"
        + @"|weitergeleitete nachricht"
        + @"|message (?:d[’']origine|original|transféré)|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)"
        + @"|исходное сообщение"
        + @"|пересылаемое сообщение|пересланное сообщение|αρχικό μήνυμα|προωθημένο μήνυμα|mesaj(?:ul)? (?:original|inițial"
        + @"|redirecționat|redirecţionat)"
        + @"|eredeti üzenet|továbbított üzenet|پیام اصلی|پیام ارسال شده|oorspronklike boodskap|aangestuurde boodskap|oorspronkelijk bericht"
        + "|mensagem original";

    private const string From = @"from|από|de la|de|feladó|از|فرستنده|van|от|von|da|expéditeur|mittente|remitente|küldő";
    private const string Sent =
        @"sent|date|στάλθηκε|ημερομηνία|αποστολή|trimis|trimisă|data|elküldve|küldve|dátum|ارسال(?: شده)?|تاریخ|gestuur|datum|дата"
        + @"|отправлено|gesendet"
        + "|envoyé|enviado(?: el)?|fecha|inviato";
    private const string To = @"to|προς|către|catre|címzett|به|گیرنده|aan|кому|an|à|para|a";
    private const string Subject = @"subject|θέμα|subiect|tárgy|موضوع|onderwerp|тема|betreff|objet|asunto|oggetto|assunto";

    /// <summary>The text above the first earlier mail; the whole where nothing stands above it.</summary>
    public static string Of(string text)
    {
        var shown = Filler().Replace(text, "");
        var lines = shown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (QuoteAt(lines, i) is { } end)
            {
                return Above(lines, i, end) is { Length: > 0 } above ? above : shown;
            }
        }

        return shown.Length == text.Length ? text : Gaps().Replace(shown, "\n\n").Trim();
    }

    // What stands above an earlier mail, and what was written below its marked lines.
    private static string Above(string[] lines, int header, int end)
    {
        var quoted = end;
        while (quoted < lines.Length && (lines[quoted].StartsWith('>') || string.IsNullOrWhiteSpace(lines[quoted])))
        {
            quoted++;
        }

        var isMarked = lines.AsSpan(end, quoted - end).ContainsAnyMarked();
        var above = string.Join('\n', lines.Take(header)).TrimEnd();
        var below = isMarked ? string.Join('\n', lines.Skip(quoted).Where(line => !line.StartsWith('>'))).Trim() : "";
        return below.Length == 0 ? above.TrimStart('\n') : $"{above}\n\n{Of(below)}".Trim();
    }

    private static bool ContainsAnyMarked(this Span<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.StartsWith('>'))
            {
                return true;
            }
        }

        return false;
    }

    // The line after an earlier mail's header; null where none begins.
    private static int? QuoteAt(string[] lines, int i)
    {
        var line = lines[i].Trim();
        return line.Length is 0 or > LongestHeaderLine ? null
            : Separator().IsMatch(line) ? i + 1
            : IsRule(line) && HeaderAt(lines, Next(lines, i)) is { } below ? below
            : HeaderAt(lines, i) ?? AttributionAt(lines, i);
    }

    // "From:", "Sent:", "To:", "Subject:", each on a line. Without a subject only where the sender has an address: goods have a from and a
    // to.
    private static int? HeaderAt(string[] lines, int i)
    {
        if (i >= lines.Length || FromLine().Match(lines[i].Trim()) is not { Success: true } from)
        {
            return null;
        }

        var (sent, to, subject, last) = (false, false, false, i);
        for (var next = i + 1; next < lines.Length && next <= i + HeaderLines; next++)
        {
            var line = lines[next].Trim();
            (sent, to, subject) = (sent || SentLine().IsMatch(line), to || ToLine().IsMatch(line), subject || SubjectLine().IsMatch(line));
            last = AnyLine().IsMatch(line) ? next : last;
            if (line.Length == 0 && last == next - 1 && (subject || sent))
            {
                break;
            }
        }

        var hasAddress = from.Value.Contains('@', StringComparison.Ordinal);
        return (subject && (sent || to)) || (hasAddress && sent) ? last + 1 : null;
    }

    // "On …, Maria <maria@…> wrote:", which some programs break into up to four lines.
    private static int? AttributionAt(string[] lines, int i)
    {
        var joined = "";
        for (var next = i; next < lines.Length && next < i + 4 && joined.Length <= LongestHeaderLine; next++)
        {
            if (string.IsNullOrWhiteSpace(lines[next]))
            {
                return null;
            }

            joined = joined.Length == 0 ? lines[next].Trim() : $"{joined} {lines[next].Trim()}";
            if (joined.EndsWith(':') || joined.EndsWith('：'))
            {
                return IsAttribution(joined) ? next + 1 : null;
            }
        }

        return null;
    }

    private static bool IsAttribution(string line) => Dated().IsMatch(line)
        && (WroteAtEnd().IsMatch(line) ? DateFirst().IsMatch(line) || AddressFirst().IsMatch(line) || NameFirst().IsMatch(line)
            : AddressAtEnd().Match(line) is { Success: true } end && DateAlone().IsMatch(line[..end.Index]));

    private static bool IsRule(string line) => line.Length >= 5 && line.All(c => c is '_' or '-' or '=');

    private static int Next(string[] lines, int i)
    {
        do
        {
            i++;
        }
        while (i < lines.Length && string.IsNullOrWhiteSpace(lines[i]));
        return i;
    }

    // A non-joiner within a word and a joiner within an emoji belong there.
    [GeneratedRegex(
        @"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0]|(?<![\p{L}\p{M}])\u200c|\u200c(?!\p{L})"
        + @"|(?<=\s|^)\u200d|\u200d(?=\s|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Filler();

    [GeneratedRegex(@"[ \t\u00a0\u2007\u202f]*\n(?:[ \t\u00a0\u2007\u202f]*\n)+", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();

    [GeneratedRegex(
        $@"^[\s>]*(?:-{{2,}}|_{{2,}}|—{{1,}})\s*(?:{Original})\s*:?\s*(?:-{{2,}}|_{{2,}}|—{{1,}})\s*$|^begin forwarded message:$", Linear)]
    private static partial Regex Separator();

    [GeneratedRegex($@"^\*?(?:{From})\s*:\*?\s*\S.*$", Linear)]
    private static partial Regex FromLine();

    [GeneratedRegex($@"^\*?(?:{Sent})\s*:\*?\s*\S.*\d", Linear)]
    private static partial Regex SentLine();

    [GeneratedRegex($@"^\*?(?:{To})\s*:\*?\s*\S", Linear)]
    private static partial Regex ToLine();

    [GeneratedRegex($@"^\*?(?:{Subject})\s*:\*?(?:\s|$)", Linear)]
    private static partial Regex SubjectLine();

    [GeneratedRegex(
        $@"^\*?(?:{From}|{Sent}|{To}|{Subject}|cc|κοιν\.?|copie|másolat|kopie|копия|رونوشت|importance|attachments)\s*:\*?(?:\s|$)", Linear)]
    private static partial Regex AnyLine();

    // A time, and a year or a day with its month in digits.
    [GeneratedRegex(@"(?:\d{1,2}[:.]\d{2}.*(?:\d{4}|\d[./-]\d)|(?:\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}).*\d{1,2}[:.]\d{2}|\d{4}.*[@<])",
        Linear)]
    private static partial Regex Dated();

    [GeneratedRegex(
        $@"(?:^|[\s,،>)])(?:{Wrote})\s*(?:\([^()]*\)|(?:am|on|le|el|il|στις|op)\s[^@]*\d[^@]*)?\s*[:：]$"
        + $@"|schrieb\s[^:]*(?::\d\d)*[^:]*[:：]$|het .* geskryf\s*[:：]$", Linear)]
    private static partial Regex WroteAtEnd();

    [GeneratedRegex($@"^[>\s]*(?:on|am|le|el|il|στις|την|în|in data de|pe|op|در|em|\d{{1,4}}|\p{{L}}{{1,3}}\.?,)\W", Linear)]
    private static partial Regex DateFirst();

    [GeneratedRegex(@"^[^<>@]{0,80}<[^<>\s]+@[^<>\s]+>", Linear)]
    private static partial Regex AddressFirst();

    [GeneratedRegex($@"^(?:\p{{L}}[\p{{L}}.'’-]*\s){{1,4}}(?:{Wrote})\s+(?:am|on|le|el|il|στις|op)\s", Linear)]
    private static partial Regex NameFirst();

    [GeneratedRegex(
        @"[\s,،]*(?:(?:[""'“]?[\p{L}\p{M}][\p{L}\p{M}\d.,'’""”()-]*\s+){0,6})?<[^<>\s]+@[^<>\s]+>\s*[:：]$",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex AddressAtEnd();

    // Nothing but a date: a sentence that names an address does not begin like this.
    [GeneratedRegex(
        @"^(?:(?:on|am|le|el|il(?: giorno)?|στις|την|în(?: data de)?|in data de|pe|op|در(?: تاریخ)?"
        + @"|em)\s+)?(?:\p{L}{2,12}[.,]+\s*)?(?:\p{L}{3,12}[.,]?\s+)?\d"
        + @"[\d.,:/\s()+-]*(?:\p{L}{1,12}[\d.,:/\s()+-]*){0,8}$",
        Linear)]
    private static partial Regex DateAlone();
}
