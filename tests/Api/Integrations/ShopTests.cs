using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Integrations.Shops;
using OutlookCrm.Storage;
using OutlookCrm.Tests.ImportExport;
using Xunit;
using static OutlookCrm.Tests.Integrations.ShopCalls;

namespace OutlookCrm.Tests.Integrations;

/// <summary>Orders that web shops send: signed, in any order and more than once.</summary>
public sealed class ShopTests(Company company) : IDisposable
{
    private readonly HttpClient _ana = company.Host.ClientFor("ana");
    private readonly HttpClient _shop = company.Host.ClientFor(null);

    public void Dispose()
    {
        _ana.Dispose();
        _shop.Dispose();
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    public async Task An_order_becomes_a_sale_of_its_buyer_once_and_the_newest_message_counts(string program)
    {
        var (shop, address, number) = (await ConnectAsync(_ana, program), company.NewAddress("buyer"), NewNumber());
        await SendAsync(_shop, shop, Order(program, number, address, "100.00", 10), delivery: "first");
        await SendAsync(_shop, shop, Order(program, number, address, "100.00", 10), delivery: "first");
        await SendAsync(_shop, shop, Order(program, number, address, "100.00", 10));
        await WaitForAsync(address, "order 100");
        await SendAsync(_shop, shop, Order(program, number, address, "150.00", 30));
        await WaitForAsync(address, "order 150");
        await SendAsync(_shop, shop, Order(program, number, address, "120.00", 20));
        await SendAsync(_shop, shop, Order(program, NewNumber(), address, "7.00", 1));
        await WaitForAsync(address, "order 7, order 150");
        await SendAsync(_shop, shop, Order(program, number, address, "150.00", 40, refunded: "50.00"));
        await WaitForAsync(address, "order 7, order 150, return 50");
        await SendAsync(_shop, shop, Order(program, number, address, "150.00", 50, isCancelled: true));
        await WaitForAsync(address, "order 7");
        Assert.Empty(await LeftOutAsync(_ana, shop));
        using var listed = await _ana.GetAsync("/api/admin/shops");
        var own = (await listed.ReadAsync(200)).GetProperty("shops").EnumerateArray().Single(one => one.Text("id") == shop.Text("id"));
        Assert.Equal((program, "Web shop", "False"), (own.Text("program"), own.Text("name"), own.Text("needsSecret")));
        Assert.NotEqual(JsonValueKind.Null, own.GetProperty("lastReceivedAt").ValueKind);
    }

    [Theory]
    [InlineData("shopify", "orders/delete", "4507")]
    [InlineData("woocommerce", "order.deleted", "727")]
    public async Task A_deleted_order_counts_no_more_and_an_older_message_does_not_bring_it_back(string program, string topic, string id)
    {
        var (shop, address, number) = (await ConnectAsync(_ana, program), company.NewAddress("gone"), NewNumber());
        await SendAsync(_shop, shop, Order(program, number, address, "100.00", 10));
        await WaitForAsync(address, "order 100");
        await SendAsync(_shop, shop, JsonSerializer.SerializeToUtf8Bytes(new { id = $"{id}{number}" }), topic);
        await WaitForAsync(address, "");
        await SendAsync(_shop, shop, Order(program, number, address, "110.00", 50));
        var (other, next) = (company.NewAddress("next"), NewNumber());
        await SendAsync(_shop, shop, Order(program, next, other, "7.00", 10));
        await WaitForAsync(other, "order 7");
        Assert.Equal("", await SalesAsync(company.Maria, address));
    }

    [Fact]
    public async Task What_a_person_corrected_or_removed_stays_and_is_told()
    {
        var (shop, address, number) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("hand"), NewNumber());
        await SendAsync(_shop, shop, Order("shopify", number, address, "100.00", 10));
        await WaitForAsync(address, "order 100");
        var sale = (await DocumentsAsync(company.Maria, address))![0];
        var path = $"/api/customers/{await CustomerAsync(address)}/sales/{sale.Text("id")}";
        using (var corrected = await company.Maria.PutAsync(path,
            new { kind = "order", day = "2026-11-20", currency = "EUR", number = $"#{number}", total = 90 }, sale.Text("version")))
        {
            await corrected.ReadAsync(200);
        }

        await SendAsync(_shop, shop, Order("shopify", number, address, "110.00", 20));
        await WaitAsync(() => CodesAsync(shop), "corrected-by-hand");
        Assert.Equal("order 90", await SalesAsync(company.Maria, address));
        sale = (await DocumentsAsync(company.Maria, address))![0];
        using (var removed = await company.Maria.DeleteAsync(path, sale.Text("version")))
        {
            await removed.ReadAsync(204);
        }

        await SendAsync(_shop, shop, Order("shopify", number, address, "120.00", 30, refunded: "120.00"));
        await WaitAsync(() => CodesAsync(shop), "removed-by-hand,corrected-by-hand");
        Assert.Equal("", await SalesAsync(company.Maria, address));
    }

