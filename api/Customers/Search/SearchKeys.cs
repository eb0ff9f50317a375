using System.Buffers.Text;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// Keys of the table names. A row says that a customer is found by a text: its partition is the tenant and the first letter of the text,
/// its key is the place of the text in the profile, the text and the customer. Rows of one place stand in the order of their texts, so
/// one range read answers what is typed.
/// </summary>
public static class SearchKeys
{
    /// <summary>The text is the whole name.</summary>
    public const char WholeName = 'a';

    /// <summary>The text is a later word of the name and what follows it.</summary>
    public const char LaterInName = 'b';

    /// <summary>The text stands outside the name: a company, an address, a domain.</summary>
    public const char Elsewhere = 'c';

    /// <summary>The text is how a company's domain looks; nobody is found by it.</summary>
    private const char Look = 'd';

    /// <summary>Among the tenant's settings: by which texts its search rows find customers. Absent in stores of older versions.</summary>
    internal const string TextsMark = "search-texts";

    /// <summary>Fewer digits than these say too little to find a telephone number.</summary>
    public const int FewestDigits = 3;

    // Ends a word and sorts before every letter, so that a whole word comes before the longer words that begin with it.
    private const char End = '!';

    // Begins the partitions of this form of search rows. The older form had one row for each word with two letters in the partition and
    // no such mark.
    private const char Form = '!';
    private const char FromFirstDigit = '+';
    private const char FromLastDigit = '-';
    private const int LongestText = 100;
    private const int IdLength = 22;
    private const int TwoDigits = 64 * 64;

    // In the order of ASCII, as keys are.
    private const string Digits64 = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    // One byte for a Greek letter instead of three. A name in Greek letters is thus often found by Latin ones, too.
    private const string Greek = "αβγδεζηθικλμνξοπρστυφχψω";
    private static readonly string[] s_latin =
        ["a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "y", "f", "ch", "ps", "o"];

    /// <summary>
    /// What <see cref="TextsMark"/> says where the rows are those of <see cref="SearchRows"/>: a number that grows whenever customers are
    /// found by other texts than before.
    /// </summary>
    internal static ReadOnlySpan<byte> Texts => "5"u8;

    /// <summary>The partitions of one tenant that hold search rows of the older form.</summary>
    internal static KeyRange OlderForm(TenantId tenant) =>
        new($"{tenant.Value}{RowKeys.Separator}{(char)(Form + 1)}", RowKeys.OfTenant(tenant).Before);

    /// <summary>
    /// A text in the letters of keys, cut to the length that is compared. Every beginning of the text gives a beginning of the key.
    /// </summary>
    public static string Encode(string text) => Encode(text, LongestText);

    private static string Encode(string text, int longest)
    {
        var encoded = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            var length = encoded.Length;
            Append(encoded, rune);
            if (encoded.Length > longest)
            {
                encoded.Length = length;
                break;
            }
        }

        return encoded.ToString();
    }

    /// <summary>The partition of an encoded text.</summary>
    public static Partition Words(TenantId tenant, string encoded) => In(tenant, encoded[..LengthOfFirst(encoded)]);

    /// <summary>A customer's row for an encoded text.</summary>
    public static string Word(char place, string encoded, Guid customer) => $"{place}{encoded}{End}{ShortId(customer)}";

    /// <summary>All rows of a place whose text begins with an encoded one.</summary>
    public static KeyRange WordsFrom(char place, string encoded) => KeyRange.StartingWith($"{place}{encoded}");

    /// <summary>All rows of a place whose text is an encoded one, or goes on with a further word.</summary>
    public static KeyRange WholeWordsFrom(char place, string encoded) => KeyRange.StartingWith($"{place}{encoded}{End}");

    /// <summary>The row of a person who has an address at a domain. The row also serves search.</summary>
    public static string KnownPerson(string domain, Guid customer) => $"{KnownAt(domain)}{ShortId(customer)}";

    /// <summary>Everybody who has an address at a domain.</summary>
    public static KeyRange KnownPeople(string domain) => KeyRange.StartingWith(KnownAt(domain));

