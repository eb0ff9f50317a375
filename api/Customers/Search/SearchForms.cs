using System.Buffers;
using System.Text.RegularExpressions;
using OutlookCrm.Customers.Addresses;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// The other forms in which people type what they look for: initials and legal forms without dots, single letters as one word, umlauts as
/// two letters, the later characters of a name that is written without spaces, the parts of an address, words with a sign ("A/S",
/// "C++"). Pure.
/// </summary>
internal static partial class SearchForms
{
    private const string Umlauts = "äöüåøÄÖÜÅØ";

    // A label of a domain so short is "co" or "com" before a country.
    private const int LongestSuffix = 3;

    private static readonly SearchValues<char> s_umlauts = SearchValues.Create(Umlauts);
    private static readonly string[] s_letters = ["ae", "oe", "ue", "aa", "oe", "Ae", "Oe", "Ue", "Aa", "Oe"];
    private static readonly char[] s_joints = ['-', '\'', '.'];
    private static readonly char[] s_addressJoints = ['.', '_', '-', '+'];

    /// <summary>By what a text is found besides its words and their halves.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var words = SearchText.WordsOf(text, repeated: true);
        var forms = words.Where(word => word.IndexOfAny(s_joints) >= 0).Select(Joined).Concat(Together(words, kept: false));
        if (!Ascii.IsValid(text))
        {
            forms = forms.Concat(words.Concat(Together(words, kept: false)).SelectMany(Ends));
        }

