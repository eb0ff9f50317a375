using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>The line of a document in a row: quantity times price less discount is the amount, as far as the row says so.</summary>
internal static class LineRow
{
    // Programs round a discount or a price before they write it.
    private const decimal Rounding = 0.02m;

    /// <summary>The line; null where the row has none. Own amounts of the line only: the tax stands beside it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isOwn">Whether the file is our own export.</param>
    public static SoldLine? Of(Row row, bool isOwn)
    {
        var (name, code, quantity) = (row.Text(Field.ItemName), row.Text(Field.ItemCode), row.Number(Field.Quantity));
        var (price, stated) = (row.Number(Field.UnitPrice), row.Number(Field.LineAmount));
        var whole = price is null ? null : (quantity ?? 1) * price;
        var field = IsDiscounted(row, whole, stated) ? Field.Discount : Field.LineDiscount;
        var number = row.Number(field) ?? 0;
        var discount = row.IsPercent(field) ? (whole ?? 0) * number / 100 : isOwn ? number : Math.Abs(number);
        if (name is null && code is null && stated is null && whole is null)
        {
            return null;
        }

        // An amount that is stated before the discount is what the discount is taken off.
        var amount = stated is null || (!isOwn && discount != 0 && stated == whole) ? whole - discount ?? stated : stated;
        var isTold = isOwn || (whole is not null && Math.Abs(whole.Value - discount - amount!.Value) <= Rounding);
        var line = new SoldLine(name, code, quantity, isOwn ? row.Text(Field.Unit) : null, price, 1, amount, null)
        {
            IsGiftCard = GiftCards.IsNamed(name),
            Discount = isOwn ? discount : isTold && discount > 0 ? Math.Max(0, whole!.Value - amount!.Value) : 0,
        };
        return isOwn ? line : line.Discounted();
    }

    /// <summary>What came back of a line; nothing where the row does not say how many.</summary>
    public static IEnumerable<SoldLine> Returned(Row row, SoldLine line) =>
        row.Number(Field.RefundedQuantity) is not { } back || back == 0 || line.Quantity is 0 ? []
            : [line with { Quantity = Math.Abs(back), Amount = line.Amount * Math.Abs(back / (line.Quantity ?? 1)), Discount = 0,
                UnitPrice = line.Amount / Math.Abs(line.Quantity ?? 1) }];

    /// <summary>Whether the discount that a column has for documents is in this row the discount of the line.</summary>
    public static bool IsDiscounted(Row row) => row.Has(Field.Discount) && !row.Has(Field.LineDiscount)
        && IsDiscounted(row, row.Number(Field.UnitPrice) * (row.Number(Field.Quantity) ?? 1), row.Number(Field.LineAmount));

    private static bool IsDiscounted(Row row, decimal? whole, decimal? stated) => row.Has(Field.Discount) && !row.Has(Field.LineDiscount)
        && (row.IsPercent(Field.Discount) || (whole is { } all && stated is { } left && row.Number(Field.Discount) is { } discount
            && discount != 0 && Math.Abs(all - Math.Abs(discount) - left) <= Rounding));
}
