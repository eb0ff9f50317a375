using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Baskets;

/// <summary>Reads what was in which order.</summary>
public static class BasketFile
{
    private static readonly Column[] s_columns =
    [
        new(true, "order", "order id", "invoice", "basket") { Others = ColumnNames.Order },
        new(true, "product", "item", "sku", "article") { Others = ColumnNames.Product },
    ];

    /// <summary>The products of <paramref name="text"/>, which begins with a header line.</summary>
    /// <param name="text">The file.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<PurchaseLine> Read(string text, CancellationToken ct = default) =>
        Sheet.Read(text, Places, "products", ProductOf, null, ct);

    // Shopify calls the number of an order its name.
    private static IReadOnlyDictionary<string, int> Places(Sheet sheet) => Column.Places(
        Column.IsAmong(sheet.Header, "lineitem name") ? [s_columns[0] with { Others = ["name"] }, s_columns[1]] : s_columns, sheet);

    private static PurchaseLine ProductOf(SheetLine line)
    {
        var (order, product) = (line.Name("order"), line.Name("product"));
        if (order is null)
        {
            line.Fault("names no order");
        }

        if (product is null)
        {
            line.Fault("names no product");
        }

        return new("", default, 0, order, product);
    }
}
