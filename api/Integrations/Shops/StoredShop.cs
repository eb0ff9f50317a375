using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Shops;

/// <summary>The programs whose orders come by webhook.</summary>
public enum ShopProgram
{
    Shopify,
    Woocommerce,
}

/// <summary>A connection to a web shop.</summary>
/// <param name="Id">Of the connection.</param>
/// <param name="Program">What the shop runs on.</param>
/// <param name="Name">As the administrator called it.</param>
/// <param name="Made">Who made it, and when.</param>
/// <param name="Secret">The secret of the signatures, sealed with the installation's key ring.</param>
internal sealed record StoredShop(Guid Id, ShopProgram Program, string Name, DoneBy Made, byte[] Secret)
{
    public static KeyRange All { get; } = KeyRange.StartingWith("shop|");

    public static string KeyOf(Guid id) => $"shop|{id:N}";

    public static StoredShop Of(Row row) => JsonSerializer.Deserialize(row.Content.Span, ShopsJson.Rows.StoredShop)!;

    public byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, ShopsJson.Rows.StoredShop);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredShop))]
[JsonSerializable(typeof(WaitingDelivery))]
[JsonSerializable(typeof(LeftOutDelivery))]
[JsonSerializable(typeof(KnownOrder))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(string))]
internal sealed partial class ShopsJson : JsonSerializerContext
{
    internal static ShopsJson Rows { get; } = new(RowJson.Options());
}
