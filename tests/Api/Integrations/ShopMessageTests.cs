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

    public static TheoryData<string, string, string> ShopifyOrders => new()
    {
        {
            "prices without tax, transport, a discount on the whole order",
            """
            "total_price":"121.00","total_tax":"21.00","total_discounts":"10.00","taxes_included":false,
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":2,"price":"50.00","total_discount":"0.00",
            "discount_allocations":[{"amount":"10.00"}]}],
            "shipping_lines":[{"price":"10.00"}],"total_shipping_price_set":{"shop_money":{"amount":"10.00","currency_code":"EUR"}}
            """,
            "order 121 tax 21: 2 x T-1 at 50 = 90"
        },
        {
            "prices with tax",
            """
            "total_price":"119.00","total_tax":"19.00","taxes_included":true,
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":1,"price":"119.00","tax_lines":[{"price":"19.00"}]}]
            """,
            "order 119 tax 19: 1 x T-1 at 100 = 100"
        },
        {
            "a partial refund holds tax as the order does",
            """
            "total_price":"119.00","total_tax":"19.00","current_total_price":"59.50",
            "refunds":[{"id":9,"transactions":[{"kind":"refund","status":"success","amount":"59.50"}]}]
            """,
            "order 119 tax 19:; return 59.5 tax 9.5:"
        },
        {
            "a full refund leaves nothing",
            """
            "total_price":"119.00","total_tax":"19.00","current_total_price":"0.00","financial_status":"refunded",
            "refunds":[{"id":9,"transactions":[{"kind":"refund","status":"success","amount":"119.00"}]}]
            """,
            "order 119 tax 19:; return 119 tax 19:"
        },
        {
            "money that is paid back without goods is not taken off the current total",
            """
            "total_price":"100.00","total_tax":"0.00","current_total_price":"100.00",
            "refunds":[{"id":9,"transactions":[{"kind":"refund","status":"success","amount":"5.00"}]}]
            """,
            "order 100 tax 0:; return 5 tax 0:"
        },
        {
            "a refund that failed or waits is none",
            """
            "total_price":"100.00","refunds":[{"id":8,"transactions":[{"kind":"refund","status":"failure","amount":"50.00"}]},
            {"id":9,"transactions":[{"kind":"refund","status":"pending","amount":"50.00"},
            {"kind":"void","status":"success","amount":"50.00"}]}]
            """,
            "order 100 tax -:"
        },
        {
            "an edited order: a line taken out, a line added",
            """
            "total_price":"100.00","total_tax":"0.00","current_total_price":"70.00","current_total_tax":"0.00",
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":1,"current_quantity":0,"price":"100.00"},
            {"id":2,"title":"Pot","sku":"P-1","quantity":1,"current_quantity":1,"price":"70.00"}],
            "refunds":[{"id":9,"refund_line_items":[{"line_item_id":1,"quantity":1}],"transactions":[]}]
            """,
            "order 70 tax 0: 1 x P-1 at 70 = 70"
        },
        {
            "goods that came back are in the order and in the return",
            """
            "total_price":"100.00","current_total_price":"50.00",
            "line_items":[{"id":1,"title":"Tea","sku":"T-1","quantity":2,"current_quantity":1,"price":"50.00"}],
            "refunds":[{"id":9,"refund_line_items":[{"line_item_id":1,"quantity":1}],
            "transactions":[{"kind":"refund","status":"success","amount":"50.00"}]}]
            """,
            "order 100 tax -: 2 x T-1 at 50 = 100; return 50 tax -:"
        },
        {
            "money moves in the buyer's currency and counts in the shop's",
            """
            "total_price":"100.00","presentment_currency":"USD",
            "total_price_set":{"shop_money":{"amount":"100.00","currency_code":"EUR"},
            "presentment_money":{"amount":"110.00","currency_code":"USD"}},
            "refunds":[{"id":9,"transactions":[{"kind":"refund","status":"success","amount":"55.00","currency":"USD"}]}]
            """,
            "order 100 tax -:; return 50 tax -:"
        },
        { "not paid yet", """ "total_price":"100.00","financial_status":"pending" """, "order 100 tax -:" },
        { "for nothing", """ "total_price":"0.00","total_tax":"0.00" """, "order 0 tax 0:" },
        { "a number instead of a text", """ "total_price":100.5 """, "order 100.5 tax -:" },
    };

    [Theory]
    [MemberData(nameof(ShopifyOrders))]
    public void An_order_of_Shopify_comes_to_its_sums(string what, string members, string documents)
    {
        Assert.NotEmpty(what);
        Assert.Equal(documents, Documents(ShopProgram.Shopify, "orders/updated", $"{{{Shopify}{members}}}"));
    }

    public static TheoryData<string, string, string> WoocommerceOrders => new()
    {
        {
            "lines are without tax whatever the prices hold",
            """
            "total":"133.00","total_tax":"23.00","shipping_total":"10.00","discount_total":"20.00","prices_include_tax":true,
            "line_items":[{"id":1,"name":"Tea","sku":"T-1","quantity":2,"subtotal":"120.00",
            "total":"100.00","total_tax":"21.00","price":50}]
            """,
            "order 133 tax 23: 2 x T-1 at 50 = 100"
        },
        {
            "two refunds",
            """
            "total":"119.00","total_tax":"19.00",
            "refunds":[{"id":1,"reason":"","total":"-11.90"},{"id":2,"reason":null,"total":"-23.80"}]
            """,
            "order 119 tax 19:; return 35.7 tax 5.7:"
        },
        {
            "paid back by its status alone",
            """ "total":"50.00","total_tax":"0.00","status":"refunded" """,
            "order 50 tax 0:; return 50 tax 0:"
        },
        { "not paid yet", """ "total":"50.00","status":"on-hold","line_items":[] """, "order 50 tax -:" },
        { "without a minor unit", """ "total":"5000","currency":"JPY" """, "order 5000 tax -:" },
        {
            "a fee and a free product",
            """
            "total":"7.00","total_tax":"0","fee_lines":[{"total":"7.00"}],
            "line_items":[{"name":"Gift","sku":"","quantity":1,"total":"0.00","price":0}]
            """,
            "order 7 tax 0: 1 x Gift at 0 = 0"
        },
    };

    [Theory]
    [MemberData(nameof(WoocommerceOrders))]
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
        var refunded = message.Refunds.Sum(refund => refund.In(message.Sold!.Currency!, message.ShownRate));
        var (documents, code) = SaleMapping.Of(message.Sold! with { Refunded = refunded }, "test", "EUR", Guid.Empty,
            new(Guid.Empty, "", default));
        Assert.Null(code);
        return string.Join("; ", documents.Select(document => string.Create(CultureInfo.InvariantCulture,
            $"{document.Kind.ToString().ToLowerInvariant()} {document.Total:0.##} tax {TaxOf(document)}:"
                + $"{string.Concat(document.Lines!.Select(Line))}")));
    }

    private static string TaxOf(SaleDocument document) => document.Tax?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";

    private static string Line(SaleLine line) => string.Create(CultureInfo.InvariantCulture,
        $" {line.Quantity:0.##} x {line.Code ?? line.Description} at {line.UnitPrice:0.##} = {line.Amount:0.##}");
}
