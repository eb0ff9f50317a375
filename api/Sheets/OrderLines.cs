namespace OutlookCrm.Sheets;

/// <summary>
/// Orders of several lines of which the first alone says when and who, and what the whole order comes to: so Shopify writes them. One is
/// made for each file.
/// </summary>
internal sealed class OrderLines
{
    private const string Order = "order";
    private const string Product = "product";
    private const string Quantity = "quantity";
    private const string Price = "price";
    private const string Discount = "discount";

    private string? _order;
    private string _customer = "";
    private DateOnly _day;

    /// <summary>
    /// Where the columns of a file of Shopify's stand: what a line comes to is its own price and quantity, since the sums are the whole
    /// order's. <paramref name="places"/> unchanged for any other file.
    /// </summary>
    public static IReadOnlyDictionary<string, int> Places(Sheet sheet, IReadOnlyDictionary<string, int> places)
    {
        if (At("name") is not { } order || At("lineitem name") is not { } product || At("lineitem quantity") is not { } quantity
            || At("lineitem price") is not { } price || At("created at") is not { } date)
        {
            return places;
        }

        var own = new Dictionary<string, int>(places, StringComparer.Ordinal)
        {
            [Order] = order,
            [Product] = product,
            [Quantity] = quantity,
            [Price] = price,
            ["date"] = date,
        };
        own.Remove("amount");
        if (At("lineitem discount") is { } discount)
        {
            own[Discount] = discount;
        }

        return own;

        int? At(string name) =>
            sheet.Header.Index().Where(own => Column.IsAmong([name], own.Item)).Select(own => (int?)own.Index).FirstOrDefault();
    }

    /// <summary>When the line's order was, and whose: of a further line what its first line says.</summary>
    public (DateOnly Day, string Customer, string? Order) Of(SheetLine line)
    {
        var (order, customer) = (line.Name(Order), line.Name("customer") ?? "");
        var isFurther = order is not null && order == _order && line.Text("date") is null
            && (customer.Length == 0 || customer == _customer);
        if (!isFurther)
        {
            // Who pays cash is not named.
            (_order, _customer, _day) = (order, customer, line.Day("date"));
        }

        return (_day, _customer, order);
    }

    /// <summary>What was taken off the line's price; 0 where the file does not say.</summary>
    public static decimal DiscountOf(SheetLine line) => line.Has(Discount) ? line.AmountOrNone(Discount) ?? 0 : 0;
}
