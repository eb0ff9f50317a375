using OutlookCrm.Tests.ImportExport;
using Xunit;
using static OutlookCrm.Tests.Integrations.ShopCalls;

namespace OutlookCrm.Tests.Integrations;

/// <summary>Orders that came as messages of the shop, and come again in the file that the shop's program exports.</summary>
public sealed class ShopFileTests(Company company) : IDisposable
{
    private readonly HttpClient _ana = company.Host.ClientFor("ana");
    private readonly HttpClient _shop = company.Host.ClientFor(null);

    public void Dispose()
    {
        _ana.Dispose();
        _shop.Dispose();
    }

    [Theory]
    [InlineData("100.00", "", "1 Unchanged, order 100")]
    [InlineData("100.00", "40.00", "1 Unchanged, order 100")]
    [InlineData("90.00", "", "1 Differing, order 100")]
    [InlineData("90.00", "40.00", "1 Differing, order 100")]
    public async Task An_order_that_the_shop_sent_is_met_in_its_file(string total, string refunded, string expected)
    {
        var (shop, address, number) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("file"), NewNumber());
        await SendAsync(_shop, shop, Order("shopify", number, address, "100.00", 10));
        await WaitAsync(() => SalesAsync(company.Maria, address), "order 100");
        var file = "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,"
            + $"Lineitem price,Lineitem sku,Refunded Amount\n#{number},{address},paid,2026-11-20 09:00:00 +0200,EUR,{total},0.00,0.00,"
            + $"{total},2026-11-20 09:00:00 +0200,1,Tea,{total},T-1,{refunded}\n";
        var import = await company.ImportAsync(file);
        var counts = string.Join(", ", new[] { "Added", "Unchanged", "Differing" }
            .Select(name => $"{Imports.Count(import, $"sales{name}")} {name}").Where(one => one[0] != '0'));

        Assert.Equal(expected, $"{counts}, {await SalesAsync(company.Maria, address)}");
        Assert.Equal("shopify-orders", import.Text("format"));
    }

    [Fact]
    public async Task What_a_file_said_of_a_refund_is_not_doubled_by_the_refunds_that_the_shop_sends()
    {
        var (shop, address, number) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("later"), NewNumber());
        await company.ImportAsync("Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,"
            + $"Lineitem price,Refunded Amount\n#{number},{address},paid,EUR,100.00,2026-11-20 09:00:00 +0200,1,Tea,100.00,40.00\n");
        Assert.Equal("order 100, return 40", await SalesAsync(company.Maria, address));
        await SendAsync(_shop, shop, Order("shopify", number, address, "100.00", 10, refunded: "40.00"));
        await SendAsync(_shop, shop, Order("shopify", number, address, "110.00", 20, refunded: "40.00"));
        await WaitAsync(() => SalesAsync(company.Maria, address), "order 110, return 40");
    }
}
