using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.Integrations.Shops;

/// <summary>What a delivery of a shop says, in the words of no program.</summary>
/// <param name="Order">The shop's own id of the order.</param>
/// <param name="UpdatedAt">Which of two messages about an order is the newer; null where the message does not say.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Sold">The order with its lines, its sums in one currency; null where <paramref name="Kind"/> is another.</param>
/// <param name="Refunds">What was paid back so far; of a refund that comes alone, this refund.</param>
/// <param name="ShownRate">What one unit of the currency that the buyer saw is in the currency of the order.</param>
internal sealed record ShopMessage(
    string Order, DateTimeOffset? UpdatedAt, ShopMessageKind Kind, ImportedOrder? Sold, IReadOnlyList<ShopRefund> Refunds,
    decimal ShownRate = 1)
{
    /// <summary>The day, where the shop is, on which the shop changed the order; null where the message does not say.</summary>
    public DateOnly? ChangedOn { get; init; }

    private static readonly string[] s_shopify =
        ["orders/create", "orders/updated", "orders/paid", "orders/cancelled", "orders/delete", "orders/fulfilled",
            "orders/partially_fulfilled", "refunds/create"];

    private static readonly string[] s_woocommerce = ["order.created", "order.updated", "order.deleted", "order.restored"];

    /// <summary>Whether a topic is about orders and can be read.</summary>
    public static bool IsRead(ShopProgram program, string topic) =>
        (program == ShopProgram.Shopify ? s_shopify : s_woocommerce).Contains(topic, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a body says; <see cref="UnreadableException"/> where it is no order of the program.</summary>
    public static ShopMessage Read(ShopProgram program, string topic, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var json = new ShopJson(document.RootElement, "$");
            var read = program == ShopProgram.Shopify ? ShopifyOrder.Read(json, topic.ToLowerInvariant())
                : WoocommerceOrder.Read(json, topic.ToLowerInvariant());
            return read.Sold is { } order ? read with { Sold = GiftCards.Without(order) } : read;
        }
        catch (JsonException)
        {
            throw new UnreadableException("The body is no JSON.");
        }
        catch (OverflowException)
        {
            throw new UnreadableException("The amounts are too large.");
        }
    }
}

/// <summary>What happened to an order.</summary>
internal enum ShopMessageKind
{
    /// <summary>It is there, new or changed.</summary>
    Order,

    /// <summary>It was cancelled, or it is only a draft: it counts no more.</summary>
    Cancelled,

    /// <summary>It is gone from the shop. The message does not say when.</summary>
    Deleted,

    /// <summary>Money was paid back; of the order itself the message says nothing.</summary>
    Refund,

    /// <summary>Nobody ordered: the shop tries itself out.</summary>
    Test,
}

/// <summary>A body cannot be read; the message is a sentence for the administrator.</summary>
internal sealed class UnreadableException(string why) : Exception(why);
