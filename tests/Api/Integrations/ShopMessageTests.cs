using System.Globalization;
using System.Text;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.Integrations.Shops;
using OutlookCrm.Sales;
using Xunit;

namespace OutlookCrm.Tests.Integrations;

/// <summary>What orders of the shops come to: totals with tax, lines without, what was paid back.</summary>
public sealed class ShopMessageTests
{
    private const string Shopify = """ "id":450,"name":"#1001","created_at":"2026-01-05T23:30:00-05:00","currency":"EUR", """;

    private const string Woocommerce =
        """ "id":727,"number":"727","status":"processing","currency":"EUR","date_created":"2026-01-05T09:00:00", """;

    [Theory]
    [MemberData(nameof(ShopMessageCases.ShopifyOrders), MemberType = typeof(ShopMessageCases))]
    public void An_order_of_Shopify_comes_to_its_sums(string what, string members, string documents)
    {
        Assert.NotEmpty(what);
        Assert.Equal(documents, Documents(ShopProgram.Shopify, "orders/updated", $"{{{Shopify}{members}}}"));
    }

    [Theory]
    [MemberData(nameof(ShopMessageCases.WoocommerceOrders), MemberType = typeof(ShopMessageCases))]
    public void An_order_of_WooCommerce_comes_to_its_sums(string what, string members, string documents)
    {
        Assert.NotEmpty(what);
        Assert.Equal(documents, Documents(ShopProgram.Woocommerce, "order.updated", $"{{{Woocommerce}{members}}}"));
    }

    [Theory]
    [InlineData("shopify", "orders/updated", """ "cancelled_at":"2026-01-06T10:00:00Z" """, "Cancelled")]
    [InlineData("shopify", "orders/cancelled", """ "total_price":"1" """, "Cancelled")]
    [InlineData("shopify", "orders/updated", """ "financial_status":"voided" """, "Cancelled")]
    [InlineData("shopify", "orders/create", """ "test":true """, "Test")]
    [InlineData("shopify", "ORDERS/DELETE", """ "x":1 """, "Deleted")]
    [InlineData("shopify", "refunds/create", """ "order_id":5 """, "Refund")]
    [InlineData("woocommerce", "order.updated", """ "status":"cancelled" """, "Cancelled")]
    [InlineData("woocommerce", "order.updated", """ "status":"failed" """, "Cancelled")]
    [InlineData("woocommerce", "order.created", """ "status":"checkout-draft" """, "Cancelled")]
    [InlineData("woocommerce", "order.updated", """ "status":"wc-trash" """, "Cancelled")]
    [InlineData("woocommerce", "order.deleted", """ "x":1 """, "Deleted")]
    public void What_counts_no_more_is_known(string program, string topic, string members, string kind)
    {
        var body = Encoding.UTF8.GetBytes($"{{\"id\":1,{members}}}");
        Assert.Equal(kind, ShopMessage.Read(Enum.Parse<ShopProgram>(program, true), topic, body).Kind.ToString());
    }

    [Theory]
    [InlineData(""" "email":"Bea@Firm.Example","billing_address":{"name":"Bea Nagy","company":"Tea Ltd","country_code":"HU"} """,
        "Tea Ltd bea@firm.example HU")]
    [InlineData(""" "email":"","customer":{"first_name":"Bea","last_name":null,"email":"bea@firm.example"} """, "Bea bea@firm.example ")]
    [InlineData(""" "email":null,"customer":null,"billing_address":null """, "  ")]
    [InlineData(""" "customer":[],"shipping_address":{"first_name":"Bea","last_name":"Nagy"} """, "Bea Nagy  ")]
    [InlineData(""" "email":"redacted","billing_address":{"name":"[deleted] [deleted]","company":"[deleted]","country_code":"HU"} """,
        "  HU")]
    [InlineData(""" "email":"deleted@site.invalid","billing_address":{"name":"Bea"} """, "  ")]
    public void A_buyer_is_who_is_named_and_nobody_where_the_shop_forgot_them(string members, string buyer)
    {
        var read = Read(ShopProgram.Shopify, "orders/create", $$"""{{{Shopify}}"total_price":"1",{{members}}}""").Sold!.Buyer;
        Assert.Equal(buyer, $"{read.Name} {read.Email} {read.Country}");
    }

    [Theory]
    [InlineData(""" "email":"","contact_email":null,"phone":"+91 98765 43210" """, "+91 98765 43210")]
    [InlineData(""" "email":"","billing_address":{"phone":"9876543210"},"customer":{"phone":"+919876543210"} """, "9876543210")]
    [InlineData(""" "email":null,"phone":"","customer":{"phone":"+919876543210"} """, "+919876543210")]
    [InlineData(""" "phone":"none" """, "")]
    [InlineData(""" "phone":"0000000000" """, "")]
    [InlineData(""" "phone":"12345" """, "")]
    [InlineData(""" "phone":" +۹۱ ۹۸۷۶۵ ۴۳۲۱۰ " """, "+۹۱ ۹۸۷۶۵ ۴۳۲۱۰")]
    public void A_telephone_number_tells_the_buyer_where_it_can_be_called(string members, string phone)
    {
        var read = Read(ShopProgram.Shopify, "orders/create", $$"""{{{Shopify}}"total_price":"1",{{members}}}""").Sold!.Buyer;
        Assert.Equal(phone, read.Phone ?? "");
    }

