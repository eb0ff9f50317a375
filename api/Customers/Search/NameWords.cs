using System.Collections.Frozen;
using OutlookCrm.Customers.Profiles;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// A name as two people write the same name: a company without its legal form, a person without titles, "ae" like "ä". Pure.
/// </summary>
/// <param name="Words">The words that make the name, as search compares words.</param>
/// <param name="Form">A company's legal form without dots; empty where none is written.</param>
internal sealed record NameWords(IReadOnlyList<string> Words, string Form)
{
    // So many words are looked for in both spellings.
    private const int MostTwofold = 3;

    private static readonly FrozenSet<string> s_forms = FrozenSet.ToFrozenSet(
    [
        "ltd", "limited", "llc", "llp", "inc", "incorporated", "corp", "corporation", "plc", "pty", "bpk", "pte", "pvt", "bhd", "sdn",
        "gmbh", "mbh", "ggmbh", "ag", "kg", "kgaa", "ohg", "ug", "gbr", "ek", "ev", "se", "sarl", "sas", "sasu", "eurl", "sa", "snc",
        "spa", "srl", "srls", "sapa", "scarl", "sl", "slu", "bv", "nv", "vof", "kft", "zrt", "nyrt", "bt", "kkt", "oy",
        "oyj", "ab", "as", "asa",
        "aps", "ou", "doo", "sro", "spzoo", "ltda", "lda", "sia", "uab", "pfa", "επε", "μεπε", "αε", "οε", "εε", "ικε", "epe", "ae", "ike",
        "ооо", "оао", "зао", "пао", "ао",
    ]);

    // Part of a legal form only where one stands behind: "GmbH & Co. KG".
    private static readonly FrozenSet<string> s_partsOfForms = FrozenSet.ToFrozenSet(["co", "company", "cie"]);

    private static readonly FrozenSet<string> s_formsBefore = FrozenSet.ToFrozenSet(["ооо", "оао", "зао", "пао", "ао", "ип", "شرکت"]);

    private static readonly FrozenSet<string> s_titles = FrozenSet.ToFrozenSet(
    [
        "dr", "prof", "professor", "ing", "dipl-ing", "dipling", "mag", "drs", "ir", "mr", "mrs", "ms", "miss", "sir", "herr", "frau",
        "dott", "dottssa", "dottore", "dottoressa", "avv", "sig", "sigra", "sra", "mme", "mlle", "phd", "md", "msc",
        "bsc", "mba", "esq", "dl", "dna",
        "κ", "κα", "κοσ", "δρ", "دکتر", "مهندس", "اقای", "خانم",
    ]);

    private static readonly (string Two, string One)[] s_umlauts = [("ae", "a"), ("oe", "o"), ("ue", "u")];

    /// <summary>By what two names are compared, in any order of their words.</summary>
    public string Key => string.Join(' ', Words.Select(OneLetter).Distinct().Order(StringComparer.Ordinal));

    // The same in Greek and in Latin letters.
    private string Sound =>
        string.Join(' ', Words.Select(word => GreekInLatin.SoundOf(OneLetter(word))).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The texts under which search may keep the name: "schaefer" also as "schafer", which "Schäfer" is there.</summary>
    public IReadOnlyList<string> Spellings
    {
        get
        {
            var spellings = new List<string> { string.Join(' ', Words) };
            var twofold = Words.Where(word => OneLetter(word) != word).Take(MostTwofold).ToList();
            for (var chosen = 1; chosen < 1 << twofold.Count; chosen++)
            {
                var folded = twofold.Where((_, at) => (chosen & (1 << at)) != 0).ToList();
                spellings.Add(string.Join(' ', Words.Select(word => folded.Contains(word) ? OneLetter(word) : word)));
            }

            return spellings;
        }
    }

    /// <summary>An organisation's name, or a person's.</summary>
    public static NameWords Of(CustomerKind kind, string name) => kind == CustomerKind.Organisation ? OfFirm(name) : OfPerson(name);

    /// <summary>A company's name; one that is nothing but a legal form stays as written.</summary>
    public static NameWords OfFirm(string name)
    {
        var words = SearchText.WordsOf(name, repeated: true);
        var end = words.Count;
        while (EndOfForm(words, end) is var before && before < end)
        {
            end = before;
        }

        var start = end > 1 && (s_formsBefore.Contains(words[0]) || (words[0] == "sc" && end < words.Count)) ? 1 : 0;
        return end == 0 ? new([.. words.Distinct()], "")
            : new([.. words[start..end].Distinct()], Plain(string.Concat(words[..start].Concat(words[end..]))));
    }

    /// <summary>A person's name; at least two words stay.</summary>
    public static NameWords OfPerson(string name)
    {
        var words = SearchText.WordsOf(name, repeated: true);
        while (words.Count > 2 && s_titles.Contains(Plain(words[0])))
        {
            words.RemoveAt(0);
        }

        while (words.Count > 2 && s_titles.Contains(Plain(words[^1])))
        {
            words.RemoveAt(words.Count - 1);
        }

        return new([.. words.Distinct()], "");
    }

    /// <summary>
    /// The same words, and no contradiction: two companies that have different legal forms are two, because a group's companies often have
    /// one name.
    /// </summary>
    public bool MeansSameAs(NameWords other) =>
        Key == other.Key && (Form.Length == 0 || other.Form.Length == 0 || Form == other.Form);

    /// <summary>The same, or the same name in Greek and in Latin letters.</summary>
    public bool MayMean(NameWords other) => MeansSameAs(other)
        || (SoundsLike(other)
            && (Form.Length == 0 || other.Form.Length == 0 || GreekInLatin.Latin(Form) == GreekInLatin.Latin(other.Form)));

    /// <summary>One is in Greek and the other in Latin letters, and they are the same without their legal forms.</summary>
    public bool SoundsLike(NameWords other) =>
        Words.Any(GreekInLatin.IsIn) != other.Words.Any(GreekInLatin.IsIn) && Sound == other.Sound;

    // Where the last legal form before the end begins, in one word or letter by letter: "S. r. l.", "A/S", "sp. z o.o.".
    private static int EndOfForm(List<string> words, int end)
    {
        for (var start = Math.Max(0, end - 3); start < end; start++)
        {
            var isWhole = start == end - 1 || words[start..end].TrueForAll(word => Plain(word).Length <= 2);
            if (isWhole && s_forms.Contains(Plain(string.Concat(words[start..end]))))
            {
                return start;
            }
        }

        return end > 1 && end < words.Count && s_partsOfForms.Contains(words[end - 1]) ? end - 1 : end;
    }

    private static string Plain(string word) => word.Replace(".", "", StringComparison.Ordinal);

    private static string OneLetter(string word)
    {
        foreach (var (two, one) in s_umlauts)
        {
            word = word.Replace(two, one, StringComparison.Ordinal);
        }

        return word;
    }
}
