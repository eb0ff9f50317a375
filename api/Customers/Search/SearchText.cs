using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// Words as search compares them: lower case, without accents, letters that stand for one another made equal, so that "Ελένη" is found by
/// "ελενη".
/// </summary>
public static class SearchText
{
    private const int LongestToken = 40;
    private static readonly char[] s_joints = ['-', '\'', '.', '@'];

    /// <summary>
    /// The digits of what is written like a telephone number, without the zeros before it and as typed; null for anything else.
    /// </summary>
    public static (string Digits, string Typed)? PhoneOf(string text)
    {
        var folded = Fold(text).Trim();
        var typed = string.Concat(folded.Where(char.IsAsciiDigit));
        return typed.Length >= SearchKeys.FewestDigits
            && folded.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '(' or ')' or '-' or '/' or '.')
            ? (typed.TrimStart('0'), typed)
            : null;
    }

    /// <summary>The digits of a telephone number without the zeros before it.</summary>
    public static string DigitsOf(string text) => string.Concat(Fold(text).Where(char.IsAsciiDigit)).TrimStart('0');

    /// <summary>
    /// Digits from the last to the first, so that a number is found by its last digits: with or without the country's code.
    /// </summary>
    public static string Backwards(string digits) => string.Concat(digits.Reverse());

    /// <summary>The distinct words of a typed text, in order.</summary>
    public static IReadOnlyList<string> TokensOf(string text) => WordsOf(text, repeated: false);

    /// <summary>The words of a text, in order; with <paramref name="repeated"/> also those that stood before.</summary>
    internal static List<string> WordsOf(string text, bool repeated)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Fold(text))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (word.Length > 0 && c is '@' or '.' or '-' or '_' or '+' or '\''))
            {
                word.Append(c);
            }
            else
            {
                Take();
            }
        }

        Take();
        return tokens;

        void Take()
        {
            var token = Cut(word.ToString().TrimEnd('.', '-', '_', '+', '\'', '@'));
            word.Clear();
            if (token.Length > 0 && (repeated || !tokens.Contains(token)))
            {
                tokens.Add(token);
            }
        }
    }

    /// <summary>
    /// "Anna-Maria", "O'Brien", "E.ON" and "Zone449" are found by either half. Empty for a word without halves.
    /// </summary>
    public static IEnumerable<string> PartsOf(string token) =>
        token.IndexOfAny(s_joints) >= 0 ? token.Split(s_joints, StringSplitOptions.RemoveEmptyEntries)
            : NumberIn(token) is > 0 and var at ? [token[..at], token[at..]] : [];

    // Where the letters of a word end and a number begins, or the number ends; 0 where there is no such place, or more of them. One sign
    // alone says too little.
    private static int NumberIn(string token)
    {
        var at = 0;
        for (var i = 1; i < token.Length; i++)
        {
            if (char.IsAsciiDigit(token[i]) != char.IsAsciiDigit(token[i - 1]))
            {
                if (at > 0)
                {
                    return 0;
                }

                at = i;
            }
        }

        return token.Length - at > 1 ? at : 0;
    }

    /// <summary>
    /// Every word that is compared when several words were typed: names, company, city, role, each in all its forms, each address whole, in
    /// its parts and from its domain on, telephone digits.
    /// </summary>
    public static IReadOnlySet<string> TokensOf(Profile profile)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in new[] { profile.Name, profile.Company, profile.City, profile.Role }.OfType<string>())
        {
            var words = TokensOf(text);
            tokens.UnionWith(words);
            tokens.UnionWith(words.SelectMany(PartsOf));
            tokens.UnionWith(SearchForms.Of(text));
        }

        foreach (var address in profile.Addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>())
        {
            tokens.Add(Cut(Fold(address.Value)));
            tokens.Add(Cut(address.Domain));
            tokens.UnionWith(SearchForms.OfAddress(address));
        }

        tokens.UnionWith(profile.Domains.Select(Cut));
        tokens.UnionWith(profile.Domains.SelectMany(SearchForms.OfDomain));
        tokens.UnionWith(profile.Phones.Select(DigitsOf));
        tokens.Remove("");
        return tokens;
    }

    /// <summary>Lower case without accents.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in Normalised(text).EnumerateRunes())
        {
            if ((rune.Value == '\u200C' || !UnseenText.Is(rune))
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                var lower = Rune.ToLowerInvariant(rune);
                folded.Append(Rune.IsDigit(lower)
                    ? ((int)Rune.GetNumericValue(lower)).ToString(CultureInfo.InvariantCulture)
                    : Same(lower.Value) ?? lower.ToString());
            }
        }

        return folded.ToString();
    }

    // Letters that people type for one another and that no normal form makes equal.
    private static string? Same(int letter) => letter switch
    {
        'ς' => "σ",
        'ي' or 'ى' => "ی",
        'ك' => "ک",
        'ة' => "ه",
        'ı' => "i",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'æ' => "ae",
        'œ' => "oe",
        '’' or '‘' or 'ʼ' => "'",
        '\u200C' => "-",
        '\u0640' => "",
        _ => null,
    };

    // Decomposed, so that accents stand alone. Lone surrogates and U+FFFE cannot be normalised and match nothing anyway.
    private static string Normalised(string text) =>
        string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKD);

    internal static string Cut(string token)
    {
        if (token.Length <= LongestToken)
        {
            return token;
        }

        return char.IsHighSurrogate(token[LongestToken - 1]) ? token[..(LongestToken - 1)] : token[..LongestToken];
    }
}
