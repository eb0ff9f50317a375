namespace OutlookCrm.Sheets;

/// <summary>
/// A file of sales in which one column holds the days of orders and another those of their invoices: which of them counts only its owner
/// knows.
/// </summary>
internal static class TwoDays
{
    private static readonly string[] s_plain = ["date", "day"];

    private static readonly string[] s_ofOrders =
    [
        "order date", "Ημερομηνία παραγγελίας", "data comenzii", "rendelés dátuma", "تاریخ سفارش", "bestelling datum", "Bestelldatum",
        "date de commande",
    ];

    private static readonly string[] s_ofInvoices =
    [
        "invoice date", "Ημερομηνία τιμολογίου", "data facturii", "számla kelte", "تاریخ فاکتور", "faktuurdatum", "Rechnungsdatum",
        "date de facture",
    ];

    /// <summary>Makes a fault of such a header, unless a third column is called the date alone.</summary>
    public static void Ask(Sheet sheet)
    {
        if (sheet.Header.Any(name => Column.IsAmong(s_plain, name)))
        {
            return;
        }

        var (order, invoice) = (Named(s_ofOrders), Named(s_ofInvoices));
        if (order is not null && invoice is not null)
        {
            sheet.FaultInHeader($"There are days of orders and of invoices, in the columns {order} and {invoice}. Leave out the column "
                + "that shall not count, or name the column that shall count date.");
        }

        string? Named(string[] names) => sheet.Header.FirstOrDefault(name => Column.IsAmong(names, name));
    }
}
