using System.Text;
using System.Text.Json;
using OutlookCrm.Tests.ImportExport;
using Xunit;
using static OutlookCrm.Tests.Integrations.ShopCalls;

namespace OutlookCrm.Tests.Integrations;

/// <summary>What of a shop came to nothing is tried again, and buyers without an address are known by their telephone number.</summary>
public sealed class ShopRetryTests(Company company) : IDisposable
{
    private readonly HttpClient _ana = company.Host.ClientFor("ana");
    private readonly HttpClient _shop = company.Host.ClientFor(null);

    public void Dispose()
    {
        _ana.Dispose();
        _shop.Dispose();
    }

    [Fact]
    public async Task An_order_that_somebody_removed_comes_back_when_it_is_tried_again()
    {
        var (shop, address, number) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("back"), NewNumber());
        await SendAsync(_shop, shop, Order("shopify", number, address, "100.00", 10));
        await WaitForAsync(address, "order 100");
        await RemoveAsync(address, 100);
        await SendAsync(_shop, shop, Order("shopify", number, address, "120.00", 20, refunded: "20.00"));
        await WaitAsync(() => CodesAsync(shop), "removed-by-hand");
        Assert.Equal("", await SalesAsync(company.Maria, address));

        await TryAgainAsync(shop, (await LeftOutAsync(_ana, shop))[0]);

