using System.Buffers;
using System.Text.RegularExpressions;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// Greek names in Latin letters (ELOT 743) and as people write them otherwise: "Γεωργίου" is Georgiou. Tells who may be meant, and decides
/// nothing. Texts are as search folds them. Pure.
/// </summary>
internal static partial class GreekInLatin
{
    private const string Greek = "αβγδεζηθικλμνξοπρστυφχψω";
    private const string Voiceless = "θκξπστφχψ";

    private static readonly SearchValues<char> s_greek = SearchValues.Create(Greek);

    private static readonly string[] s_letters =
        ["a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "y", "f", "ch", "ps", "o"];

    // What people write for the letters of the standard.
    private static readonly (string Standard, string Otherwise)[] s_otherwise =
        [("ch", "h"), ("y", "i"), ("f", "ph"), ("v", "b"), ("av", "au"), ("ev", "eu"), ("ng", "gg"), ("ai", "e"), ("ei", "i"),
            ("mp", "b")];

    // Letters that sound alike, in this order.
    private static readonly (string Written, string Sound)[] s_sounds =
    [
        ("ph", "f"), ("ch", "h"), ("kh", "h"), ("ks", "x"), ("mp", "v"), ("mb", "v"), ("b", "v"), ("nt", "d"), ("nd", "d"), ("gk", "g"),
        ("gg", "g"), ("ng", "g"), ("ou", "u"), ("oy", "u"), ("au", "av"), ("af", "av"), ("eu", "ev"), ("ef", "ev"), ("ei", "i"),
        ("oi", "i"), ("ai", "e"), ("y", "i"), ("w", "o"), ("c", "k"), ("j", "i"),
    ];

    /// <summary>True for a text with Greek letters.</summary>
    public static bool IsIn(string text) => text.AsSpan().ContainsAny(s_greek);

    /// <summary>The text with Latin letters in the place of Greek ones.</summary>
    public static string Latin(string text)
    {
        var latin = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var (before, next) = (i == 0 ? ' ' : text[i - 1], i + 1 < text.Length ? text[i + 1] : ' ');
            latin.Append((before, text[i], next) switch
            {
                ('α' or 'ε' or 'η', 'υ', _) => next == ' ' || Voiceless.Contains(next, StringComparison.Ordinal) ? "f" : "v",
                ('ο', 'υ', _) => "u",
                (_, 'γ', 'γ' or 'ξ' or 'χ') => "n",
                (' ', 'μ', 'π') => "b",
                _ when before == 'μ' && text[i] == 'π' && (i == 1 || text[i - 2] == ' ') => "",
                _ => Greek.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var letter ? s_letters[letter] : text[i].ToString(),
            });
        }

        return latin.ToString();
    }

    /// <summary>The same for a word in Greek and in Latin letters, however it is written there.</summary>
    public static string SoundOf(string word)
    {
        var sound = Latin(word);
        foreach (var (written, alike) in s_sounds)
        {
            sound = sound.Replace(written, alike, StringComparison.Ordinal);
        }

        return string.Concat(sound.Where((c, i) => i == 0 || c != sound[i - 1] || !char.IsLetter(c)));
    }

    /// <summary>
    /// How search may keep a text that is written in the other letters: in the standard's and in other Latin ones for a Greek text; for a
    /// Latin text in those that stand for Greek letters in its keys.
    /// </summary>
    public static IEnumerable<string> OtherSpellings(string text)
    {
        if (IsIn(text))
        {
            var latin = Latin(text);
            return s_otherwise.Select(one => latin.Replace(one.Standard, one.Otherwise, StringComparison.Ordinal))
                .Prepend(latin).Distinct();
        }

        var keys = text.Replace("ph", "f", StringComparison.Ordinal).Replace("ks", "x", StringComparison.Ordinal)
            .Replace("ou", "oy", StringComparison.Ordinal);
        var vowels = SecondVowel().Replace(keys, "y");
        string[] spellings = [keys, vowels, vowels.Replace("ng", "gg", StringComparison.Ordinal), Aspirated(keys)];
        return spellings.Concat(spellings.Select(Beginning)).Where(one => one != text).Distinct();
    }

    // "Evangelia" is Ευαγγελία and "Afxentiou" Αυξεντίου: an upsilon behind another vowel, before a voiceless letter an "f".
    [GeneratedRegex("(?<=[ae])(?:[uv]|f(?=[tkpsx]|ch))", RegexOptions.CultureInvariant)]
    private static partial Regex SecondVowel();

    // "Bali" is Μπαλή: a "b" begins a Greek word as two letters.
    private static string Beginning(string text) => $" {text}".Replace(" b", " mp", StringComparison.Ordinal)[1..];

    // "Hristos" is Christos: an "h" alone.
    private static string Aspirated(string text) => string.Concat(text.Select((c, i) =>
        c == 'h' && (i == 0 || text[i - 1] is not ('c' or 't' or 'p' or 's')) ? "ch" : c.ToString()));
}
