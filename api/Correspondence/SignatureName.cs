using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Whether a line of a mail is its author's name: in any order, with initials, pronouns or titles, in Latin, Greek or Cyrillic letters.
/// What stands behind the name on its line is kept: mostly a role. Pure.
/// </summary>
internal static partial class SignatureName
{
    private const int LongestRest = 60;
    private const int FewestOfShort = 3;
    private const int MostSigns = 3;

    // Of so many letters one may differ between two ways to write a word in other letters.
    private const int LettersPerSlip = 3;

    private static readonly (string From, string To)[] s_greek =
    [
        ("ου", "u"), ("ει", "i"), ("οι", "i"), ("αι", "e"), ("αυ", "av"), ("ευ", "ev"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"),
        ("τσ", "ts"), ("τζ", "tz"), ("α", "a"), ("β", "v"), ("γ", "g"), ("δ", "d"), ("ε", "e"), ("ζ", "z"), ("η", "i"), ("θ", "th"),
        ("ι", "i"), ("κ", "k"), ("λ", "l"), ("μ", "m"), ("ν", "n"), ("ξ", "x"), ("ο", "o"), ("π", "p"), ("ρ", "r"), ("σ", "s"), ("τ", "t"),
        ("υ", "i"), ("φ", "f"), ("χ", "h"), ("ψ", "ps"), ("ω", "o"),
    ];

    private static readonly (string From, string To)[] s_cyrillic =
    [
        ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("ґ", "g"), ("д", "d"), ("е", "e"), ("є", "ie"), ("ж", "zh"),
        ("з", "z"), ("и", "i"),
        ("і", "i"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"), ("у", "u"),
        ("ф", "f"), ("х", "h"), ("ц", "ts"), ("ч", "ch"), ("ш", "sh"), ("щ", "shch"), ("ъ", ""), ("ы", "i"), ("ь", ""), ("э", "e"),
        ("ю", "iu"), ("я", "ia"),
    ];

    // Ways to write one sound in Latin letters.
    private static readonly (string From, string To)[] s_latin =
    [
        ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("ch", "h"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
        ("ei", "i"), ("oi", "i"),
        ("mp", "b"), ("nt", "d"), ("ks", "x"), ("y", "i"), ("j", "i"), ("w", "v"), ("c", "k"), ("ii", "i"),
    ];

    /// <summary>The name and what stands behind it on its line, null where nothing does; null for a line that is no name.</summary>
    public static (string Name, string? Role)? Of(string line, string name)
    {
        if (line.Length > LongestRest * 2 || Form().IsMatch(line))
        {
            return null;
        }

        var bare = Pronouns().Replace(line, "");
        if (IsName(bare, name))
        {
            return (line, null);
        }

        var bracket = InBrackets().Match(bare);
        return (bracket.Success && IsName(bracket.Groups["name"].Value, name) ? bracket : Behind().Match(bare)) is { Success: true } parts
            && parts.Groups["rest"].Value.Trim() is { Length: > 1 and <= LongestRest } rest
            && IsName(parts.Groups["name"].Value, name) && !rest.EndsWith('?') && !rest.EndsWith('.') && !rest.EndsWith(':')
            && !rest.EndsWith('!') && !Prose().IsMatch(rest)
            ? (parts.Groups["name"].Value, IsSameName(rest.Trim('(', ')', ' '), name) ? null : rest.TrimEnd(')')) : null;
    }

    // The name once more, in its own letters: "Lin Wei (林伟)".
    private static bool IsSameName(string rest, string name) => IsName(rest, name)
        || (rest.Length <= MostSigns && rest.All(c => c is >= '\u3041' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3'));

    /// <summary>True for the name with one further name behind it, as Spaniards and Portuguese have two of their family.</summary>
    public static bool IsLonger(string line, string name) => !Form().IsMatch(line)
        && SearchText.TokensOf(Courtesy().Replace(Pronouns().Replace(line, ""), " ")) is [var first, var second, _]
        && SearchText.TokensOf(name) is [var given, var family] && IsSame(given, first) && IsSame(family, second);

    /// <summary>True for one word of the name: how people sign below a closing.</summary>
    public static bool IsFirstName(string line, string name) =>
        SearchText.TokensOf(Pronouns().Replace(line, "")) is [var word] && SearchText.TokensOf(name).Any(own => IsSame(own, word));

    // Every word of the line is one of the name's, in any order: Hungarians write the family name first.
    private static bool IsName(string line, string name)
    {
        var own = SearchText.TokensOf(name);
        var written = SearchText.TokensOf(Courtesy().Replace(line, " "));
        if (own.Count == 0 || written.Count == 0 || (written.Count == 1 && own.Count > 1))
        {
            return false;
        }

        if (own.Count == 1)
        {
            return written.Count == 1 && IsSame(own[0], written[0]);
        }

        var whole = written.Count(word => own.Any(one => IsSame(one, word)));
        if (whole == written.Count)
        {
            return true;
        }

        // "J. Poe" and "Jon Poe" for Jonathan Poe, "Jane Poe" for J Poe, "Jane M. Poe".
        var others = written.Where(word => !own.Any(one => IsSame(one, word))).ToList();
        return whole >= 1 && own.All(one => written.Any(word => IsSame(one, word) || IsShort(one, word)))
            && (others.TrueForAll(word => own.Any(one => IsShort(one, word)) || word.Length == 1) || IsMiddle(written, own));
    }

    // One further name between names of the author.
    private static bool IsMiddle(IReadOnlyList<string> written, IReadOnlyList<string> own) => written.Count == 3 && own.Count == 2
        && own.All(one => IsSame(one, written[0]) || IsSame(one, written[2]));

    private static bool IsShort(string one, string other) =>
        ((one.Length == 1 || other.Length == 1 || Math.Min(one.Length, other.Length) >= FewestOfShort)
            && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)))
        || (one.Length > FewestOfShort && IsWithoutSilent(one, other));

    // "Jon" for Jonathan begins it; "Jon" for John leaves out its silent letter.
    private static bool IsWithoutSilent(string one, string other) => other.Length >= FewestOfShort
        && one.Replace("h", "", StringComparison.Ordinal) == other.Replace("h", "", StringComparison.Ordinal);

    private static bool IsSame(string one, string other) => one == other
        || (ScriptOf(one) != ScriptOf(other) && IsNear(Sound(one), Sound(other)));

    private static int ScriptOf(string word) => word.Any(c => c is >= '\u0370' and <= '\u03ff') ? 1
        : word.Any(c => c is >= '\u0400' and <= '\u04ff') ? 2 : 0;

    private static string Sound(string word)
    {
        var latin = s_latin.Aggregate(s_cyrillic.Aggregate(s_greek.Aggregate(word, Put), Put), Put);
        var sound = new StringBuilder(latin.Length);
        foreach (var c in latin)
        {
            if (sound.Length == 0 || sound[^1] != c)
            {
                sound.Append(c);
            }
        }

        return sound.ToString();

        static string Put(string text, (string From, string To) letters) =>
            text.Replace(letters.From, letters.To, StringComparison.Ordinal);
    }

    // The steps of Levenshtein between two short words.
    private static bool IsNear(string one, string other)
    {
        var allowed = Math.Min(2, Math.Min(one.Length, other.Length) / LettersPerSlip);
        if (Math.Abs(one.Length - other.Length) > allowed)
        {
            return false;
        }

        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            }

            above = row;
        }

        return above[^1] <= allowed;
    }
}