        await WaitForAsync(address, "order 120, return 20");
        await WaitAsync(() => CodesAsync(shop), "");
        await SendAsync(_shop, shop, Order("shopify", number, address, "130.00", 30, refunded: "20.00"));
        await WaitForAsync(address, "order 130, return 20");
    }

    [Fact]
    public async Task An_order_whose_number_was_taken_is_entered_once_the_number_is_free()
    {
        var (address, number, name) = (company.NewAddress("three"), NewNumber(), $"Shop {NewNumber()}");
        var shops = new List<JsonElement>();
        foreach (var total in new[] { "1.00", "2.00", "3.00" })
        {
            shops.Add(await ConnectAsync(_ana, "shopify", name));
            await SendAsync(_shop, shops[^1], Order("shopify", number, address, total, 10));
            await WaitForAsync(address, total == "1.00" ? "order 1" : "order 1, order 2");
        }

        await WaitAsync(() => CodesAsync(shops[2]), "number-with-other-content");
        await TryAllAgainAsync(shops[2]);
        await WaitAsync(() => CodesAsync(shops[2]), "number-with-other-content");
        await RemoveAsync(address, 2);
        await TryAllAgainAsync(shops[2]);

        await WaitForAsync(address, "order 1, order 3");
        await WaitAsync(() => CodesAsync(shops[2]), "");
    }

    [Fact]
    public async Task What_still_cannot_be_read_stays_in_the_list_and_what_is_not_kept_cannot_be_tried()
    {
        var shop = await ConnectAsync(_ana, "shopify");
        await SendAsync(_shop, shop, Encoding.UTF8.GetBytes("no order"));
        await SendAsync(_shop, shop, "{}"u8.ToArray(), "products/update");
        await WaitAsync(() => CodesAsync(shop), "other-topic,not-an-order");
        var left = await LeftOutAsync(_ana, shop);

        await TryAgainAsync(shop, left[1]);
        await WaitAsync(() => CodesAsync(shop), "other-topic,not-an-order");
        Assert.True((await LeftOutAsync(_ana, shop))[1].GetProperty("hasBody").GetBoolean());
        await TryAgainAsync(shop, left[0], 404);
        var other = await ConnectAsync(_ana, "shopify");
        await TryAgainAsync(other, left[1], 404);
        using var none = await _ana.PostAsync($"/api/admin/shops/{Guid.NewGuid()}/retry", null);
        await none.IsProblemAsync(404, "no-such-integration");
    }

    [Theory]
    [InlineData("+91 98765 4{0}", "09876 54{0}")]
    [InlineData("+36 30 12{0}", "06 30 12{0}")]
    [InlineData("0721 11{0}", "+40 721 11{0}")]
    [InlineData("+98 (912) 34{0}", "0912-34{0}")]
    [InlineData("+1 415 55{0}", "(415) 55{0}")]
    public async Task A_buyer_without_an_address_is_who_has_the_telephone_number(string known, string sent)
    {
        var (shop, address, digits) = (await ConnectAsync(_ana, "shopify"), company.NewAddress("phone"), NewDigits());
        using var added = await company.Maria.PostAsync("/api/customers", Json(
            new { kind = "person", name = "Anna Kis", addresses = new[] { address }, phones = new[] { With(known, digits) } }));
        await added.ReadAsync(201);

        await SendAsync(_shop, shop, Called(NewNumber(), "A. Kis", With(sent, digits)));
        await SendAsync(_shop, shop, Called(NewNumber(), null, With(sent, digits)));

        await WaitForAsync(address, "order 10, order 10");
    }

    [Fact]
    public async Task Two_buyers_of_one_name_are_told_apart_by_their_numbers_and_are_people()
    {
        var shop = await ConnectAsync(_ana, "shopify");
        var (name, one, other) = ($"Rahul {Guid.NewGuid():N}", NewDigits(), NewDigits());
        await SendAsync(_shop, shop, Called(NewNumber(), name, $"+9198{one}"));
        await SendAsync(_shop, shop, Called(NewNumber(), name, $"+9198{other}"));
        await WaitAsync(KindsAsync, "person, person");
        await SendAsync(_shop, shop, Called(NewNumber(), name, $"098{one}"));
        await SendAsync(_shop, shop, Encoding.UTF8.GetBytes("the last message"));
        await WaitAsync(() => CodesAsync(shop), "not-an-order");
        Assert.Equal("person, person", await KindsAsync());

        async Task<string> KindsAsync() => string.Join(", ", (await FoundAsync(name)).Select(found => found.Text("kind")));
    }

    [Fact]
    public async Task Messages_beyond_every_limit_are_set_aside_and_the_shops_go_on()
    {
        var (bad, wide) = (await ConnectAsync(_ana, "shopify"), await ConnectAsync(_ana, "woocommerce"));
        var good = await ConnectAsync(_ana, "shopify");
        var (address, most) = (company.NewAddress("after"), "79228162514264337593543950335");
        var hostile = new[]
        {
            """ "total_price":"1.00","line_items":[{"title":"A","quantity":999999999999999,"price":"999999999999999"}] """,
            $$""" "total_price":"{{most}}","current_total_price":"{{most}}","refunds":[{"id":1,"transactions":[{"amount":"{{most}}"}]}] """,
            $$""" "total_price":"1.00","refunds":[{"id":1,"transactions":[{"amount":"{{most}}"},{"amount":"{{most}}"}]}] """,
            """
            "total_price":"1.00","total_price_set":{"shop_money":{"amount":"999999999999999"},
            "presentment_money":{"amount":"0.0000000000000000000000000001"}}
            """,
            """
            "total_price":"5.00",
            "line_items":[{"title":"A","quantity":0.0000000000000000000000000001,"price":"9e20","total_discount":"9e27"}]
            """,
        };
        foreach (var members in hostile)
        {
            var number = NewNumber();
            await SendAsync(_shop, bad, Encoding.UTF8.GetBytes($$"""
                {"id":"4507{{number}}","name":"#{{number}}","created_at":"2026-11-20T09:00:00+02:00","currency":"EUR",
                "email":"{{company.NewAddress("much")}}",{{members}}}
                """));
        }

        await SendAsync(_shop, wide, Encoding.UTF8.GetBytes($$"""
            {"id":{{NewNumber()}},"status":"processing","currency":"EUR","date_created":"2026-01-05T09:00:00","total":"1",
            "billing":{"email":"{{company.NewAddress("much")}}"},
            "line_items":[{"name":"A","quantity":0.0000000000000000000000000001,"total":"{{most}}"}]}
            """));
        await SendAsync(_shop, good, Order("shopify", NewNumber(), address, "100.00", 10));

        await WaitForAsync(address, "order 100");
        await WaitAsync(async () => (await LeftOutAsync(_ana, bad)).Count.ToString(System.Globalization.CultureInfo.InvariantCulture), "5");
        await WaitAsync(() => CodesAsync(wide), "not-an-order");
    }

    [Fact]
    public async Task Two_buyers_with_one_office_number_are_told_apart_by_their_names()
    {
        var shop = await ConnectAsync(_ana, "shopify");
        var (own, digits) = ($"{Guid.NewGuid():N}", NewDigits());
        await SendAsync(_shop, shop, Called(NewNumber(), $"Anna {own}", $"+9198{digits}"));
        await WaitAsync(CountAsync, "1");
        await SendAsync(_shop, shop, Called(NewNumber(), $"Rahul {own}", $"098{digits}"));
        await WaitAsync(CountAsync, "2");
        await SendAsync(_shop, shop, Called(NewNumber(), $"{own} A.", $"+91-98{digits}"));
        await SendAsync(_shop, shop, Encoding.UTF8.GetBytes("the last message"));
        await WaitAsync(() => CodesAsync(shop), "not-an-order");

        Assert.Equal([$"Anna {own}", $"Rahul {own}"], (await FoundAsync(own)).Select(found => found.Text("name")!).Order());

        async Task<string> CountAsync() => (await FoundAsync(own)).Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string With(string number, string digits) => number.Replace("{0}", digits, StringComparison.Ordinal);

    private static string NewDigits() => $"{Random.Shared.Next(1_000_000):000000}";

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private static byte[] Called(string number, string? name, string phone) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = $"4507{number}",
        name = $"#{number}",
        created_at = "2026-11-20T09:00:00+02:00",
        updated_at = "2026-11-20T09:00:00+02:00",
        currency = "EUR",
        total_price = "10.00",
        email = "",
        contact_email = (string?)null,
        phone,
        billing_address = name is null ? null : new { name },
    });

    private async Task<List<JsonElement>> FoundAsync(string text)
    {
        using var found = await company.Maria.PostAsync("/api/customers/search", Json(new { text }));
        return [.. (await found.ReadAsync(200)).GetProperty("results").EnumerateArray()];
    }

    private async Task RemoveAsync(string address, decimal total)
    {
        var sale = (await DocumentsAsync(company.Maria, address))!.Single(one => one.GetProperty("total").GetDecimal() == total);
        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").Text("id");
        using var removed = await company.Maria.DeleteAsync($"/api/customers/{customer}/sales/{sale.Text("id")}", sale.Text("version"));
        await removed.ReadAsync(204);
    }

    private async Task TryAgainAsync(JsonElement shop, JsonElement delivery, int status = 202)
    {
        using var answer = await _ana.PostAsync($"/api/admin/shops/{shop.Text("id")}/deliveries/{delivery.Text("id")}/retry", null);
        await answer.ReadAsync(status);
    }

    private async Task TryAllAgainAsync(JsonElement shop)
    {
        using var answer = await _ana.PostAsync($"/api/admin/shops/{shop.Text("id")}/retry", null);
        await answer.ReadAsync(202);
    }

    private Task WaitForAsync(string address, string sales) => WaitAsync(() => SalesAsync(company.Maria, address), sales);

    // What waits to be tried again counts as not there yet.
    private async Task<string> CodesAsync(JsonElement shop) => string.Join(',', (await LeftOutAsync(_ana, shop))
        .Select(left => left.GetProperty("isWaiting").GetBoolean() ? "waiting" : left.Text("code")));
}
