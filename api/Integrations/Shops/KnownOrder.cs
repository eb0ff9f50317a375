using OutlookCrm.ImportExport.Records;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Shops;

/// <summary>What has become of an order of a shop, so that a repeated or an older message changes nothing. It names no person.</summary>
/// <param name="UpdatedAt">When the shop changed the order last, as far as it has told, UTC.</param>
/// <param name="Body">The hash of the message that said so.</param>
/// <param name="Customer">The buyer; null before the order itself has come.</param>
/// <param name="Documents">The documents that the order has now.</param>
/// <param name="Refunds">What was paid back.</param>
/// <param name="Sold">What a later refund needs of the order; null where the order does not count.</param>
internal sealed record KnownOrder(
    DateTimeOffset UpdatedAt, string Body, Guid? Customer, IReadOnlyList<Guid> Documents, IReadOnlyList<ShopRefund> Refunds,
    KnownSale? Sold)
{
    public static KnownOrder None { get; } = new(DateTimeOffset.MinValue, "", null, [], [], null);

    public static KeyRange All { get; } = KeyRange.StartingWith("order|");

    public static string KeyOf(string order) => $"order|{RowKeys.Hash(16, "order", order)}";

    public static KnownOrder Of(Row row) => JsonSerializer.Deserialize(row.Content.Span, ShopsJson.Rows.KnownOrder)!;

    public byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, ShopsJson.Rows.KnownOrder);
}

/// <summary>The sums of an order that counts.</summary>
internal sealed record KnownSale(
    string Number, DateOnly Date, string? Currency, decimal Total, decimal? Tax, decimal ShownRate, bool IsTaxIncluded = false)
{
    public static KnownSale Of(ShopMessage message, ImportedOrder order) =>
        new(order.Number, order.Date!.Value, order.Currency, order.Total!.Value, order.Tax, message.ShownRate,
            order.IsTaxIncluded == true);

    public ImportedOrder Order => new(
        Number, Date, Party.Nobody, Currency, null, null, null, Tax, null, Total, null, null, null, null, null, []);
}
