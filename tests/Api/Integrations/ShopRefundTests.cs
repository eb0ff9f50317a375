using System.Globalization;
using System.Text.Json;
using OutlookCrm.Tests.ImportExport;
using Xunit;
using static OutlookCrm.Tests.Integrations.ShopCalls;

namespace OutlookCrm.Tests.Integrations;

/// <summary>What shops say of money that they paid back: each refund by itself, on its own day.</summary>
public sealed class ShopRefundTests(Company company) : IDisposable
{
    private readonly HttpClient _ana = company.Host.ClientFor("ana");
    private readonly HttpClient _shop = company.Host.ClientFor(null);

    public void Dispose()
    {
        _ana.Dispose();
        _shop.Dispose();
    }

    [Fact]
    public async Task A_refund_that_comes_alone_counts_once_whether_before_or_after_the_order()
    {
        var (shop, address, number) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("refund"), NewNumber());
        await SendAsync(_shop, shop, Refund(number, 7, "30.00"), "refunds/create");
        await SendAsync(_shop, shop, Order("shopify", number, address, "100.00", 10));
        await WaitForAsync(address, "order 100, return 30");
        await SendAsync(_shop, shop, Refund(number, 8, "20.00"), "refunds/create");
        await SendAsync(_shop, shop, Refund(number, 8, "20.00"), "refunds/create");
        await WaitForAsync(address, "order 100, return 20, return 30");
        await SendAsync(_shop, shop, Order("shopify", number, address, "100.00", 20, refunded: "10.00"));
        await WaitForAsync(address, "order 100, return 10, return 20, return 30");
        Assert.Equal("2026-11-20: ; 2026-11-27: 2 x T-1; 2026-11-28: 2 x T-1", string.Join("; ", (await ReturnsAsync(address)).Order()));
    }

    [Fact]
    public async Task WooCommerce_says_when_it_paid_back_by_the_message_that_says_so_first()
    {
        var (shop, address, number) = (await ConnectAsync(_ana, "woocommerce"), company.NewAddress("back"), NewNumber());
        await SendAsync(_shop, shop, Order("woocommerce", number, address, "100.00", 10));
        await WaitForAsync(address, "order 100");
        await SendAsync(_shop, shop, Order("woocommerce", number, address, "100.00", 20, refunded: "30.00", day: 24));
        await WaitForAsync(address, "order 100, return 30");
        await SendAsync(_shop, shop, Order("woocommerce", number, address, "110.00", 30, refunded: "30.00", day: 26));
        await WaitForAsync(address, "order 110, return 30");
        Assert.Equal("2026-11-24: ", Assert.Single(await ReturnsAsync(address)));
    }

    private Task WaitForAsync(string address, string sales) => WaitAsync(() => SalesAsync(company.Maria, address), sales);

    // Each return with its day and what came back.
    private async Task<List<string>> ReturnsAsync(string address)
    {
        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").Text("id");
        var returns = new List<string>();
        foreach (var sale in (await DocumentsAsync(company.Maria, address))!.Where(sale => sale.Text("kind") == "return"))
        {
            using var read = await company.Maria.GetAsync($"/api/customers/{customer}/sales/{sale.Text("id")}");
            var whole = await read.ReadAsync(200);
            returns.Add($"{whole.Text("day")}: " + string.Join(", ", whole.GetProperty("lines").EnumerateArray()
                .Select(line => string.Create(CultureInfo.InvariantCulture,
                    $"{line.GetProperty("quantity").GetDecimal():0} x {line.Text("code")}"))));
        }

        return returns;
    }

    private static byte[] Refund(string number, int id, string amount) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id,
        order_id = $"4507{number}",
        created_at = $"2026-11-{20 + id}T09:00:00+02:00",
        refund_line_items = new[] { new { line_item_id = 5, quantity = 2, subtotal = 9, line_item = new { sku = "T-1", name = "Tea" } } },
        transactions = new[] { new { kind = "refund", status = "success", amount } },
    });
}