    /// <summary>The row of a customer at a company's domain by how the domain looks, where its name is written otherwise.</summary>
    public static string Alike(DomainLook domain, Guid customer) => $"{AlikeTo(domain)}{domain.Registered}{End}{ShortId(customer)}";

    /// <summary>The partition of the rows by how a domain looks, and of those of a name that is written as it looks.</summary>
    public static Partition Looks(TenantId tenant, DomainLook domain) => Words(tenant, Encode(domain.Look));

    /// <summary>Where a domain of the same look stands: written otherwise, and as it looks.</summary>
    public static IReadOnlyList<KeyRange> AllAlike(DomainLook domain) =>
    [
        KeyRange.StartingWith(AlikeTo(domain)),
        WordsFrom(Elsewhere, Encode($"{domain.Look}.")),
    ];

    /// <summary>
    /// The domain in a key of <see cref="AllAlike"/>, whether a customer has an address there (else the text may also be a form in which
    /// another domain is typed, or no domain at all), and the rows of the range behind those of this text.
    /// </summary>
    public static (string Domain, bool IsKnown, KeyRange Behind) AlikeIn(KeyRange range, string key)
    {
        var from = key[0] == Look ? key.IndexOf(End, StringComparison.Ordinal) + 1 : 1;
        var to = key.IndexOf(End, from);
        return (key[from..to], key[0] == Look || key[to + 1] == End, range with { From = $"{key[..to]}{(char)(End + 1)}" });
    }

    /// <summary>The partition of a telephone number by its first digits.</summary>
    public static Partition PhonesFromFirst(TenantId tenant, string digits) => In(tenant, $"{FromFirstDigit}{digits[..FewestDigits]}");

    /// <summary>The partition of a telephone number by its last digits, which are given backwards.</summary>
    public static Partition PhonesFromLast(TenantId tenant, string backwards) => In(tenant, $"{FromLastDigit}{backwards[..FewestDigits]}");

    /// <summary>A customer's row for the digits of a telephone number, from either end.</summary>
    public static string Phone(string digits, Guid customer) => $"{digits}{End}{ShortId(customer)}";

    /// <summary>The customer whose row this is.</summary>
    public static Guid CustomerOf(string key)
    {
        Span<byte> id = stackalloc byte[16];
        Base64Url.DecodeFromChars(key.AsSpan(key.Length - IdLength), id);
        return new(id, bigEndian: true);
    }

    /// <summary>A customer's id in the form that ends the keys of search rows.</summary>
    public static string ShortId(Guid customer)
    {
        Span<byte> id = stackalloc byte[16];
        customer.TryWriteBytes(id, bigEndian: true, out _);
        return Base64Url.EncodeToString(id);
    }

    // A domain is never shortened: a person counted at one domain must not be counted at another.
    private static string KnownAt(string domain) => $"{Elsewhere}{Encode(domain, RowLimits.KeyUnits)}{End}{End}";

    private static string AlikeTo(DomainLook domain) => $"{Look}{Encode(domain.Look)}{End}";

    private static Partition In(TenantId tenant, string group) => RowKeys.Names(tenant, $"{Form}{group}");

    private static void Append(StringBuilder encoded, Rune rune)
    {
        if (rune.Value == ' ')
        {
            encoded.Append(End);
        }
        else if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '@' or '+' or '-'))
        {
            encoded.Append((char)rune.Value);
        }
        else if (rune.IsBmp && Greek.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var letter)
        {
            encoded.Append(s_latin[letter]);
        }
        else if (rune.Value < TwoDigits)
        {
            encoded.Append('~').Append(Digits64[rune.Value >> 6]).Append(Digits64[rune.Value & 63]);
        }
        else
        {
            encoded.Append('=')
                .Append(Digits64[rune.Value >> 18]).Append(Digits64[(rune.Value >> 12) & 63])
                .Append(Digits64[(rune.Value >> 6) & 63]).Append(Digits64[rune.Value & 63]);
        }
    }

    private static int LengthOfFirst(string encoded) => encoded[0] switch
    {
        '~' => 3,
        '=' => 5,
        _ => 1,
    };
}
