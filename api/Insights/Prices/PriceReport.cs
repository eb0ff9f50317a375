using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Prices;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Insights.Findings;

namespace OutlookCrm.Insights.Prices;

/// <summary>What products sold at which price, and how volume answers it. Money in the file's currency.</summary>
/// <param name="Lines">Lines of the file.</param>
/// <param name="LeftOut">Lines without a price and a quantity above 0: returns and gifts.</param>
/// <param name="Products">Products with a sale.</param>
/// <param name="Told">Those with the highest revenue, at most <see cref="MostProducts"/>.</param>
/// <param name="Findings">What the figures may be used for.</param>
public sealed record PriceReport(int Lines, int LeftOut, int Products, IReadOnlyList<ProductPrices> Told, IReadOnlyList<Finding> Findings)
{
    /// <summary>Products that a report names.</summary>
    public const int MostProducts = 50;

    /// <summary>The report on sales.</summary>
    internal static PriceReport Of(IReadOnlyList<PurchaseLine> lines, CancellationToken ct)
    {
        // Places instead of copies: a file has hundreds of thousands of lines.
        int[] sales = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].UnitPrice > 0)];
        var products = sales.GroupBy(i => lines[i].Product, StringComparer.Ordinal)
            .Select(own => (own.Key, Revenue: own.Sum(i => (double)lines[i].UnitPrice!.Value * (double)lines[i].Quantity!.Value), Own: own))
            .OrderByDescending(product => product.Revenue).ThenBy(product => product.Key, StringComparer.Ordinal).ToList();
        var told = products.Take(MostProducts).Select(product =>
        {
            ct.ThrowIfCancellationRequested();
            return new ProductPrices(product.Key, product.Revenue,
                PricePoints.Of([.. product.Own.Select(i => PricedSale.Of(lines[i])!.Value)]));
        }).ToList();
        return new(lines.Count, lines.Count - sales.Length, products.Count, told,
            FindingsOf(lines.Count - sales.Length, products.Count, told));
    }

    private static IReadOnlyList<Finding> FindingsOf(int leftOut, int products, List<ProductPrices> told)
    {
        var known = told.Count(product => product.Prices.Elasticity.Value is not null);
        return
        [
            .. products > told.Count ? (Finding[])[ReportFindings.PricesTop.With(told.Count, products)] : [],
            .. leftOut > 0 ? (Finding[])[ReportFindings.PricesLeftOut.With(leftOut)] : [],
            ReportFindings.PricesKnown.With(known, told.Count),
            .. known > 1 ? (Finding[])[ReportFindings.PricesEachInterval.With()] : [],
            ReportFindings.PricesNoProof.With(),
        ];
    }
}

/// <summary>A product's prices.</summary>
/// <param name="Product">Which; null where the file does not say.</param>
/// <param name="Revenue">Of all its sales that count.</param>
/// <param name="Prices">By price band, and how volume answers.</param>
public sealed record ProductPrices(string? Product, double Revenue, PricePoints Prices);