        forms = forms.Concat(Signed(text).Select(SearchText.Cut));
        return WithoutUmlauts(text) is not { } plain ? forms
            : forms.Concat(SearchText.TokensOf(plain).SelectMany(word => SearchText.PartsOf(word).Append(word).Append(Joined(word))));
    }

    /// <summary>The parts of an address before the @, and of its domain.</summary>
    public static IEnumerable<string> OfAddress(EmailAddress address) =>
        SearchText.Fold(address.LocalPart).Split(s_addressJoints, StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length > 1).Select(SearchText.Cut).Concat(OfDomain(address.Domain));

    /// <summary>The later names of a domain but the last, and a domain of other letters as people write it.</summary>
    public static IEnumerable<string> OfDomain(string domain)
    {
        var written = domain.Contains("xn--", StringComparison.Ordinal) ? SearchText.Fold(EmailAddress.Written(domain)) : domain;
        var labels = written.Split('.');
        var later = labels[..^1].Index().Where(label => label.Index > 0 && label.Item.Length > LongestSuffix).Select(label => label.Item);
        var halves = labels[..^1].SelectMany(label => label.Split('-', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            .Where(part => part.Length > 1);
        return (written == domain ? [] : new[] { written }).Concat(later).Concat(halves).Select(SearchText.Cut);
    }

    /// <summary>
    /// What the typed text may mean, each a list of words: as typed; with initials and single letters as one word; with the halves of words
    /// apart; with umlauts as two letters. Each reading once.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> ReadingsOf(string typed)
    {
        var readings = new List<IReadOnlyList<string>> { SearchText.TokensOf(typed) };
        var words = SearchText.WordsOf(typed, repeated: true);
        Add(Together([.. words.Select(word => word.Contains('@', StringComparison.Ordinal) ? word : Joined(word))], kept: true));
        Add(words.SelectMany(word => word.Contains('@', StringComparison.Ordinal) ? [word]
            : word.Split(s_joints, StringSplitOptions.RemoveEmptyEntries)));
        if (WithoutUmlauts(typed) is { } plain)
        {
            Add(SearchText.TokensOf(plain));
        }

        return readings;

        void Add(IEnumerable<string> reading)
        {
            var distinct = reading.Distinct().ToList();
            if (distinct.Count > 0 && !readings.Exists(other => other.SequenceEqual(distinct)))
            {
                readings.Add(distinct);
            }
        }
    }

    /// <summary>
    /// What the typed text may mean where nobody is found: a company without its legal form; a name in Greek and in Latin letters.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> LastReadingsOf(string typed)
    {
        var (words, firm) = (SearchText.TokensOf(typed), NameWords.OfFirm(typed).Words);
        return words.Count == 0 || typed.Contains('@', StringComparison.Ordinal) ? []
            : new[] { firm }.Where(one => one.Count > 0 && !one.SequenceEqual(words))
                .Concat(GreekInLatin.OtherSpellings(string.Join(' ', firm)).Select(SearchText.TokensOf));
    }

    /// <summary>
    /// The typed text with its words that have a sign in them as one word each, these first; null for a text without such a word. An
    /// address has signs of its own.
    /// </summary>
    public static IReadOnlyList<string>? SignedReadingOf(string typed)
    {
        var signed = typed.Contains('@', StringComparison.Ordinal) ? [] : Signed(typed).Select(SearchText.Cut).ToList();
        return signed.Count == 0 ? null : [.. signed.Concat(SearchText.TokensOf(Sign().Replace(SearchText.Fold(typed), " "))).Distinct()];
    }

    // "C & A" is "C&A"; longer words beside a sign are found by themselves.
    private static IEnumerable<string> Signed(string text) => Sign().Matches(SearchText.Fold(text)).Select(word =>
        word.Value.Replace(" ", "", StringComparison.Ordinal));

    [GeneratedRegex(@"[\p{L}\d]+(?:[&/+#][\p{L}\d]+)+|[\p{L}\d]+[+#]+|\b[\p{L}\d]{1,2} [&/+] [\p{L}\d]{1,2}\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Sign();

    private static string Joined(string word) => word.Contains('@', StringComparison.Ordinal) ? word
        : SearchText.Cut(string.Concat(word.Split(s_joints)));

    // "J. P." and "3 M", and what is written without spaces elsewhere, as one word; with the other words where they are kept.
    private static IEnumerable<string> Together(List<string> words, bool kept)
    {
        for (var first = 0; first < words.Count;)
        {
            var next = first + 1;
            while (next < words.Count && (IsLetter(words[next - 1]) ? IsLetter(words[next])
                : IsUnspaced(words[next - 1], ^1) && IsUnspaced(words[next], 0)))
            {
                next++;
            }

            if (kept || next > first + 1)
            {
                yield return SearchText.Cut(string.Concat(words[first..next].Select(Joined)));
            }

            first = next;
        }
    }

    // From each later character on that begins a word where no space says so.
    private static IEnumerable<string> Ends(string word)
    {
        var before = default(Rune);
        var at = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (at > 0 && (IsUnspaced(rune) ? BeginsCharacter(rune) : IsUnspaced(before) && Rune.IsLetterOrDigit(rune)))
            {
                yield return word[at..];
            }

            (before, at) = (rune, at + rune.Utf16SequenceLength);
        }
    }

    // One letter or digit, or initials with dots.
    private static bool IsLetter(string word) => word.Split('.').All(part => part.Length == 1 && !IsUnspaced(part, 0));

    private static bool IsUnspaced(string word, Index at) => at.IsFromEnd
        ? Rune.DecodeLastFromUtf16(word, out var last, out _) is OperationStatus.Done && IsUnspaced(last)
        : Rune.DecodeFromUtf16(word, out var first, out _) is OperationStatus.Done && IsUnspaced(first);

    // Chinese, Japanese and Korean. The letters of a Korean syllable stand apart here.
    private static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x1100 and <= 0x11ff) or (>= 0x3005 and <= 0x3007)
        or (>= 0x3041 and <= 0x318f) or (>= 0x31f0 and <= 0x31ff) or (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff)
        or (>= 0x20000 and <= 0x3ffff);

    // A consonant that begins a syllable, or a sign of its own; no mark that makes the vowel before it long.
    private static bool BeginsCharacter(Rune rune) => rune.Value is not ((>= 0x1160 and <= 0x11ff) or 0x30fc);

    /// <summary>A text with its umlauts as two letters; null for a text without an umlaut.</summary>
    internal static string? WithoutUmlauts(string text)
    {
        if (Ascii.IsValid(text))
        {
            return null;
        }

        var composed = string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize();
        return !composed.AsSpan().ContainsAny(s_umlauts) ? null
            : string.Concat(composed.Select(c => Umlauts.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at
                ? s_letters[at] : c.ToString()));
    }
}
