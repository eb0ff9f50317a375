using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// One reading of what was typed: words, and the digits of a telephone number where it looks like one. Knows which rows answer it. Pure.
/// </summary>
public sealed class SearchQuery
{
    // Before names: who types the sign means an address.
    private const int AddressRank = -1;

    private readonly TenantId _tenant;
    private readonly (string Digits, string Typed)? _phone;

    private SearchQuery(TenantId tenant, IReadOnlyList<string> words, (string Digits, string Typed)? phone, bool isTyped) =>
        (_tenant, Words, _phone, IsTyped) = (tenant, words, phone, isTyped);

    public IReadOnlyList<string> Words { get; }

    // The beginning of an address up to its sign at least; null for any other text.
    private string? Address { get; init; }

    /// <summary>True for the words as they were typed, false for another reading of them.</summary>
    public bool IsTyped { get; }

    /// <summary>True for words with their signs, "a/s": whom they find is meant, and not everybody with words in "a" and "s".</summary>
    public bool IsSigned { get; private init; }

    /// <summary>True for a reading that is asked only where no other finds anybody.</summary>
    public bool IsLast { get; private init; }

    /// <summary>
    /// Each reading of a text, the text with signs in its words first, where it has any, then as it was typed. A telephone number has one.
    /// </summary>
    public static IReadOnlyList<SearchQuery> ReadingsOf(TenantId tenant, string text)
    {
        if (SearchText.PhoneOf(text) is { } phone)
        {
            return [new(tenant, SearchText.TokensOf(text), phone, true)];
        }

        var typed = SearchText.Fold(text).Trim();
        var address = typed.IndexOf('@', StringComparison.Ordinal) > 0 && !typed.Any(char.IsWhiteSpace) ? typed : null;
        var readings = SearchForms.ReadingsOf(text).Select((words, number) =>
            new SearchQuery(tenant, words, null, number == 0) { Address = number == 0 ? address : null });
        readings = readings.Concat(SearchForms.LastReadingsOf(text).Select(words =>
            new SearchQuery(tenant, words, null, false) { IsLast = true }));
        return SearchForms.SignedReadingOf(text) is { } signed
            ? [new(tenant, signed, null, false) { IsSigned = true }, .. readings] : [.. readings];
    }

    /// <summary>
    /// The rows of the text as a whole, best first: addresses that begin with it, where it is the beginning of an address, names that begin
    /// with it, later words of names, everything else; then a telephone number.
    /// </summary>
    public IReadOnlyList<SearchRange> Whole() =>
        [.. Address is null ? [] : Addresses(Address),
            .. Words.Count == 0 ? [] : RangesOf(string.Join(' ', Words)),
            .. _phone is { } phone ? Phones(phone.Digits, phone.Typed) : []];

    /// <summary>The rows of each word, for customers who have all words in any order.</summary>
    public IEnumerable<IReadOnlyList<SearchRange>> EachWord() => Words.Select(word =>
        SearchText.DigitsOf(word) is var digits && word.All(char.IsAsciiDigit)
            ? [.. RangesOf(word), .. Phones(digits, word)]
            : RangesOf(word));

    /// <summary>
    /// How well a customer fits, in the ranks of <see cref="Whole"/>; null for one who has not all words. <paramref name="own"/> are the
    /// profile's words.
    /// </summary>
    public int? RankOf(Profile profile, IReadOnlySet<string> own)
    {
        if (Address is not null && profile.Addresses.Any(one => SearchText.Fold(one).StartsWith(Address, StringComparison.Ordinal)))
        {
            return AddressRank;
        }

        if (Words.Count == 0 || !Words.All(word => Begins(own, word)))
        {
            return null;
        }

        var name = SearchText.TokensOf(profile.Name);
        return string.Join(' ', name).StartsWith(string.Join(' ', Words), StringComparison.Ordinal) ? 0
            : Words.All(word => Begins(name, word)) ? 1
            : 2;

        static bool Begins(IEnumerable<string> tokens, string word) =>
            tokens.Any(token => token.StartsWith(word, StringComparison.Ordinal));
    }

    /// <summary>The rows of customers whose name is a text, or that text with its last words first.</summary>
    public static IReadOnlyList<SearchRange> Named(TenantId tenant, string name)
    {
        var words = SearchText.TokensOf(name);
        if (words.Count == 0)
        {
            return [];
        }

        var encoded = SearchKeys.Encode(string.Join(' ', words));
        var partition = SearchKeys.Words(tenant, encoded);
        return
        [
            new(partition, SearchKeys.WholeWordsFrom(SearchKeys.WholeName, encoded), 0),
            new(partition, SearchKeys.WholeWordsFrom(SearchKeys.LaterInName, encoded), 1),
        ];
    }

    private IEnumerable<SearchRange> Addresses(string beginning)
    {
        var encoded = SearchKeys.Encode(beginning);
        yield return new(SearchKeys.Words(_tenant, encoded), SearchKeys.WordsFrom(SearchKeys.Elsewhere, encoded), AddressRank);
    }

    private List<SearchRange> RangesOf(string text)
    {
        var encoded = SearchKeys.Encode(text);
        var partition = SearchKeys.Words(_tenant, encoded);
        return
        [
            new(partition, SearchKeys.WordsFrom(SearchKeys.WholeName, encoded), 0),
            new(partition, SearchKeys.WordsFrom(SearchKeys.LaterInName, encoded), 1),
            new(partition, SearchKeys.WordsFrom(SearchKeys.Elsewhere, encoded), 2),
        ];
    }

    // A number is typed from its beginning, or as its last digits, which keep their zeros, or as one dials it at home, with a zero that
    // is not part of it.
    private IEnumerable<SearchRange> Phones(string digits, string typed)
    {
        if (digits.Length >= SearchKeys.FewestDigits)
        {
            yield return new(SearchKeys.PhonesFromFirst(_tenant, digits), KeyRange.StartingWith(digits), 3);
        }

        if (typed.Length >= SearchKeys.FewestDigits)
        {
            var backwards = SearchText.Backwards(typed);
            yield return new(SearchKeys.PhonesFromLast(_tenant, backwards), KeyRange.StartingWith(backwards), 3);
        }

        if (digits.Length >= SearchKeys.FewestDigits && digits.Length < typed.Length)
        {
            var backwards = SearchText.Backwards(digits);
            yield return new(SearchKeys.PhonesFromLast(_tenant, backwards), KeyRange.StartingWith(backwards), 3);
        }
    }
}
