namespace OutlookCrm.Sales;

/// <summary>A product, or a free text, that a customer bought.</summary>
/// <param name="ProductId">The product; null for free text.</param>
/// <param name="Code">Its code on the last document.</param>
/// <param name="Description">As on the last document.</param>
/// <param name="Times">On how many documents it was sold.</param>
/// <param name="Quantity">How much, less what came back.</param>
/// <param name="Unit">The unit of the last document.</param>
/// <param name="LastOn">The last day on which it was sold.</param>
/// <param name="Sums">What it came to, by currency, without tax.</param>
public sealed record BoughtProduct(
    Guid? ProductId, string? Code, string Description, int Times, decimal Quantity, string? Unit, DateOnly LastOn,
    IReadOnlyList<CurrencySales> Sums)
{
    /// <summary>By product: the same product, else the same code, else the same words. What was sold last comes first. Pure.</summary>
    public static IReadOnlyList<BoughtProduct> Of(IReadOnlyList<SaleDocument> documents) =>
    [
        .. SalesBook.Counting(documents).Where(document => document.Kind.SaleSign() != 0)
            .SelectMany(document => document.Lines ?? [], (document, line) => (Document: document, Line: line))
            .GroupBy(one => one.Line.ProductId?.ToString() ?? (one.Line.Code ?? one.Line.Description).ToUpperInvariant(),
                StringComparer.Ordinal)
            .Select(group => Of(group.OrderBy(one => one.Document.Day).ThenBy(one => one.Document.Id).ToList()))
            .OrderByDescending(product => product.LastOn).ThenBy(product => product.Description, StringComparer.Ordinal),
    ];

    private static BoughtProduct Of(List<(SaleDocument Document, SaleLine Line)> sold)
    {
        var last = sold.FindLast(one => one.Document.Kind.SaleSign() > 0) is { Line: not null } found ? found : sold[^1];
        return new(
            last.Line.ProductId, last.Line.Code, last.Line.Description,
            sold.Where(one => one.Document.Kind.SaleSign() * one.Line.Amount > 0).Select(one => one.Document.Id).Distinct().Count(),
            sold.Sum(one => one.Document.Kind.SaleSign() * one.Line.Quantity),
            last.Line.Unit,
            last.Document.Day,
            [.. sold.GroupBy(one => one.Document.Currency, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => SumOf(one.Key, [.. one.Select(own => own.Document.Kind.SaleSign() * own.Line.Amount)]))]);
    }

    private static CurrencySales SumOf(string currency, decimal[] amounts) =>
        new(currency, amounts.Sum(), amounts.Where(amount => amount < 0).Sum(amount => -amount));
}