    [Fact]
    public async Task Two_shops_that_number_alike_do_not_take_each_others_orders()
    {
        var (one, other) = (await ConnectAsync(_ana, "shopify", "North"), await ConnectAsync(_ana, "woocommerce", "South"));
        var (address, number) = (company.NewAddress("both"), NewNumber());
        await SendAsync(_shop, one, Order("shopify", number, address, "100.00", 10));
        await WaitForAsync(address, "order 100");
        await SendAsync(_shop, other, Order("woocommerce", $"#{number}", address, "30.00", 10));
        await WaitForAsync(address, "order 30, order 100");
        await SendAsync(_shop, other, Order("woocommerce", $"#{number}", address, "40.00", 20, refunded: "5.00"));
        await WaitForAsync(address, "order 40, order 100, return 5");
        Assert.Equal(["North", "South"], (await DocumentsAsync(company.Maria, address))!.Where(sale => sale.Text("kind") == "order")
            .Select(sale => sale.Text("place")).Order());
    }

    [Fact]
    public async Task Nobody_who_was_erased_comes_back_and_what_names_nobody_is_told()
    {
        var (shop, address) = (await ConnectAsync(_ana, "woocommerce"), company.NewAddress("erased"));
        var person = await company.AddPersonAsync(address);
        using (var erased = await company.Ilona.DeleteAsync($"/api/customers/{person}", await VersionAsync(person)))
        {
            await erased.ReadAsync(204);
        }

        await SendAsync(_shop, shop, Order("woocommerce", NewNumber(), address, "10.00", 1));
        await WaitAsync(() => CodesAsync(shop), "address-erased");
        await SendAsync(_shop, shop, Order("woocommerce", NewNumber(), "deleted@site.invalid", "10.00", 1));
        await WaitAsync(() => CodesAsync(shop), "no-buyer,address-erased");
        Assert.All(await LeftOutAsync(_ana, shop), left => Assert.Equal("False", left.Text("hasBody")));
        Assert.Equal("nobody", await SalesAsync(company.Maria, address));
    }

