using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OutlookCrm.Tests.ImportExport;
using Xunit;

namespace OutlookCrm.Tests.Integrations;

/// <summary>Connects web shops, sends as they send, and looks at what has come of it.</summary>
internal static class ShopCalls
{
    public const string Secret = "a secret of the shop";

    public static async Task<JsonElement> ConnectAsync(HttpClient admin, string program, string name = "Web shop", string secret = Secret)
    {
        using var made = await admin.PostAsJsonAsync("/api/admin/shops", new { program, name, secret });
        return await made.ReadAsync(201);
    }

    /// <summary>Sends a body; the signature is the shop's own unless another is given, and "-" sends none.</summary>
    public static async Task SendAsync(HttpClient client, JsonElement shop, byte[] body, string? topic = null, string? signature = null,
        int status = 200, string? delivery = null)
    {
        var isShopify = shop.Text("program") == "shopify";
        using var request = new HttpRequestMessage(HttpMethod.Post, shop.Text("path")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(isShopify ? "X-Shopify-Topic" : "X-WC-Webhook-Topic",
            topic ?? (isShopify ? "orders/updated" : "order.updated"));
        request.Headers.Add(isShopify ? "X-Shopify-Webhook-Id" : "X-WC-Webhook-Delivery-ID", delivery ?? Guid.NewGuid().ToString());
        if (signature != "-")
        {
            request.Headers.TryAddWithoutValidation(
                isShopify ? "X-Shopify-Hmac-Sha256" : "X-WC-Webhook-Signature", signature ?? Sign(Secret, body));
        }

        using var answer = await client.SendAsync(request);
        await answer.ReadAsync(status);
    }

    public static string Sign(string secret, byte[] body) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public static async Task<List<JsonElement>> LeftOutAsync(HttpClient admin, JsonElement shop)
    {
        using var read = await admin.GetAsync($"/api/admin/shops/{shop.Text("id")}/deliveries");
        return [.. (await read.ReadAsync(200)).GetProperty("deliveries").EnumerateArray()];
    }

    /// <summary>Waits until a text that is read again and again is the one that is wanted.</summary>
    public static async Task WaitAsync(Func<Task<string>> read, string wanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var seen = await read();
        for (var patience = 1200; patience > 0 && seen != wanted; patience--)
        {
            await timer.WaitForNextTickAsync();
            seen = await read();
        }

        Assert.Equal(wanted, seen);
    }

    /// <summary>The documents of the owner of an address as "order 100"; "nobody" for no such customer.</summary>
    public static async Task<string> SalesAsync(HttpClient client, string address)
    {
        var sales = await DocumentsAsync(client, address);
        return sales is null ? "nobody" : string.Join(", ", sales
            .Select(sale => (Kind: sale.Text("kind"), Total: sale.GetProperty("total").GetDecimal()))
            .OrderBy(sale => sale.Kind).ThenBy(sale => sale.Total)
            .Select(sale => string.Create(CultureInfo.InvariantCulture, $"{sale.Kind} {sale.Total:0.##}")));
    }

    public static async Task<List<JsonElement>?> DocumentsAsync(HttpClient client, string address)
    {
        using var card = await client.PostAsJsonAsync("/api/card", new { addresses = new[] { address } });
        var customer = (await card.ReadAsync(200)).GetProperty("people")[0].GetProperty("customer");
        if (customer.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        using var read = await client.GetAsync($"/api/customers/{customer.Text("id")}/sales?limit=200");
        return [.. (await read.ReadAsync(200)).GetProperty("sales").EnumerateArray()];
    }

    /// <summary>An order as the program sends it.</summary>
    public static byte[] Order(string program, string number, string email, string total, int minute, string? refunded = null,
        bool isCancelled = false, int day = 20)
    {
        var at = $"2026-11-{day}T10:{minute:00}:00";
        return JsonSerializer.SerializeToUtf8Bytes<object>(program == "shopify"
            ? new
            {
                id = $"4507{number}",
                name = $"#{number}",
                created_at = "2026-11-20T09:00:00+02:00",
                updated_at = $"{at}+02:00",
                cancelled_at = isCancelled ? $"{at}+02:00" : null,
                currency = "EUR",
                total_price = total,
                total_tax = "0.00",
                financial_status = "paid",
                email,
                customer = new { first_name = "Bea", last_name = "Nagy", email },
                line_items = new[] { new { title = "Tea", sku = "T-1", quantity = 1, price = total, total_discount = "0.00" } },
                refunds = refunded is null ? []
                    : new[] { new { id = 1, transactions = new[] { new { kind = "refund", status = "success", amount = refunded } } } },
            }
            : new
            {
                id = $"727{number}",
                number,
                status = isCancelled ? "cancelled" : "processing",
                currency = "EUR",
                date_created = "2026-11-20T09:00:00",
                date_modified = at,
                date_modified_gmt = at,
                total,
                total_tax = "0.00",
                billing = new { first_name = "Bea", last_name = "Nagy", company = "", country = "HU", email, phone = "" },
                line_items = new[] { new { name = "Tea", sku = "T-1", quantity = 1, price = 100, total } },
                refunds = refunded is null ? [] : new[] { new { id = 1, reason = "", total = $"-{refunded}" } },
            });
    }

    public static string NewNumber() => Guid.NewGuid().ToString("N")[..8];
}
