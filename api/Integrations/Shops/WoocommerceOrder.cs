using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.Integrations.Shops;

/// <summary>
/// Reads orders of WooCommerce. Amounts of lines are without tax, whatever the shop shows; the total has tax and transport, and what was
/// paid back is not taken off. Pure.
/// </summary>
internal static class WoocommerceOrder
{
    // Plug-ins for gift cards write their own words on a line: wc_gift_card_to, pw_gift_card_amount, _ywgc_amount.
    private static readonly string[] s_cardMarks = ["gift_card", "giftcard", "gift-card", "ywgc"];

    private static readonly string[] s_cancelled = ["cancelled", "failed", "trash", "draft", "auto-draft", "checkout-draft"];

    /// <summary>What a message says.</summary>
    /// <param name="json">The body.</param>
    /// <param name="topic">In lower case.</param>
    public static ShopMessage Read(ShopJson json, string topic)
    {
        var id = json.Needed("id");
        if (topic == "order.deleted")
        {
            return new(id, null, ShopMessageKind.Deleted, null, []);
        }

        var updated = json.Time("date_modified_gmt") ?? json.Time("date_created_gmt");
        var status = json.Needed("status");
        var bare = status.StartsWith("wc-", StringComparison.Ordinal) ? status[3..] : status;
        if (s_cancelled.Contains(bare, StringComparer.OrdinalIgnoreCase))
        {
            return new(id, updated, ShopMessageKind.Cancelled, null, []);
        }

        var billing = json.Part("billing");
        var sold = new ImportedOrder(
            json.Text("number") ?? id,
            json.Day("date_created") ?? json.Day("date_created_gmt") ?? throw new UnreadableException("$.date_created is missing."),
            ShopBuyer.Of(billing?.Text("company"), ShopBuyer.Joined(billing), billing?.Text("country"), billing?.Text("email"),
                billing?.Text("phone")),
            json.Text("currency")?.ToUpperInvariant(), status, null, json.Amount("shipping_total"), TaxOf(json),
            json.Amount("discount_total"), TotalOf(json), null, null,
            json.Flag("prices_include_tax"), id, json.Text("customer_note"), [.. json.List("line_items").Select(LineOf)]);
        var refunds = json.List("refunds").Select(refund => new ShopRefund(refund.Needed("id"), Math.Abs(refund.Amount("total") ?? 0)))
            .ToList();
        return new(id, updated, ShopMessageKind.Order, sold,
            status == "refunded" && refunds.Count == 0 ? [new(ShopRefund.OfAll, Math.Abs(sold.Total!.Value))] : refunds)
        {
            ChangedOn = json.Day("date_modified") ?? json.Day("date_modified_gmt"),
        };
    }

    private static SoldLine LineOf(ShopJson line)
    {
        // The subtotal is what the line cost before its discount.
        var (quantity, amount) = (line.Amount("quantity"), line.Amount("total"));
        var discount = line.Amount("subtotal") is { } before && amount is { } after && before > after && after >= 0 ? before - after : 0;
        var price = amount is { } whole && quantity is { } count && count != 0 ? (whole + discount) / count : line.Amount("price");
        return new(line.Text("name"), line.Text("sku"), quantity, null, price, 1, amount, null)
        {
            Discount = discount,
            IsGiftCard = IsGiftCard(line),
        };
    }

    // What gift cards paid is off the total already, and a sale all the same.
    private static decimal TotalOf(ShopJson json) => (json.Amount("total") ?? throw new UnreadableException("$.total is missing."))
        + json.List("gift_cards").Sum(card => Math.Abs(card.Amount("amount") ?? 0));

    // A plug-in may compute with more decimals than the currency has.
    private static decimal? TaxOf(ShopJson json) => json.Amount("total_tax") is { } tax
        ? Money.Currency.Round(tax, json.Text("currency")?.ToUpperInvariant() ?? "") : null;

    private static bool IsGiftCard(ShopJson line) => line.List("meta_data").Select(one => one.Text("key"))
        .Append(line.Text("type")).Append(line.Text("product_type")).OfType<string>()
        .Any(text => s_cardMarks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)));
}