    private static readonly Dictionary<string, Func<byte[], string?>> s_forgeries = new()
    {
        ["none"] = _ => "-",
        ["empty"] = _ => "",
        ["another secret"] = body => Sign("another secret of a shop", body),
        ["another body"] = body => Sign(Secret, [.. body, (byte)' ']),
        ["hexadecimal"] = body => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body)),
        ["SHA-512"] = body => Convert.ToBase64String(HMACSHA512.HashData(Encoding.UTF8.GetBytes(Secret), body)),
        ["half"] = body => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body)[..16]),
        ["no base64"] = _ => "%%%",
        ["twice"] = body => Sign(Secret, body) + Sign(Secret, body),
    };

    [Fact]
    public async Task A_wrong_signature_is_refused_and_leaves_nothing()
    {
        var (shop, address) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("forged"));
        var body = Order("shopify", NewNumber(), address, "10.00", 1);
        foreach (var forgery in s_forgeries.Values)
        {
            await SendAsync(_shop, shop, body, signature: forgery(body), status: 401);
        }

        var rows = company.Host.ApiServices.GetRequiredService<IRowStore>();
        await foreach (var (partition, row) in rows.ScanAsync(Tables.Settings, KeyRange.Everything, TestContext.Current.CancellationToken))
        {
            Assert.False(row.Key.StartsWith("wait|", StringComparison.Ordinal)
                && WaitingDelivery.Of(row).Shop == shop.GetProperty("id").GetGuid(), $"{partition.Key} {row.Key}");
        }

        Assert.Equal("nobody", await SalesAsync(company.Maria, address));
        Assert.Empty(await LeftOutAsync(_ana, shop));
    }

    [Theory]
    [InlineData("/api/webhooks/shopify/unknown")]
    [InlineData("/api/webhooks/shopify/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/api/webhooks/woocommerce/%20")]
    [InlineData("/api/webhooks/woocommerce/{0}")]
    public async Task A_connection_that_is_not_there_is_refused_as_a_wrong_signature_is(string path)
    {
        var shop = await ConnectAsync(_ana, "shopify");
        var body = Order("shopify", NewNumber(), company.NewAddress("x"), "10.00", 1);
        using var content = new ByteArrayContent(body);
        content.Headers.Add("X-WC-Webhook-Signature", Sign(Secret, body));
        using var answer = await _shop.PostAsync(path.Replace("{0}", shop.Text("path")!.Split('/')[^1], StringComparison.Ordinal), content);
        await answer.IsProblemAsync(401, "not-signed-in");
    }

    [Theory]
    [InlineData("", "The body is no JSON.")]
    [InlineData("{\"id\":1}", "$.total_price is missing.")]
    public async Task What_is_no_order_is_kept_with_its_reason_and_stops_nothing(string text, string reason)
    {
        var (shop, address) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("after"));
        await SendAsync(_shop, shop, Encoding.UTF8.GetBytes(text));
        await SendAsync(_shop, shop, Order("shopify", NewNumber(), address, "10.00", 1));
        await WaitForAsync(address, "order 10");
        var left = Assert.Single(await LeftOutAsync(_ana, shop));
        Assert.Equal(("not-an-order", reason, "orders/updated"), (left.Text("code"), left.Text("detail"), left.Text("topic")));
        Assert.Equal(text.Length > 0, left.GetProperty("hasBody").GetBoolean());
        using var body = await _ana.GetAsync($"/api/admin/shops/{shop.Text("id")}/deliveries/{left.Text("id")}");
        Assert.Equal(text.Length > 0 ? 200 : 404, (int)body.StatusCode);
        Assert.Equal(text, text.Length > 0 ? await body.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : "");
    }

    [Fact]
    public async Task Another_topic_and_a_test_order_are_told_and_not_entered()
    {
        var (shop, address) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("test"));
        await SendAsync(_shop, shop, "{}"u8.ToArray(), "products/update");
        await WaitAsync(() => CodesAsync(shop), "other-topic");
        var order = Encoding.UTF8.GetString(Order("shopify", NewNumber(), address, "10.00", 1));
        await SendAsync(_shop, shop, Encoding.UTF8.GetBytes($"{{\"test\":true,{order[1..]}"));
        await WaitAsync(() => CodesAsync(shop), "test-order,other-topic");
        Assert.Equal("nobody", await SalesAsync(company.Maria, address));
    }

    [Fact]
    public async Task The_ping_of_WooCommerce_is_answered_and_a_body_over_two_megabytes_is_refused()
    {
        var shop = await ConnectAsync(_ana, "woocommerce");
        using var ping = new StringContent("webhook_id=17", MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
        using (var answer = await _shop.PostAsync(shop.Text("path"), ping))
        {
            await answer.ReadAsync(200);
        }

        var body = new byte[ReceiveDelivery.MostBytes];
        new Random(1).NextBytes(body);
        await SendAsync(_shop, shop, body);
        await WaitAsync(() => CodesAsync(shop), "not-an-order");
        await SendAsync(_shop, shop, [.. body, 1], status: 413);
    }

    [Fact]
    public async Task A_new_secret_counts_at_once_and_a_connection_ends_when_it_is_removed()
    {
        var (shop, address) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("secret"));
        var body = Order("shopify", NewNumber(), address, "10.00", 1);
        using (var changed = await _ana.PutAsJsonAsync($"/api/admin/shops/{shop.Text("id")}/secret", new { secret = " new secret " }))
        {
            await changed.ReadAsync(204);
        }

        await SendAsync(_shop, shop, body, status: 401);
        await SendAsync(_shop, shop, body, signature: Sign("new secret", body));
        await WaitForAsync(address, "order 10");
        using (var list = await _ana.GetAsync("/api/admin/shops"))
        {
            Assert.DoesNotContain(Secret, (await list.ReadAsync(200)).GetRawText(), StringComparison.Ordinal);
        }

        using (var removed = await _ana.DeleteAsync(new Uri($"/api/admin/shops/{shop.Text("id")}", UriKind.Relative)))
        {
            await removed.ReadAsync(204);
        }

        await SendAsync(_shop, shop, body, signature: Sign("new secret", body), status: 401);
        Assert.Equal("order 10", await SalesAsync(company.Maria, address));
        foreach (var gone in new[] { "", "/deliveries", $"/deliveries/{Guid.NewGuid()}" })
        {
            using var none = gone.Length == 0
                ? await _ana.DeleteAsync(new Uri($"/api/admin/shops/{shop.Text("id")}", UriKind.Relative))
                : await _ana.GetAsync($"/api/admin/shops/{shop.Text("id")}{gone}");
            await none.IsProblemAsync(404, "no-such-integration");
        }

        using var ilona = await company.Ilona.GetAsync("/api/admin/shops");
        await ilona.IsProblemAsync(403, "not-allowed");
    }

    private Task WaitForAsync(string address, string sales) => WaitAsync(() => SalesAsync(company.Maria, address), sales);

    private async Task<string> CodesAsync(JsonElement shop) =>
        string.Join(',', (await LeftOutAsync(_ana, shop)).Select(left => left.Text("code")));

    private async Task<string> CustomerAsync(string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").Text("id")!;

    private async Task<string> VersionAsync(Guid customer)
    {
        using var read = await company.Maria.GetAsync($"/api/customers/{customer}");
        return (await read.ReadAsync(200)).Text("version")!;
    }
}
