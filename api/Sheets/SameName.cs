using System.Buffers;
using System.Text.RegularExpressions;

namespace OutlookCrm.Sheets;

/// <summary>Tells names apart as people do: not by case, by spaces, by the form of the same letters or by marks that nobody sees. What was
/// typed first is kept.</summary>
internal static partial class SameName
{
    private const int FewestTurns = 4;
    private static readonly SearchValues<char> s_same =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_{|}~");

    /// <summary>Equal for names that people mean to be one.</summary>
    /// <param name="name">Not blank.</param>
    public static string KeyOf(string name)
    {
        // Most names of a large file are numbers of orders, which are their own key. Programs give ids that differ by case alone.
        if (!name.AsSpan().ContainsAnyExcept(s_same) || IsCode(name))
        {
            return name;
        }

        var (key, isSpace) = (new StringBuilder(name.Length), false);
        var usual = Apostrophes().Replace(Normal(name), "'");
        foreach (var c in usual.Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(c))
            {
                isSpace = key.Length > 0;
                continue;
            }

            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control)
            {
                continue;
            }

            // People set spaces around these marks or leave them out.
            var letter = Letter(c, key);
            key.Append(isSpace && letter is not ("&" or "-") && key[^1] is not ('&' or '-') ? " " : "").Append(letter);
            isSpace = false;
        }

        return key.ToString().Normalize(NormalizationForm.FormC);
    }

    // Normalize throws for half a surrogate pair and for U+FFFE, which a damaged file may hold.
    private static string Normal(string name) => string.Concat(name.EnumerateRunes()).Replace('\uFFFE', '\uFFFD');

    // Greek capitals have no accents, Romanian has two ways to write one comma, Arabic and Persian keyboards differ in two letters.
    private static string Letter(char c, StringBuilder before) => c switch
    {
        'ς' => "σ",
        'ß' or 'ẞ' => "ss",
        'İ' or 'ı' => "i",
        '\u0327' => "\u0326",
        '\u0307' when before.Length > 0 && before[^1] == 'i' => "",
        '\u0640' => "",
        'ي' or 'ى' => "ی",
        'ك' => "ک",
        '\u2212' or (>= '\u2010' and <= '\u2015') => "-",
        _ when CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit => digit.ToString(CultureInfo.InvariantCulture),
        >= '\u0300' and <= '\u036F' when before.Length > 0 && IsGreek(before) => "",
        _ => char.ToLowerInvariant(c).ToString(),
    };

    private static bool IsGreek(StringBuilder before) => before[^1] is >= '\u0370' and <= '\u03FF';

    // A random id: its letters turn from small to capital and back far more often than those of words.
    private static bool IsCode(string name) => name.Any(char.IsAsciiLetterUpper) && name.Any(char.IsAsciiDigit)
        && (Salesforce().IsMatch(name) || Stripe().IsMatch(name) || (Prefixed().IsMatch(name)
            && name.Zip(name.Skip(1)).Count(pair => char.IsAsciiLetterUpper(pair.First) ? char.IsAsciiLetterLower(pair.Second)
                : char.IsAsciiLetterLower(pair.First) && char.IsAsciiLetterUpper(pair.Second)) >= FewestTurns));

    // Unicode takes the accents apart that stand alone for an apostrophe.
    [GeneratedRegex("[`\u00B4\u02B9\u02BB\u02BC\u02BE\u02BF\u0384\u055A\u05F3\u1FBD\u1FBF\u1FFD\u2018\u2019\u201B\u2032\uA78C\uFF07]")]
    private static partial Regex Apostrophes();

    // The kind of the record, the server, a zero, the number of the record; behind it three characters that check the case.
    [GeneratedRegex("^[0-9a][0-9A-Za-z]{4}0[0-9A-Za-z]{9}([A-Z0-5]{3})?$")]
    private static partial Regex Salesforce();

    [GeneratedRegex("^(cus|gcus|acct|prod|price|plan|sub|in|ii|pi|py|ch|pm|card|ba|src|cs|txn|re|si)_[0-9A-Za-z]{12,}$")]
    private static partial Regex Stripe();

    [GeneratedRegex("^[a-z]{2,5}_[0-9A-Za-z]{12,}$")]
    private static partial Regex Prefixed();
}
