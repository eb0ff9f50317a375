using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Portfolio;

/// <summary>Reads lines of orders.</summary>
public static class OrderFile
{
    private static readonly Column[] s_columns =
    [
        new(true, "customer", "customer id", "client"),
        new(true, "date", "order date", "day"),
        new(true, "amount", "revenue", "spent", "total", "value", "net") { IsNumber = true },
        new(false, "order", "order id", "invoice", "basket"),
        new(false, "product", "item", "sku", "article"),
        new(false, "group", "product group", "category"),
        new(false, "quantity", "qty", "units", "cds") { IsNumber = true },
        new(false, "cost", "costs") { IsNumber = true },
    ];

    /// <summary>The orders of <paramref name="text"/>, which begins with a header line.</summary>
    /// <param name="text">The file.</param>
    /// <param name="latest">The last day that may have been; null where that is not known.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<PurchaseLine> Read(string text, DateOnly? latest = null, CancellationToken ct = default) =>
        Sheet.Read(text, s_columns, "orders", OrderOf, latest, ct);

    private static PurchaseLine OrderOf(SheetLine line)
    {
        var customer = line.Name("customer");
        if (customer is null)
        {
            line.Fault("names no customer");
        }

        return new(
            customer ?? "", line.Day("date"), line.Amount("amount"), line.Name("order"), line.Name("product"),
            line.AmountOrNone("quantity"), line.AmountOrNone("cost"), line.Name("group"));
    }
}
