using System.Text.RegularExpressions;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

// French, Hungarians, Germans and others write the family name in capitals, before the given name or behind it.
internal static partial class PersonName
{
    private const int MostNameWords = 6;

    // "MÜLLER Hans" and "Hans MÜLLER" are Hans Müller, where a known given name or the address tells that this is a person: firms write
    // their own names in capitals too.
    private static string WithoutCapitals(string name, string company, EmailAddress address)
    {
        // "M. DUPONT Jean": before capitals the letter is a title, else an initial.
        var words = name.Split(' ') is ["M.", var next, ..] all && IsShouted(next) ? all[1..] : name.Split(' ');
        if (!IsInitial(words[^1]) && (words.All(word => IsInitial(word) || !word.Any(char.IsLower))
            || words.All(word => IsInitial(word) || !word.Any(char.IsUpper))))
        {
            return IsPersons(words, company, address) ? InCase(words) : name;
        }

        var shouted = Shouted(words);
        var (first, last) = (shouted.TakeWhile(one => one).Count(), shouted.Reverse().TakeWhile(one => one).Count());
        if (first == words.Length || (first > 0) == (last > 0)
            || words.Where((_, i) => shouted[i]).Any(word => IsCompany(word, company)))
        {
            return name;
        }

        var family = string.Join(' ', first > 0 ? words[..first] : words[^last..]);
        var given = string.Join(' ', first > 0 ? words[first..] : words[..^last]);
        return (IsDottedForm(given) && !IsInitialOf(address, given, family))
            || family.Length <= 2 || given.Split(' ').Length > MostGivenWords || IsNoName(family) || IsNoName(given)
            || IsPosition(given, family) || IsPosition(family, "") || Titles().IsMatch($"{family} ")
            || (Office().IsMatch(family) && !Particle().IsMatch($"{family} ")) || Office().IsMatch(given)
            || IsPlace(given) || IsCompany(family, company) || IsCompany(given, company) ? name
            : IsGivenName(family) && !IsGivenName(given) ? IsWhose(address, given) ? $"{Lowered(family)} {given}" : name
            : IsInitial(given) || IsGivenName(given) || IsWhose(address, given) || IsInitialOf(address, given, family)
                ? $"{given} {FamilyOf(family)}" : name;
    }

    // A name all in capitals, or without any, of which a known given name or the address tells that it is a person's. Its order stays.
    private static bool IsPersons(string[] words, string company, EmailAddress address)
    {
        var name = string.Join(' ', words);
        if (words.Length is 1 or > MostNameWords || IsNoName(Junior().Replace(name, "")) || IsPosition(name, "") || IsPlace(words[^1])
            || Office().IsMatch(name) || IsCompany(name, company) || words.Any(word => IsCompany(word, company)))
        {
            return false;
        }

        // In small letters a firm is no other than with a capital; in capitals it may be an abbreviation.
        var names = words.Where(word => !IsParticle(word) && !Junior().IsMatch($" {word}")).ToList();
        return names.Any(IsGivenName) || (name.Any(char.IsUpper)
            ? names.Count > 1 && IsWhose(address, names[^1]) && (IsWhose(address, names[0]) || IsInitialOf(address, names[0], names[^1]))
            : names.Any(word => IsWhose(address, word)));
    }

    // "O'NEIL MARY": the first is a family name without doubt.
    private static string InCase(string[] words) => words is [var family, var given] && FamilyStart().IsMatch(family) && IsGivenName(given)
        ? InCase([given, family])
        : string.Join(' ', words.Select((word, i) => IsInitial(word) ? word.ToUpperInvariant()
            : i > 0 && Junior().IsMatch($" {word}") ? Generation(word)
            : i > 0 && i < words.Length - 1 && IsSmall(word) ? word.ToLowerInvariant()
            : string.Join('-', word.Split('-').Select(Capital))));

    private static bool IsShouted(string word) => word.Length > 1
        && Prefix().Replace(word, "") is var rest && rest.Any(char.IsLetter)
        && rest.All(c => char.IsUpper(c) || c is '-' or '\'' or '’' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    // In "van der MERWE" the small words belong to the family name.
    private static bool[] Shouted(string[] words)
    {
        var shouted = Array.ConvertAll(words, IsShouted);
        for (var i = words.Length - 2; i >= 0; i--)
        {
            shouted[i] |= shouted[i + 1] && IsParticle(words[i]);
        }

        return shouted;
    }

    // "OTE A.E.": letters with full stops behind capitals may be a firm's legal form, and a firm's name is never turned.
    private static bool IsDottedForm(string part) => part.Contains('.', StringComparison.Ordinal) && DottedForm().IsMatch(part);

    private static bool IsInitial(string word) => Initial().IsMatch(word);

    private static bool IsGivenName(string part) => SearchText.TokensOf(part) is { Count: > 0 } words
        && words[0].Split('-').All(s_given.Contains)
        && words.All(word => word.Length == 1 || word.Split('-').All(s_given.Contains));

    /// <summary>True where an address repeats a word of the name: "wang.wei@", and "minjun@" of Min-jun.</summary>
    public static bool IsWhose(EmailAddress address, string part) => SearchText.TokensOf(part) is { Count: > 0 } words
        && (WordsOf(address).Intersect(words).Any()
            || WordsOf(address).Contains(string.Concat(words).Replace("-", "", StringComparison.Ordinal)));

    // "h.tanaka@". The family name alone may be a firm's.
    private static bool IsInitialOf(EmailAddress address, string given, string family) => IsWhose(address, family)
        && SearchText.TokensOf(given) is [{ Length: > 0 } first, ..] && WordsOf(address).Contains(first[..1]);

    // Legal forms in Greek and in Latin letters, of Greece, Hungary, Romania, Germany and their neighbours.
    [GeneratedRegex(@"^(?:[αa]\.?[εe]|[αa]\.?[βb]\.?[εe]\.?[εe]|[εe]\.?[πp]\.?[εe]|[οo]\.?[εe]|[εe]\.?[εe]|[ιi]\.?[κk]\.?[εe]|e\.?[vcgk]"
        + @"|[ar]\.?g|s\.?[acel]|k\.?g|n\.?v|b\.?[vt]|r\.?t|a\.?[sbdş]|s\.?r\.?[lo]|s\.?[np]\.?[ac]|s\.?a\.?s|d\.?o\.?o|p\.?f\.?a|i\.?i"
        + @"|v\.?o\.?f)\.?$", Linear)]
    private static partial Regex DottedForm();

    // One letter, or the two of a double name.
    [GeneratedRegex(@"^\p{L}\.(?:-?\p{L}\.)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Initial();

    // "McDONALD", "d'ANGELO": what stands before the capitals keeps its small letter.
    [GeneratedRegex(@"^(?:Mc|Mac|Fitz|De|Di|Du|La|Le|[a-z]['’])(?=\p{Lu}{3})", RegexOptions.None, 2000)]
    private static partial Regex Prefix();
}