    [Fact]
    public void Ids_beyond_what_a_number_of_JavaScript_holds_stay_apart()
    {
        var ids = new[] { "9007199254740993", "9007199254740992", "820982911946154508", "820982911946154509" }.Select(id => Read(
            ShopProgram.Shopify, "refunds/create", $$"""{"id":{{id}},"order_id":{{id}},"transactions":[]}""")).ToList();
        Assert.Equal(4, ids.Select(message => message.Order).Distinct().Count());
        Assert.Equal(4, ids.Select(message => message.Refunds[0].Id).Distinct().Count());
    }

    [Theory]
    [InlineData(ShopProgram.Shopify, """ "total_price":"1","updated_at":"2026-01-06T10:00:00-05:00" """, "2026-01-06T15:00:00Z")]
    [InlineData(ShopProgram.Woocommerce, """ "total":"1","date_modified_gmt":"2026-01-06T15:00:00" """, "2026-01-06T15:00:00Z")]
    public void The_day_is_the_shops_and_the_time_is_everywhere_the_same(ShopProgram program, string members, string updatedAt)
    {
        var message = Read(program, program == ShopProgram.Shopify ? "orders/paid" : "order.restored",
            $"{{{(program == ShopProgram.Shopify ? Shopify : Woocommerce)}{members}}}");
        Assert.Equal((new DateOnly(2026, 1, 5), DateTimeOffset.Parse(updatedAt, CultureInfo.InvariantCulture)),
            (message.Sold!.Date, message.UpdatedAt));
    }

    [Theory]
    [InlineData("", "The body is no JSON.")]
    [InlineData("x", "The body is no JSON.")]
    [InlineData("{}", "$.id is missing.")]
    [InlineData("[]", "$ is no object.")]
    [InlineData("null", "$ is no object.")]
    [InlineData("{\"id\":1}", "$.total_price is missing.")]
    [InlineData("{\"id\":1,\"updated_at\":\"2026-01-02\",\"name\":\"#1\",\"created_at\":\"soon\",\"total_price\":\"1\"}",
        "$.created_at is no day.")]
    [InlineData("{\"id\":1,\"name\":\"#1\",\"created_at\":\"2026-01-01\",\"total_price\":\"much\"}", "$.total_price is no amount.")]
    [InlineData("{\"id\":1,\"name\":\"#1\",\"created_at\":\"2026-01-01\",\"total_price\":\"1e99\"}", "$.total_price is no amount.")]
    [InlineData("{\"id\":1,\"name\":\"\\ud800\",\"created_at\":\"2026-01-01\",\"total_price\":\"1\"}", "$.name is no text.")]
    [InlineData("{\"id\":1,\"updated_at\":\"now\"}", "$.updated_at is no time.")]
    [InlineData("{\"id\":1,\"line_items\":[1],\"total_price\":\"1\",\"name\":\"1\",\"created_at\":\"2026-01-01\"}",
        "$.line_items is no list of objects.")]
    public void What_cannot_be_read_says_where(string body, string why) =>
        Assert.Equal(why, Assert.Throws<UnreadableException>(() => Read(ShopProgram.Shopify, "orders/create", body)).Message);

    private static ShopMessage Read(ShopProgram program, string topic, string body) =>
        ShopMessage.Read(program, topic, Encoding.UTF8.GetBytes(body));

    // Of two members of one name the later counts: a case writes over what all orders say.
    private static string Documents(ShopProgram program, string topic, string body)
    {
        var message = Read(program, topic, body);
        var order = message.Sold! with
        {
            Refunds = [.. message.Refunds.Select(refund =>
                refund.Of(message.Sold!.Currency!, message.ShownRate, message.Sold.IsTaxIncluded == true))],
        };
        var (documents, code) = SaleMapping.Of(order, "test", "EUR", Guid.Empty, new(Guid.Empty, "", default));
        Assert.Null(code);
        return string.Join("; ", documents.Select(document => string.Create(CultureInfo.InvariantCulture,
            $"{document.Kind.ToString().ToLowerInvariant()} {document.Total:0.##} tax {TaxOf(document)}"
                + $"{(document.Day == order.Date ? "" : $" on {document.Day:MM-dd}")}:"
                + $"{string.Concat(document.Lines!.Select(Line))}")));
    }

    private static string TaxOf(SaleDocument document) => document.Tax?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";

    private static string Line(SaleLine line) => string.Create(CultureInfo.InvariantCulture,
        $" {line.Quantity:0.##} x {line.Code ?? line.Description} at {line.UnitPrice:0.##}"
            + $"{(line.Discount == 0 ? "" : $" less {line.Discount:0.##}")} = {line.Amount:0.##}");
}
