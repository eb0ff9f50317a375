using OutlookCrm.Identity;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Keys;

/// <summary>An API key as its row holds it: of the key itself only a hash.</summary>
/// <param name="Id">Of the key.</param>
/// <param name="Name">As the administrator called it.</param>
/// <param name="Scope">What it may do.</param>
/// <param name="LastDay">The last day of its use, in the time zone of the tenant; null for none.</param>
/// <param name="Made">Who made it, and when.</param>
/// <param name="Revoked">Who revoked it, and when; null while it is in use.</param>
/// <param name="Hash">SHA-256 of the key.</param>
internal sealed record StoredKey(
    Guid Id, string Name, KeyScope Scope, DateOnly? LastDay, DoneBy Made, DoneBy? Revoked, byte[] Hash)
{
    /// <summary>The keys' rows among the rows of a tenant's keys, in the order in which they were made.</summary>
    public static KeyRange All { get; } = KeyRange.StartingWith("key|");

    /// <summary>The rows that say when each key was used last.</summary>
    public static KeyRange AllUses { get; } = KeyRange.StartingWith("used|");

    public static string KeyOf(Guid id) => $"key|{id:N}";

    /// <summary>The row of the day (UTC) on which a key was used last: its own row, so that using a key and revoking it never
    /// conflict.</summary>
    public static string UseOf(Guid id) => $"used|{id:N}";

    public byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, KeysJson.Rows.StoredKey);

    public static StoredKey Of(Row row) => JsonSerializer.Deserialize(row.Content.Span, KeysJson.Rows.StoredKey)!;
}

/// <summary>The day on which a key was used last.</summary>
internal sealed record KeyUse(Guid Key, DateOnly On);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredKey))]
[JsonSerializable(typeof(KeyUse))]
internal sealed partial class KeysJson : JsonSerializerContext
{
    internal static KeysJson Rows { get; } = new(RowJson.Options());
}
