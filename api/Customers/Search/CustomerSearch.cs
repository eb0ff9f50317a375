using OutlookCrm.Customers.Projecting;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>Search as you type: one range read for the longest word, the other words compared with what the rows say; a telephone number
/// by its first or its last digits.</summary>
public sealed class CustomerSearch(IRowStore rows)
{
    private const int MostCandidates = 400;
    private const int ShortestWord = 2;

    /// <summary>Up to <paramref name="limit"/> customers of whom every typed word begins a word; empty for less than two letters.</summary>
    public async Task<IReadOnlyList<CustomerLine>> FindAsync(TenantId tenant, string text, int limit, CancellationToken ct)
    {
        var words = SearchText.TokensOf(text);
        if (SearchText.PhoneOf(text) is { } digits)
        {
            var found = await Task.WhenAll(StartingWithAsync(tenant, digits, ct), StartingWithAsync(tenant, SearchText.Backwards(digits), ct));
            return Shown(found.SelectMany(rows => rows), limit);
        }

        if (words.MaxBy(word => word.Length) is not { } longest || new System.Globalization.StringInfo(longest).LengthInTextElements < ShortestWord)
        {
            return [];
        }

        var candidates = await StartingWithAsync(tenant, longest, ct);
        return Shown(candidates.Where(line => words.Count == 1 || words.All(word => WordsOf(line).Any(own => own.StartsWith(word, StringComparison.Ordinal)))), limit);
    }

    private async Task<IEnumerable<CustomerLine>> StartingWithAsync(TenantId tenant, string token, CancellationToken ct) =>
        (await rows.ReadAsync(RowKeys.Names(tenant, token), RowKeys.NamesStartingWith(token), MostCandidates, ct)).Select(CustomerRows.Line);

    private static IReadOnlyList<CustomerLine> Shown(IEnumerable<CustomerLine> lines, int limit) =>
        [.. lines.DistinctBy(line => line.Id).OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase).Take(limit)];

    private static IEnumerable<string> WordsOf(CustomerLine line) =>
        SearchText.TokensOf($"{line.Name} {line.Company} {line.City} {line.Role} {line.Address}");
}
