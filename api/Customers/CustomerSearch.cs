using OutlookCrm.Identity;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers;

/// <summary>Search as you type: one range read for the longest word, the other words compared with what the rows say.</summary>
public sealed class CustomerSearch(IRowStore rows)
{
    private const int MostCandidates = 400;
    private const int ShortestWord = 2;

    /// <summary>Up to <paramref name="limit"/> customers of whom every typed word begins a word; empty for less than two letters.</summary>
    public async Task<IReadOnlyList<CustomerLine>> FindAsync(TenantId tenant, string text, int limit, CancellationToken ct)
    {
        var words = SearchText.TokensOf(text);
        if (words.MaxBy(word => word.Length) is not { } longest || new System.Globalization.StringInfo(longest).LengthInTextElements < ShortestWord)
        {
            return [];
        }

        var candidates = await rows.ReadAsync(RowKeys.Names(tenant, longest), RowKeys.NamesStartingWith(longest), MostCandidates, ct);
        return [.. candidates.Select(CustomerRows.Line)
            .DistinctBy(line => line.Id)
            .Where(line => words.Count == 1 || words.All(word => WordsOf(line).Any(own => own.StartsWith(word, StringComparison.Ordinal))))
            .OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)
            .Take(limit)];
    }

    private static IEnumerable<string> WordsOf(CustomerLine line) =>
        SearchText.TokensOf($"{line.Name} {line.Company} {line.City} {line.Role} {line.Address}");
}
