using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Money;
using OutlookCrm.Sales;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>What was sent back of an order, each time by itself, on its own day and with its own lines. Pure.</summary>
internal static class OrderReturns
{
    // An order and its returns are written in one commit.
    private const int MostApart = 20;

    /// <summary>The returns of an order, without ids that <see cref="SaleRules"/> has looked at.</summary>
    /// <param name="sold">The order as it is stored.</param>
    /// <param name="order">The order as the program says it.</param>
    /// <param name="format">Of the file or the messages.</param>
    public static IReadOnlyList<SaleDocument> Of(SaleDocument sold, ImportedOrder order, string format)
    {
        var told = order.Refunds.Where(refund => refund.Amount > 0).ToList();
        var refunds = order.Refunds.Count == 0 ? SumOf(sold, order, format)
            : told.Count <= MostApart ? told
            : [OrderRefund.Joined(told[..^(MostApart - 1)]), .. told[^(MostApart - 1)..]];
        return [.. refunds.Select(refund => Of(sold, order, format, refund))];
    }

    /// <summary>The id of a return.</summary>
    /// <param name="format">Of the file or the messages.</param>
    /// <param name="number">Of the order.</param>
    /// <param name="refund">The program's id of the refund; null for the sum of all.</param>
    public static Guid IdOf(string format, string number, string? refund = null) => Guid.ParseExact(
        refund is null ? RowKeys.Hash(16, "import", "return", format, number)
            : RowKeys.Hash(16, "import", "return", format, number, refund), "N");

    private static SaleDocument Of(SaleDocument sold, ImportedOrder order, string format, OrderRefund refund)
    {
        // Whoever gets everything back has sent everything back, unless the program says what came back.
        var lines = refund.Lines.Count > 0 ? SaleMapping.LinesOf(refund.Lines, 1)
            : refund.Amount == sold.Total ? sold.Lines ?? [] : [];
        return sold with
        {
            Id = IdOf(format, order.Number, refund.Id),
            Kind = SaleKind.Return,
            Number = null,
            Day = refund.Day ?? sold.Day,
            Total = refund.Amount,
            Tax = refund.Tax ?? TaxOf(sold, refund.Amount),
            Payable = refund.Amount,
            Corrects = sold.Number,
            LineCount = lines.Count,
            Lines = lines,
        };
    }

    // WooCommerce has taken off already what was sent back, unless that is all.
    private static List<OrderRefund> SumOf(SaleDocument sold, ImportedOrder order, string format)
    {
        var refunded = order.Status is { } state && DocumentStatus.IsRefunded(state) && order.Refunded is not > 0 ? sold.Total
            : format == "woocommerce-orders" ? 0 : order.Refunded ?? 0;
        return refunded <= 0 ? [] : [new(null, order.RefundedOn, refunded, null, order.Returned)];
    }

    // What is paid back holds tax as the order does: a whole refund then leaves nothing of the sale.
    private static decimal? TaxOf(SaleDocument sold, decimal refunded) =>
        sold.Tax is { } tax && sold.Total != 0 ? Currency.Round(tax * refunded / sold.Total, sold.Currency) : null;
}
