using System.Text.RegularExpressions;
using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>What the name of a column says without what programs and people put around it: a currency, a remark in brackets, whose number
/// the column holds, and that amounts are sums. <c>Total (EUR)</c> is a total, <c>Partner adószáma</c> a tax number.</summary>
internal static partial class HeaderCore
{
    private static readonly HashSet<Field> s_ofParty =
    [
        Field.Name, Field.GivenName, Field.FamilyName, Field.Email, Field.Phone, Field.TaxId, Field.Country, Field.City, Field.Street,
        Field.PostalCode, Field.ExternalId,
    ];

    private static readonly HashSet<Field> s_ofDocument =
    [
        Field.Number, Field.Date, Field.DueDate, Field.Currency, Field.Status, Field.DocumentType, Field.Net, Field.Tax, Field.Total,
        Field.Open, Field.Paid, Field.Discount,
    ];

    private static readonly HashSet<Field> s_sums =
        [Field.Net, Field.Tax, Field.Total, Field.Open, Field.Paid, Field.LineAmount, Field.UnitPrice, Field.LineTax, Field.Amount];

    private static readonly HashSet<string> s_party = Set("customer|customers|client|clients|buyer|contact|billing|bill to|vevő|vevői|"
        + "partner|ügyfél|megrendelő|πελάτη|πελάτης|αγοραστή|client|clientului|clienti|cumpărător|cumpărătorului|kunde|kunden|käufer|"
        + "klant|kliënt|مشتری|طرف حساب|خریدار|odběratel|zákazník");

    private static readonly HashSet<string> s_document = Set("document|invoice|bill|inv|doc|order|számla|bizonylat|rendelés|factură|"
        + "facturii|document|documentului|comandă|comenzii|τιμολογίου|παραστατικού|εγγράφου|παραγγελίας|faktuur|factuur|beleg|فاکتور|سند|"
        + "سفارش");

    private static readonly HashSet<string> s_sum = Set("összesen|összege|összeg|értéke|érték|total|sum|summe|gesamt|betrag|amount|value|"
        + "signed|ποσό|αξία|συνολικό|συνολική|valoare|valoarea|sumă|suma|مبلغ|bedrag|celkem|in currency|in company currency|home");

    /// <summary>The names that are left of a header, the surest first, and the fields that each may mean; null for any.</summary>
    public static IEnumerable<(string Plain, IReadOnlySet<Field>? Fields)> Of(string header)
    {
        var bare = Brackets().Replace(header, " ").Trim();
        var words = Words(bare);
        if (words.Count > 1 && CurrencyOfWord(words[^1]) is not null)
        {
            words.RemoveAt(words.Count - 1);
        }

        if (bare != header || words.Count != Words(header).Count)
        {
            yield return (Joined(words), null);
        }

        foreach (var (left, fields) in Without(words))
        {
            yield return (Joined(left), fields);
            foreach (var (again, of) in Without(left).Where(one => one.Fields != fields))
            {
                yield return (Joined(again), of.Intersect(fields).ToHashSet() is { Count: > 0 } both ? both : of);
            }
        }
    }

    /// <summary>The currency that a header names beside its word, as <c>Total (EUR)</c>; null where it names none.</summary>
    public static string? CurrencyOf(string header) =>
        Brackets().Match(header) is { Success: true } match && CurrencyOfWord(match.Groups[1].Value.Trim()) is { } inside ? inside
        : Words(header) is { Count: > 1 } words ? CurrencyOfWord(words[^1]) : null;

    /// <summary>Whether a column holds parts of a hundred, and no amounts.</summary>
    public static bool IsPercent(string header) => header.Contains('%', StringComparison.Ordinal)
        || header.Contains("percent", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(List<string> Words, IReadOnlySet<Field> Fields)> Without(List<string> words)
    {
        foreach (var (known, fields) in new[] { (s_party, s_ofParty), (s_document, s_ofDocument), (s_sum, s_sums) })
        {
            for (var count = 1; count <= 2 && count < words.Count; count++)
            {
                if (known.Contains(Joined(words[..count])))
                {
                    yield return (words[count..], fields);
                }

                if (known.Contains(Joined(words[^count..])))
                {
                    yield return (words[..^count], fields);
                }
            }
        }
    }

    // In small letters these are words of other meanings: all, try.
    private static string? CurrencyOfWord(string word) =>
        ((word.Length == 3 && word.All(char.IsAsciiLetterUpper)) || word.Any(c => c > '\u007F') || word is "$" or "Ft" or "lei" or "Lei")
        && WrittenNumber.CurrencyOf(word) is { Length: 3 } code ? code : null;

    private static List<string> Words(string header) => [.. Parts().Split(header).Where(word => word.Length > 0)];

    private static string Joined(List<string> words) => HeaderName.Plain(string.Join(' ', words));

    private static HashSet<string> Set(string words) => [.. words.Split('|').Select(HeaderName.Plain)];

    [GeneratedRegex(@"[(\[]([^)\]]*)[)\]]")]
    private static partial Regex Brackets();

    // Words are parted by spaces and marks, and by capitals within: CustomerName.
    [GeneratedRegex(@"[\s_.,:/*#-]+|(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Parts();
}
