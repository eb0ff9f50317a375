namespace OutlookCrm.ImportExport.Files;

/// <summary>Guesses the code page of a text that is not Unicode, among those that Windows uses where our customers are.</summary>
internal static class CodePages
{
    /// <summary>The names of the pages that are tried, which a caller may choose from.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["windows-1252", "windows-1253", "windows-1250", "windows-1256", "windows-1254", "windows-1251", "iso-8859-7", "iso-8859-2",
            "ibm737", "ibm852"];

    private const int OfKnownWord = 8;
    private const int OfLanguage = 6;
    private const int OfMark = 4;

    private static readonly Dictionary<string, string> s_ofLanguage =
        ("el windows-1253|hu windows-1250|ro windows-1250|pl windows-1250|cs windows-1250|fa windows-1256|ar windows-1256|af windows-1252|"
            + "de windows-1252|fr windows-1252|tr windows-1254|bg windows-1251|ru windows-1251").Split('|').Select(pair => pair.Split(' '))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    // What only one of the two pages of Latin letters is likely to be beside.
    private static readonly string[] s_east = ["Kft", "Zrt", " Bt.", "Nyrt", ".hu", " Ft", "HUF", "SRL", "S.R.L", ".ro", "RON", " lei",
        "utca",
        "sp. z o", ".pl", "PLN", "s.r.o", ".cz", ".sk", "CZK"];

    private static readonly string[] s_west = ["GmbH", ".de", ".fr", ".es", ".pt", ".nl", ".za", "ZAR", "Pty", "BPK", "SARL", " AG",
        "straat",
        "stra\u00dfe", ".at", ".ch", ".se", ".no", ".dk", "DKK", "SEK", "NOK"];

    // Letters that one page has where the other has a rarer one at the same byte.
    private const string East = "őűŐŰăĂşţŞŢșțčšžĆćłŁąęśźżńřěůđ";
    private const string West = "ñÑçÇàèùêëïîôâåæøãÅÆØßœ";

    /// <summary>The page in which a sample reads best.</summary>
    /// <param name="sample">Lines that hold bytes beyond ASCII.</param>
    /// <param name="score">How many words of a text are known.</param>
    /// <param name="language">Of the caller, two letters; null where it is not known.</param>
    public static Encoding Best(ReadOnlySpan<byte> sample, Func<string, int> score, string? language)
    {
        var (best, most) = (Names[0], int.MinValue);
        foreach (var name in Names)
        {
            var text = Encoding.GetEncoding(name).GetString(sample);
            var value = Reads(text, name) + (OfKnownWord * score(text))
                + (language is not null && s_ofLanguage.GetValueOrDefault(language) == name ? OfLanguage : 0);
            (best, most) = value > most ? (name, value) : (best, most);
        }

        return TextEncoding.Find(best)!;
    }

    private static int Reads(string text, string page)
    {
        var value = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                continue;
            }

            var (before, after) = (i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
            value += char.IsLetter(c) ? Letter(c, before, after) : Symbol(c, before, after);
        }

        // Of two pages that give the same text the one of Windows, which nearly all files are written in.
        value += page is "windows-1250" ? Marks(text, s_east, East) : page is "windows-1252" ? Marks(text, s_west, West) : 0;
        return value - (page.StartsWith("windows", StringComparison.Ordinal) ? 0 : 1);
    }

    private static int Letter(char c, char before, char after)
    {
        var neighbours = (Script(before) == Script(c) ? 1 : char.IsLetter(before) ? -3 : 0)
            + (Script(after) == Script(c) ? 1 : char.IsLetter(after) ? -3 : 0);
        return Script(c) switch
        {
            // Two accented letters in a row are rare, and so are capitals within a word.
            'l' => 1 + neighbours - (char.IsLetter(before) && before >= 0x80 ? 3 : 0) - (char.IsLetter(after) && after >= 0x80 ? 3 : 0)
                - (char.IsUpper(c) && char.IsLower(before) ? 4 : 0),
            '?' => -3,
            _ => 1 + neighbours - (char.IsUpper(c) && char.IsLower(before) ? 4 : 0),
        };
    }

    private static int Symbol(char c, char before, char after) => c switch
    {
        '\u00A0' => char.IsLetter(before) && char.IsLetter(after) ? -2 : 0,
        '€' or '£' or '«' or '»' or '–' or '—' or '‘' or '’' or '“' or '”' or '„' or '…' or '·' or '°' or '²' or '³' or 'ª' or 'º'
            or '§' or '©' or '®' or '™' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '،' or '؛' or '؟' or '΄' =>
            char.IsLetter(before) && char.IsLetter(after) ? -2 : 0,
        _ => -5,
    };

    private static int Marks(string text, string[] beside, string letters) =>
        (OfMark * beside.Count(word => text.Contains(word, StringComparison.Ordinal))) + text.Count(letters.Contains);

    private static char Script(char c) => !char.IsLetter(c) ? ' ' : c switch
    {
        < '\u0250' => 'l',
        >= '\u0370' and < '\u0400' => 'g',
        >= '\u0400' and < '\u0530' => 'c',
        >= '\u0600' and < '\u0700' => 'a',
        _ => '?',
    };
}
