using OutlookCrm.Customers.Search;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Whether two names with one telephone number may be the same customer's. Pure.</summary>
internal static class SameBuyer
{
    // Behind the last of these are the letters of other scripts than Latin.
    private const char LastLatin = '\u024F';

    /// <summary>
    /// Whether every word of the shorter name is in the longer, in any order, an initial for its word: "A. Kis" may be "Kis Anna", and
    /// "Béla Kis" may not. A name without letters, and names in different scripts, say nothing against it.
    /// </summary>
    public static bool MayBe(string? one, string? other)
    {
        List<string> shorter = WordsOf(one), longer = WordsOf(other);
        if (shorter.Count == 0 || longer.Count == 0 || IsLatin(shorter) != IsLatin(longer))
        {
            return true;
        }

        (shorter, longer) = shorter.Count <= longer.Count ? (shorter, longer) : (longer, shorter);
        return shorter.OrderByDescending(word => word.Length).All(word =>
            longer.FindIndex(there => there == word) is >= 0 and var same ? Take(same)
            : longer.FindIndex(there => (word.Length == 1 || there.Length == 1) && there[0] == word[0]) is >= 0 and var initial
            && Take(initial));

        bool Take(int index)
        {
            longer.RemoveAt(index);
            return true;
        }
    }

    private static bool IsLatin(List<string> words) => words.Exists(word => word.Any(c => char.IsLetter(c) && c <= LastLatin));

    private static List<string> WordsOf(string? name) =>
    [
        .. SearchText.TokensOf(name ?? "").SelectMany(token => SearchText.PartsOf(token).DefaultIfEmpty(token))
            .Where(word => word.Any(char.IsLetter)),
    ];
}
