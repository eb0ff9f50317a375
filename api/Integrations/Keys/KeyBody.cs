using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Integrations.Keys;

/// <summary>An API key as the API answers it, without the key itself.</summary>
/// <param name="Id">Of the key.</param>
/// <param name="Name">As the administrator called it.</param>
/// <param name="Scope">What it may do.</param>
/// <param name="LastDay">The last day of its use, in the time zone of the tenant; null for none.</param>
/// <param name="Made">Who made it, and when.</param>
/// <param name="LastUsedOn">The day (UTC) on which it was used last; null for never.</param>
/// <param name="Revoked">Who revoked it, and when; null while it is in use.</param>
public sealed record KeyBody(
    Guid Id, string Name, KeyScope Scope, DateOnly? LastDay, DoneBy Made, DateOnly? LastUsedOn, DoneBy? Revoked)
{
    internal static KeyBody Of(StoredKey key, DateOnly? usedOn) =>
        new(key.Id, key.Name, key.Scope, key.LastDay, key.Made, usedOn, key.Revoked);
}
