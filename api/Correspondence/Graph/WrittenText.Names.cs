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
        before = Times().Matches(before) is { Count: > 0 } times ? before[(times[^1].Index + times[^1].Length)..] : before;
        after = DateBehind().Replace(after, "");
        var words = Words($"{before} {after}").Where(word => !s_besideNames.Contains(word)).ToList();
        return words.Count is > 0 and <= MostNames && words.TrueForAll(word => !char.IsLower(word[0]) && !s_ofSentences.Contains(word));
    }

    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim(',', '.', ':', '：', ';', '"', '\'', '(', ')', '،', '“', '”', '\u200f')).Where(word => word.Length > 0);

    [GeneratedRegex(@"[<(]\s*[^<>()\s]+@[^<>()\s]+\s*[>)]|\S+@\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(
        $@"(?:^|[\s,،>)])(?:{Wrote}|{WroteBefore})(?=$|[\s:：,])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Verbs();

    // With a half of the day or a zone behind the time.
    [GeneratedRegex(@"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?(?:\s*[+-]\d{2}:?\d{2})?(?:\s+\(?(?-i:[A-Z]{2,5})\b)?", Linear)]
    private static partial Regex Times();

    [GeneratedRegex($@"\(?(?:\s(?:{OnDay}))?[\s(]\d.*$", Linear)]
    private static partial Regex DateBehind();
}
