using OutlookCrm.ImportExport.Records;
using OutlookCrm.Money;

namespace OutlookCrm.Integrations.Shops;

/// <summary>
/// Reads orders and refunds of Shopify, in the currency of the shop. <c>total_price</c> is what was ordered; an edit of the order stands
/// only in the members that begin with <c>current_</c>, from which what was sent back is taken off too. Pure.
/// </summary>
internal static class ShopifyOrder
{
    /// <summary>What a message says.</summary>
    /// <param name="json">The body.</param>
    /// <param name="topic">In lower case.</param>
    public static ShopMessage Read(ShopJson json, string topic)
    {
        var id = json.Needed("id");
        switch (topic)
        {
            case "orders/delete":
                return new(id, null, ShopMessageKind.Deleted, null, []);
            case "refunds/create":
                return new(json.Needed("order_id"), null, ShopMessageKind.Refund, null, [ShopifyRefund.Of(json, [])]);
        }

        var updated = json.Time("updated_at") ?? json.Time("created_at");
        if (json.Flag("test"))
        {
            return new(id, updated, ShopMessageKind.Test, null, []);
        }

        if (topic == "orders/cancelled" || json.Text("cancelled_at") is not null || json.Text("financial_status") is "voided")
        {
            return new(id, updated, ShopMessageKind.Cancelled, null, []);
        }

        var currency = json.Text("currency")?.ToUpperInvariant();
        var (refunds, shownRate) = (RefundsOf(json), ShownRateOf(json));
        var refunded = refunds.Sum(refund => refund.In(currency ?? "", shownRate));
        return new(id, updated, ShopMessageKind.Order, OrderOf(json, id, currency, refunded), refunds, shownRate);
    }

    private static ImportedOrder OrderOf(ShopJson json, string id, string? currency, decimal refunded)
    {
        var (customer, billing) = (json.Part("customer"), json.Part("billing_address") ?? json.Part("shipping_address"));
        var total = json.Amount("total_price") ?? throw new UnreadableException("$.total_price is missing.");
        var current = json.Amount("current_total_price");

        // Money that is paid back without goods is not always taken off the current total, and for goods less may be paid back.
        var isEdited = current is { } now && now != total && now + refunded != total && now + BackOf(json) != total;
        var isTaxIncluded = json.Flag("taxes_included");
        var tax = json.Amount("total_tax");
        if (isEdited)
        {
            var currentTax = json.Amount("current_total_tax");
            tax = currentTax is { } left && current is { } after && after > 0 && refunded > 0
                ? Currency.Round(left * (after + refunded) / after, currency ?? "") : currentTax ?? tax;
            total = current!.Value + refunded;
        }

        var back = json.List("refunds").Where(refund => refund.List("transactions").Count > 0)
            .SelectMany(refund => refund.List("refund_line_items"))
            .ToLookup(line => line.Text("line_item_id"), line => line.Amount("quantity") ?? 0);
        return new(
            json.Needed("name"), json.Day("created_at") ?? throw new UnreadableException("$.created_at is missing."),
            ShopBuyer.Of(billing?.Text("company"), billing?.Text("name") ?? ShopBuyer.Joined(billing) ?? ShopBuyer.Joined(customer),
                billing?.Text("country_code"), json.Text("email") ?? json.Text("contact_email") ?? customer?.Text("email"),
                json.Text("phone") ?? billing?.Text("phone") ?? customer?.Text("phone")),
            currency, json.Text("financial_status"), json.Amount("subtotal_price"),
            json.Part("total_shipping_price_set")?.Part("shop_money")?.Amount("amount"), tax, json.Amount("total_discounts"), total, null,
            null, isTaxIncluded, id, json.Text("note"),
            [.. json.List("line_items").Select(line => LineOf(line, isTaxIncluded, isEdited, back)).OfType<SoldLine>()]);
    }

    // What the goods that came back were worth.
    private static decimal BackOf(ShopJson json)
    {
        var isTaxIncluded = json.Flag("taxes_included");
        return json.List("refunds").Where(refund => refund.List("transactions").Count > 0)
            .SelectMany(refund => refund.List("refund_line_items"))
            .Sum(line => (line.Amount("subtotal") ?? 0) + (isTaxIncluded ? 0 : line.Amount("total_tax") ?? 0));
    }

    // Null for a line that an edit has taken out of the order.
    private static SoldLine? LineOf(ShopJson line, bool isTaxIncluded, bool isEdited, ILookup<string?, decimal> back)
    {
        var ordered = line.Amount("quantity") ?? 1;
        var quantity = isEdited && line.Amount("current_quantity") is { } left ? left + back[line.Text("id")].Sum() : ordered;
        if (quantity == 0)
        {
            return null;
        }

        var price = line.Amount("price") ?? 0;
        var whole = (ordered * price) - ShopifyRefund.DiscountOf(line);
        var net = isTaxIncluded ? whole - line.List("tax_lines").Sum(tax => tax.Amount("price") ?? 0) : whole;
        var share = ordered == 0 ? 1 : quantity / ordered;
        var unitPrice = whole == 0 ? price : price * net / whole;
        return new(line.Text("name") ?? line.Text("title"), line.Text("sku"), quantity, null, unitPrice, 1, net * share, null)
        {
            Discount = Math.Max(0, Math.Round((quantity * unitPrice) - (net * share), 8)),
            IsGiftCard = line.Flag("gift_card"),
        };
    }

    private static List<ShopRefund> RefundsOf(ShopJson json)
    {
        var ordered = json.List("line_items");
        return [.. json.List("refunds").Select(refund => ShopifyRefund.Of(refund, ordered))];
    }

    // What one unit of the buyer's currency is in the shop's.
    private static decimal ShownRateOf(ShopJson json) =>
        json.Part("total_price_set") is { } both && both.Part("shop_money")?.Amount("amount") is { } shop
        && both.Part("presentment_money")?.Amount("amount") is { } shown && shown != 0 ? shop / shown : 1;
}
