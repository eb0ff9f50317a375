using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

// A program's line names somebody and says nothing else; a person's sentence tells who wrote to whom.
internal static partial class WrittenText
{
    private const int MostNames = 7;

    // No name has such a word; a sentence about who wrote seldom lacks one.
    private static readonly HashSet<string> s_ofSentences = new(StringComparer.OrdinalIgnoreCase)
    {
        "we", "you", "he", "she", "they", "us", "me", "our", "your", "my", "his", "their", "who", "which", "that",
        "wir", "ich", "sie", "uns", "mir", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "unser", "unsere", "unserem", "unserer",
        "mein", "meine", "nous", "vous", "notre", "votre", "nos", "vos", "nosotros", "usted", "ustedes", "nuestro", "nuestra", "vuestro",
        "nostro", "nostra", "vostro", "vostra", "noastră", "nostru", "voastră", "vostru", "dumneavoastră", "nekünk", "önök", "nekem",
        "μας", "σας", "μου", "σου", "εμείς", "εσείς", "мы", "вы", "нам", "вам", "наш", "ваш", "наша", "ваша", "ما", "شما", "ons", "julle",
    };

    // What stands between a program's date and the name, and the small words of names.
    private static readonly HashSet<string> s_besideNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "am", "pm", "π.μ", "μ.μ", "uhr", "г", "keltezéssel", "időpontban", "dátummal", "ο", "η", "ο/η", "χρήστης", "het", "hat", "ha",
        "tarihinde", "via", "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn",
        "af", "av", "zu", "ter", "ten", "te", "y", "e",
    };

    // Words for a day, the small words before it, and what joins it to a name. In lines without a date.
    private static readonly HashSet<string> s_ofDays = new(
        ("on at in am um le la el il à a las alle alla ore giorno dia día op om het hat ha den på kl στις στη την τη τον o ο η ο/η χρήστης "
            + "в во от pe în ora dátummal időpontban در تاریخ روز ساعت yesterday today heute gestern hier aujourd'hui aujourd’hui "
            + "ayer hoy ieri oggi χθες χτες σήμερα вчера сегодня azi astăzi tegnap ma gister vandag gisteren "
            + "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim lunes martes miércoles jueves viernes "
            + "sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica понедельник вторник среда среду четверг "
            + "пятница пятницу суббота субботу воскресенье пн вт ср чт пт сб вс "
            + "luni marți miercuri joi vineri sâmbătă duminică hétfő hétfőn kedd kedden "
            + "szerda szerdán csütörtök csütörtökön péntek pénteken szombat szombaton vasárnap maandag dinsdag woensdag donderdag vrydag "
            + "saterdag sondag vrijdag zaterdag zondag uhr h pm г ezt").Split(' '), StringComparer.OrdinalIgnoreCase);

    // A sentence begins with such a word, a program's line never does.
    private static readonly HashSet<string> s_ofBeginnings = new(
        ("as and also then when but so what how here wie und als auch dann aber was comme et aussi puis mais quand como y también pero "
            + "come anche poi ma όπως και cum și iar așa ahogy és mint как и что همانطور و چون soos en maar").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    // A name, its address and the verb, with words for a day at most: "Yesterday at 9:12, Maria <maria@…> wrote:".
    private static bool IsUndated(string line)
    {
        if (!AddressAtVerb().IsMatch(line) || Address().Match(line) is not { Success: true } address)
        {
            return false;
        }

        var others = Verbs().Replace(Times().Replace($"{line[..address.Index]} {line[(address.Index + address.Length)..]}", " "), " ");
        var words = Words(others).ToList();
        var names = words.Where(word => !s_ofDays.Contains(word) && !s_besideNames.Contains(word)).ToList();
        return names.Count is > 0 and <= MostNames && !s_ofBeginnings.Contains(words[0])
            && names.TrueForAll(word => !char.IsLower(word[0]) && !s_ofSentences.Contains(word));
    }

    private static bool NamesSomebodyOnly(string line)
    {
        var address = Address().Match(line);
        if (address.Success)
        {
            return !Words(Verbs().Replace(line[..address.Index], " ")).Any(s_ofSentences.Contains);
        }

        if (Verbs().Matches(line) is not { Count: > 0 } verbs)
        {
            return true;
        }

        // The name stands between the date and the verb, or behind the verb; the date may come last.
        var verb = verbs[^1];
        var (before, after) = (line[..verb.Index], line[(verb.Index + verb.Length)..]);
        before = Times().Matches(before) is { Count: > 0 } times ? before[(times[^1].Index + times[^1].Length)..]
            : DayAlone().Replace(line, "") is var rest && rest.Length < line.Length ? Verbs().Replace(rest, " ") : before;
        after = DateBehind().Replace(after, "");
        var firm = WithFirm().Match($"{before} {after}");
        var words = Words(firm.Success ? firm.Value : $"{before} {after}").Where(word => !s_besideNames.Contains(word)).ToList();
        return words.Count is > 0 and <= MostNames && words.TrueForAll(word => !char.IsLower(word[0]) && !s_ofSentences.Contains(word));
    }

    // A name and, behind a dash or a bar, the firm, whose name may join two words: "Maria Papadaki - Lamps and Lighting".
    [GeneratedRegex(
        @"^.*\p{Lu}\S*(?=\s+[-–—|]\s+\p{Lu}[^\s]*(?:\s+(?:\p{Lu}\S*|&|and|und|et|és|και|și|en|of|for|für))*\s+\p{Lu}\S*[\s:：]*$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex WithFirm();

    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim(',', '.', ':', '：', ';', '"', '\'', '(', ')', '،', '“', '”', '\u200f')).Where(word => word.Length > 0);

    [GeneratedRegex(@"[<(]\s*[^<>()\s]+@[^<>()\s]+\s*[>)]|\S+@\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // The address stands beside the verb: before it, or behind it and the name.
    [GeneratedRegex(
        $@"[<(]\s*[^<>()\s]+@[^<>()\s]+\s*[>)]+\s*,?\s*(?:{Wrote})\s*[:：]$"
        + $@"|(?:^|\s)(?:{WroteBefore})\s[^:<>(]{{0,80}}[<(]\s*[^<>()\s]+@[^<>()\s]+\s*[>)]+\s*[:：]$", Linear)]
    private static partial Regex AddressAtVerb();

    [GeneratedRegex(
        $@"(?:^|[\s,،>)])(?:{Wrote}|{WroteBefore})(?=$|[\s:：,])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Verbs();

    // With a half of the day or a zone behind the time.
    [GeneratedRegex(@"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?(?:\s*[+-]\d{2}:?\d{2})?(?:\s+\(?(?-i:[A-Z]{2,5})\b)?", Linear)]
    private static partial Regex Times();

    [GeneratedRegex($@"\(?(?:\s(?:{OnDay}))?[\s(](?:\p{{L}}{{2,12}}\.?,?\s){{0,2}}\d.*$", Linear)]
    private static partial Regex DateBehind();
}
