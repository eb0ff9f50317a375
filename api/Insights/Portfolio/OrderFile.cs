using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Portfolio;

/// <summary>Reads lines of orders.</summary>
public static class OrderFile
{
    private const decimal Largest = 1_000_000_000_000m;

    private static readonly Column s_amount = new(false, "amount", "revenue", "spent", "total", "value", "net")
    {
        IsNumber = true,
        Others = ColumnNames.Amount,
    };

    private static readonly Column[] s_columns =
    [
        new(true, "customer", "customer id", "client") { Others = ColumnNames.Customer },
        new(true, "date", "order date", "day") { Others = ColumnNames.Date },
        s_amount,
        new(false, "order", "order id", "invoice", "basket") { Others = ColumnNames.Order },
        new(false, "product", "item", "sku", "article") { Others = ColumnNames.Product },
        new(false, "group", "product group", "category") { Others = ColumnNames.Group },
        new(false, "quantity", "qty", "units", "cds") { IsNumber = true, Others = ColumnNames.Quantity },
        new(false, "price", "unit price") { IsNumber = true, Others = ColumnNames.Price },
        new(false, "cost", "costs") { IsNumber = true },
        new(false, "currency") { Others = ColumnNames.Currency },
        TakenBack.Kind,
        TakenBack.Status,
    ];

    /// <summary>The orders of <paramref name="text"/>, which begins with a header line.</summary>
    /// <param name="text">The file.</param>
    /// <param name="latest">The last day that may have been; null where that is not known.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<PurchaseLine> Read(string text, DateOnly? latest = null, CancellationToken ct = default)
    {
        var (lines, orders, sum) = (new PurchaseLines(), new OrderLines(), 0m);
        return Sheet.Read(text, Places, "orders", line => LineOf(line, orders, ref sum), latest, ct, (lines, line => lines.Add(line)));
    }

    private static IReadOnlyDictionary<string, int> Places(Sheet sheet)
    {
        var places = OrderLines.Places(sheet, Column.Places(s_columns, sheet));
        TwoDays.Ask(sheet);
        if (!places.ContainsKey("amount") && !(places.ContainsKey("price") && places.ContainsKey("quantity")))
        {
            sheet.FaultInHeader($"{s_amount.Missing} A price and a quantity do as well.");
        }

        return places;
    }

    private static PurchaseLine LineOf(SheetLine line, OrderLines orders, ref decimal sum)
    {
        line.Currency("currency");
        var ((day, customer, order), quantity) = (orders.Of(line), line.AmountOrNone("quantity"));
        var amount = AmountOf(line, quantity);
        TakenBack.Check(line, amount);
        if (amount != 0 && amount == sum && SumLine.IsNamed(customer))
        {
            // A company may be called Total, but does not buy for what all others have bought.
            line.Fault("sums the lines above; leave it out");
        }

        sum += amount;
        return new(customer, day, amount, order, line.Name("product"), quantity,
            line.AmountOrNone("cost"), line.Name("group"));
    }

    private static decimal AmountOf(SheetLine line, decimal? quantity)
    {
        if (line.Has("amount"))
        {
            return line.Amount("amount");
        }

        if (quantity is null && line.Text("quantity") is null)
        {
            line.Fault("has no quantity");
        }

        var amount = (line.Amount("price") * (quantity ?? 0)) - OrderLines.DiscountOf(line);
        if (Math.Abs(amount) > Largest)
        {
            line.Fault("comes to more than can be added up");
        }

        return Math.Abs(amount) > Largest ? 0 : amount;
    }
}
