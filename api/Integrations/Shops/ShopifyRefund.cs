namespace OutlookCrm.Integrations.Shops;

/// <summary>Reads refunds of Shopify, in an order or by themselves: their day and what came back. Pure.</summary>
internal static class ShopifyRefund
{
    /// <summary>A refund. Money moves in the buyer's currency where the shop shows several.</summary>
    /// <param name="refund">As the shop says it.</param>
    /// <param name="ordered">The lines of the order; empty where the refund comes alone.</param>
    public static ShopRefund Of(ShopJson refund, IReadOnlyList<ShopJson> ordered)
    {
        var paid = refund.List("transactions").Where(one => one.Text("kind") is "refund" or null && one.Text("status") is "success" or null)
            .ToList();
        var (cards, lines) = (0m, new List<ReturnedLine>());
        foreach (var back in refund.List("refund_line_items"))
        {
            var id = back.Text("line_item_id");
            ShopJson? of = back.Part("line_item") ?? (id is null ? null : ordered.Where(line => line.Text("id") == id)
                .Select(line => (ShopJson?)line).FirstOrDefault());

            // A gift card that is taken back was no sale.
            if (of?.Flag("gift_card") == true)
            {
                cards += back.Amount("subtotal") ?? 0;
            }
            else if (back.Amount("quantity") is > 0 and var quantity)
            {
                lines.Add(Line(back, of, quantity));
            }
        }

        return new(refund.Needed("id"), Math.Max(0, Math.Abs(paid.Sum(one => one.Amount("amount") ?? 0)) - cards),
            paid.Select(one => one.Text("currency")?.ToUpperInvariant()).FirstOrDefault())
        {
            Day = refund.Day("processed_at") ?? refund.Day("created_at"),
            Lines = lines,
        };
    }

    // What the refund does not say of the worth follows from the line of the order.
    private static ReturnedLine Line(ShopJson back, ShopJson? of, decimal quantity)
    {
        var (worth, tax) = (back.Amount("subtotal"), back.Amount("total_tax"));
        if (worth is null && of is { } line && line.Amount("quantity") is > 0 and var ordered && line.Amount("price") is { } price)
        {
            worth = ((ordered * price) - DiscountOf(line)) * quantity / ordered;
            tax ??= line.List("tax_lines") is { Count: > 0 } taxes ? taxes.Sum(one => one.Amount("price") ?? 0) * quantity / ordered : null;
        }

        return new(of?.Text("sku"), of?.Text("name") ?? of?.Text("title"), quantity, worth, tax);
    }

    /// <summary>What was taken off a line: its share of what was taken off the order is in the allocations, too.</summary>
    public static decimal DiscountOf(ShopJson line)
    {
        var allocated = line.List("discount_allocations");
        return allocated.Count > 0 ? allocated.Sum(one => one.Amount("amount") ?? 0) : line.Amount("total_discount") ?? 0;
    }
}
