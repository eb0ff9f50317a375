using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Integrations.Shops;

/// <summary>
/// Takes what a shop sends: checks the signature over the bytes as they came, makes the bytes durable and answers. Nobody is signed in
/// here; who cannot sign leaves nothing behind.
/// </summary>
internal static class ReceiveDelivery
{
    /// <summary>Bytes of the longest body.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const int LongestPing = 100;
    private const int LongestTopic = 100;
    private const int LongestDelivery = 200;
    private static readonly TimeSpan s_retry = TimeSpan.FromMinutes(1);

    private static readonly Headers s_shopify = new(
        ShopProgram.Shopify, "X-Shopify-Topic", "X-Shopify-Hmac-Sha256", "X-Shopify-Webhook-Id");

    private static readonly Headers s_woocommerce = new(
        ShopProgram.Woocommerce, "X-WC-Webhook-Topic", "X-WC-Webhook-Signature", "X-WC-Webhook-Delivery-ID");

    public static void Map(RouteGroupBuilder webhooks)
    {
        webhooks.MapPost("/shopify/{connection}", ShopifyAsync).WithName("ReceiveShopify").WithSummary("Take an order of Shopify")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).AllowAnonymous();
        webhooks.MapPost("/woocommerce/{connection}", WoocommerceAsync).WithName("ReceiveWoocommerce")
            .WithSummary("Take an order of WooCommerce").WithMetadata(new RequestSizeLimitAttribute(MostBytes)).AllowAnonymous();
    }

    private static Task<Results<Ok, ProblemHttpResult>> ShopifyAsync(
        string connection, HttpRequest request, ConnectionText texts, TenantShops shops, ShopQueue queue, ShopWorker worker,
        CancellationToken ct) =>
        ReceiveAsync(s_shopify, connection, request, texts, shops, queue, worker, ct);

    private static Task<Results<Ok, ProblemHttpResult>> WoocommerceAsync(
        string connection, HttpRequest request, ConnectionText texts, TenantShops shops, ShopQueue queue, ShopWorker worker,
        CancellationToken ct) =>
        ReceiveAsync(s_woocommerce, connection, request, texts, shops, queue, worker, ct);

    private static async Task<Results<Ok, ProblemHttpResult>> ReceiveAsync(
        Headers headers, string connection, HttpRequest request, ConnectionText texts, TenantShops shops, ShopQueue queue,
        ShopWorker worker, CancellationToken ct)
    {
        if (texts.TryParse(connection) is not var (tenant, id) || await shops.FindAsync(tenant, id, ct) is not { } shop
            || shop.Program != headers.Program)
        {
            return Problems.NotSignedIn();
        }

        using var read = new MemoryStream();
        await request.Body.CopyToAsync(read, ct);
        var (body, signature) = (read.GetBuffer().AsMemory(0, (int)read.Length), request.Headers[headers.Signature].ToString());
        if (signature.Length == 0 && IsPing(headers.Program, request, body.Span))
        {
            return TypedResults.Ok();
        }

        if (!shops.IsSigned(tenant, shop, body.Span, signature))
        {
            return Problems.NotSignedIn();
        }

        var (topic, delivery) = (request.Headers[headers.Topic].ToString(), request.Headers[headers.Delivery].ToString());
        if (topic.Length is 0 or > LongestTopic || topic.Any(char.IsControl))
        {
            return Problems.InvalidRequest(headers.Topic, "The header says what happened to the order.");
        }

        switch (await queue.KeepAsync(tenant, shop.Id, topic, delivery.Length is 0 or > LongestDelivery ? null : delivery, body, ct))
        {
            case DeliveryKept.Full:
                return Problems.Busy(s_retry);
            case DeliveryKept.Kept:
                worker.Ring();
                break;
        }

        return TypedResults.Ok();
    }

    // WooCommerce asks, without a signature, whether anybody is there when a webhook is saved.
    private static bool IsPing(ShopProgram program, HttpRequest request, ReadOnlySpan<byte> body) =>
        program == ShopProgram.Woocommerce && request.HasFormContentType && body.Length < LongestPing && body.StartsWith("webhook_id="u8);

    private sealed record Headers(ShopProgram Program, string Topic, string Signature, string Delivery);
}
