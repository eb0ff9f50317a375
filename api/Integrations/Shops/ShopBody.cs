using OutlookCrm.Identity;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Integrations.Shops;

/// <summary>A connection to a web shop as the API answers it, without the secret.</summary>
/// <param name="Id">Of the connection.</param>
/// <param name="Program">What the shop runs on.</param>
/// <param name="Name">As the administrator called it.</param>
/// <param name="Path">Where the shop sends to, at this server.</param>
/// <param name="Made">Who made it, and when.</param>
/// <param name="LastReceivedAt">When the last delivery came that was dealt with, UTC; null for none.</param>
/// <param name="NeedsSecret">
/// True where the stored secret cannot be opened, because the application has a new credential: type the secret in again.
/// </param>
public sealed record ShopBody(
    Guid Id, ShopProgram Program, string Name, string Path, DoneBy Made, DateTimeOffset? LastReceivedAt, bool NeedsSecret)
{
    internal static ShopBody Of(TenantId tenant, StoredShop shop, DateTimeOffset? lastReceivedAt, bool needsSecret) => new(
        shop.Id, shop.Program, shop.Name,
        $"/api/webhooks/{shop.Program.ToString().ToLowerInvariant()}/{ConnectionText.Of(tenant, shop.Id)}", shop.Made, lastReceivedAt,
        needsSecret);
}
