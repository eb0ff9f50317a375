namespace OutlookCrm.Customers.Search;

/// <summary>
/// The words of a profile by which no search row finds the customer: those of the city and of the role, and the first digits of a telephone
/// number. Reads them out of the stored profile without the rest of the profile. For one search: customers of one city share its words.
/// </summary>
internal sealed class WordsWithoutRows
{
    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);

    /// <summary>Whether one of these words begins with <paramref name="typed"/>.</summary>
    public bool MayBegin(ReadOnlySpan<byte> profile, string typed)
    {
        var json = new Utf8JsonReader(profile);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isText, isPhones) = (json.ValueTextEquals("city"u8) || json.ValueTextEquals("role"u8), json.ValueTextEquals("phones"u8));
            json.Read();
            if (isText && json.TokenType == JsonTokenType.String ? Begins(json.GetString()!, typed)
                : isPhones && char.IsAsciiDigit(typed[0]) && IsPhoneOf(ref json, typed))
            {
                return true;
            }

            json.Skip();
        }

        return false;
    }

    private static bool IsPhoneOf(ref Utf8JsonReader json, string typed)
    {
        while (json.TokenType != JsonTokenType.EndArray && json.Read())
        {
            if (json.TokenType == JsonTokenType.String
                && SearchText.DigitsOf(json.GetString()!).StartsWith(typed, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool Begins(string text, string typed)
    {
        if (!_words.TryGetValue(text, out var words))
        {
            var own = SearchText.TokensOf(text);
            _words[text] = words = [.. own, .. own.SelectMany(SearchText.PartsOf), .. SearchForms.Of(text)];
        }

        return Array.Exists(words, word => word.StartsWith(typed, StringComparison.Ordinal));
    }
}
