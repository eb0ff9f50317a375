using System.Globalization;
using System.Text;

namespace OutlookCrm.Customers;

/// <summary>Words as search compares them: lower case, without accents, a final sigma like any sigma, so that "Ελένη" is found by "ελενη".</summary>
public static class SearchText
{
    private const int LongestToken = 40;
    private const int MostTokens = 60;

    /// <summary>The distinct words of a typed text, in order.</summary>
    public static IReadOnlyList<string> TokensOf(string text)
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
            if (token.Length > 0 && !tokens.Contains(token))
            {
                tokens.Add(token);
            }
        }
    }

    /// <summary>The words under which a customer is found: names, company, each address whole and from its domain on, telephone digits.</summary>
    public static IReadOnlyList<string> TokensOf(Profile profile)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in new[] { profile.Name, profile.Company })
        {
            foreach (var token in TokensOf(text ?? ""))
            {
                tokens.Add(token);

                // "Anna-Maria" and "O'Brien" are found by either half.
                tokens.UnionWith(token.Split(['-', '\'', '.', '@'], StringSplitOptions.RemoveEmptyEntries));
            }
        }

        foreach (var address in profile.Addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>())
        {
            tokens.Add(Cut(Fold(address.Value)));
            tokens.Add(Cut(address.Domain));
        }

        tokens.UnionWith(profile.Domains.Select(Cut));
        tokens.UnionWith(profile.Phones.Select(phone => Cut(string.Concat(phone.Where(char.IsAsciiDigit)))));
        tokens.Remove("");
        return [.. tokens.Order(StringComparer.Ordinal).Take(MostTokens)];
    }

    /// <summary>Lower case without accents.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Normalised(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                folded.Append(rune.Value is 'ς' ? "σ" : Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return folded.ToString();
    }

    // Decomposed, so that accents stand alone. A lone surrogate cannot be normalised and matches nothing anyway.
    private static string Normalised(string text) =>
        string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKD);

    private static string Cut(string token)
    {
        if (token.Length <= LongestToken)
        {
            return token;
        }

        return char.IsHighSurrogate(token[LongestToken - 1]) ? token[..(LongestToken - 1)] : token[..LongestToken];
    }
}
