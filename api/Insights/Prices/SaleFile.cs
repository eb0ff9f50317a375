using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Prices;

/// <summary>Reads sales with their prices: of one unit, or of the line.</summary>
public static class SaleFile
{
    private static readonly Column[] s_columns =
    [
        new(true, "date", "order date", "day") { Others = ColumnNames.Date },
        new(true, "quantity", "qty", "units") { IsNumber = true, Others = ColumnNames.Quantity },
        new(false, "price", "unit price") { IsNumber = true, Others = ColumnNames.Price },
        new(false, "amount", "revenue", "total") { IsNumber = true, Others = ColumnNames.Amount },
        new(false, "product", "item", "sku", "article") { Others = ColumnNames.Product },
        new(false, "currency") { Others = ColumnNames.Currency },
        new(false, "cost", "unit cost", "costs") { IsNumber = true },
        TakenBack.Kind,
        TakenBack.Status,
    ];

    /// <summary>The sales of <paramref name="text"/>, which begins with a header line.</summary>
    /// <param name="text">The file.</param>
    /// <param name="latest">The last day that may have been; null where that is not known.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<PurchaseLine> Read(string text, DateOnly? latest = null, CancellationToken ct = default) =>
        Read(text, new OrderLines(), latest, ct);

    private static FileRead<PurchaseLine> Read(string text, OrderLines orders, DateOnly? latest, CancellationToken ct) =>
        Sheet.Read(text, Places, "sales", line => SaleOf(line, orders), latest, ct);

    private static IReadOnlyDictionary<string, int> Places(Sheet sheet)
    {
        var places = OrderLines.Places(sheet, Column.Places(s_columns, sheet));
        TwoDays.Ask(sheet);
        if (places.ContainsKey("price") == places.ContainsKey("amount"))
        {
            sheet.FaultInHeader(places.ContainsKey("price")
                ? "There are a price and an amount; leave one of them out."
                : "There is no column for the price of one unit (price, unit price), nor for the amount of the line (amount, revenue, "
                    + "total).");
        }

        return places;
    }

    // A cost is of whatever the price is of: of one unit beside a price, of the line beside an amount.
    private static PurchaseLine SaleOf(SheetLine line, OrderLines orders)
    {
        line.Currency("currency");
        var (date, quantity, cost) = (orders.Of(line).Day, line.Amount("quantity"), line.AmountOrNone("cost"));
        var isEach = line.Has("price");
        var amount = isEach ? (line.Amount("price") * quantity) - OrderLines.DiscountOf(line) : line.Amount("amount");
        TakenBack.Check(line, amount);
        return new("", date, amount, Product: line.Name("product"), Quantity: quantity, Cost: isEach ? cost * quantity : cost);
    }
}
