using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Shops;

/// <summary>A delivery that waits to be entered. Its body lies packed in rows of its own.</summary>
/// <param name="Shop">The connection.</param>
/// <param name="Topic">What the shop says that happened.</param>
/// <param name="At">When it came, UTC.</param>
/// <param name="Parts">How many rows hold the body.</param>
/// <param name="IsAgain">Whether an administrator wants it tried again after it came to nothing.</param>
internal sealed record WaitingDelivery(Guid Shop, string Topic, DateTimeOffset At, int Parts, bool IsAgain = false)
{
    /// <summary>In the order of arrival: ids are UUIDs of version 7.</summary>
    public static KeyRange All { get; } = KeyRange.StartingWith("wait|");

    public static string KeyOf(Guid id) => $"wait|{id:N}";

    public static Guid IdOf(Row row) =>
        Guid.ParseExact(row.Key.AsSpan(row.Key.IndexOf(RowKeys.Separator, StringComparison.Ordinal) + 1), "N");

    public static WaitingDelivery Of(Row row) => JsonSerializer.Deserialize(row.Content.Span, ShopsJson.Rows.WaitingDelivery)!;
}

/// <summary>A delivery that came to nothing.</summary>
/// <param name="Id">Of the delivery.</param>
/// <param name="Topic">What the shop says that happened.</param>
/// <param name="At">When it came, UTC.</param>
/// <param name="Code">Why it came to nothing.</param>
/// <param name="Detail">The number of the order, or what cannot be read; null for neither.</param>
/// <param name="Parts">How many rows hold the body; 0 where the body is not kept.</param>
/// <param name="IsWaiting">Whether it waits to be tried again.</param>
internal sealed record LeftOutDelivery(
    Guid Id, string Topic, DateTimeOffset At, string Code, string? Detail, int Parts, bool IsWaiting = false)
{
    /// <summary>Those of all connections.</summary>
    public static KeyRange All { get; } = KeyRange.StartingWith("left|");

    /// <summary>Those of a connection, the newest first.</summary>
    public static KeyRange Of(Guid shop) => KeyRange.StartingWith($"left|{shop:N}|");

    public static string KeyOf(Guid shop, Guid id)
    {
        var older = UInt128.MaxValue - UInt128.Parse(id.ToString("N"), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return $"left|{shop:N}|{older.ToString("x32", CultureInfo.InvariantCulture)}";
    }

    public static LeftOutDelivery Of(Row row) => JsonSerializer.Deserialize(row.Content.Span, ShopsJson.Rows.LeftOutDelivery)!;

    public byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, ShopsJson.Rows.LeftOutDelivery);
}

/// <summary>The other rows of a tenant's queue.</summary>
internal static class QueueKeys
{
    public static string Part(Guid delivery, int part) => $"part|{delivery:N}|{part.ToString("D3", CultureInfo.InvariantCulture)}";

    public static KeyRange PartsOf(Guid delivery) => KeyRange.StartingWith($"part|{delivery:N}|");

    /// <summary>When the last delivery of a connection was entered.</summary>
    public static string Last(Guid shop) => $"last|{shop:N}";

    public static KeyRange AllLast { get; } = KeyRange.StartingWith("last|");

    /// <summary>The row by which a delivery that is sent again is known, by the day (UTC) of its arrival.</summary>
    public static string Seen(DateOnly day, Guid shop, string delivery) =>
        $"seen|{Text(day)}|{RowKeys.Hash(16, "delivery", shop.ToString("N"), delivery)}";

    public static KeyRange SeenBefore(DateOnly day) => new("seen|", $"seen|{Text(day)}");

    public static Partition Of(TenantId tenant) => RowKeys.ShopQueue(tenant);

    private static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
