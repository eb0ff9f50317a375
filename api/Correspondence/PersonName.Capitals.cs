using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.Correspondence;

// French, Hungarians, Germans and others write the family name in capitals, before the given name or behind it.
internal static partial class PersonName
{
    // "MÜLLER Hans" and "Hans MÜLLER" are Hans Müller, where a known given name or the address tells that this is a person: firms write
    // their own names in capitals too.
    private static string WithoutCapitals(string name, string company, EmailAddress address)
    {
        // "M. DUPONT Jean": before capitals the letter is a title, else an initial.
        var words = name.Split(' ') is ["M.", var next, ..] all && IsShouted(next) ? all[1..] : name.Split(' ');
        var (first, last) = (words.TakeWhile(IsShouted).Count(), words.Reverse().TakeWhile(IsShouted).Count());
        if (first == words.Length || (first > 0) == (last > 0) || words.Any(word => IsShouted(word) && IsCompany(word, company)))
        {
            return name;
        }

        var family = string.Join(' ', first > 0 ? words[..first] : words[^last..]);
        var given = string.Join(' ', first > 0 ? words[first..] : words[..^last]);
        return family.Length <= 2 || given.Split(' ').Length > MostGivenWords || IsNoName(family) || IsNoName(given)
            || IsPosition(given, family) || IsPosition(family, "")
            || (Office().IsMatch(family) && !Particle().IsMatch($"{family} ")) || Office().IsMatch(given)
            || IsPlace(given) || IsCompany(family, company) || IsCompany(given, company) ? name
            : IsGivenName(family) && !IsGivenName(given) ? IsWhose(address, given) ? $"{Lowered(family)} {given}" : name
            : IsGivenName(given) || IsWhose(address, given) || IsInitialOf(address, given, family) ? $"{given} {FamilyOf(family)}" : name;
    }

    private static bool IsShouted(string word) => word.Any(char.IsLetter) && word.Length > 1
        && word.All(c => char.IsUpper(c) || c is '-' or '\'' or '’' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    private static bool IsGivenName(string part) => SearchText.TokensOf(part) is { Count: > 0 } words
        && words[0].Split('-').All(s_given.Contains)
        && words.All(word => word.Length == 1 || word.Split('-').All(s_given.Contains));

    // "wang.wei@", and "minjun@" of Min-jun.
    private static bool IsWhose(EmailAddress address, string part) => SearchText.TokensOf(part) is { Count: > 0 } words
        && (WordsOf(address).Intersect(words).Any()
            || WordsOf(address).Contains(string.Concat(words).Replace("-", "", StringComparison.Ordinal)));

    // "h.tanaka@". The family name alone may be a firm's.
    private static bool IsInitialOf(EmailAddress address, string given, string family) => IsWhose(address, family)
        && SearchText.TokensOf(given) is [{ Length: > 0 } first, ..] && WordsOf(address).Contains(first[..1]);
}
