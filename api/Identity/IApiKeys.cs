using OutlookCrm.Primitives;

namespace OutlookCrm.Identity;

/// <summary>The API keys that tenants have made.</summary>
public interface IApiKeys
{
    /// <summary>The key that may be used now; null where it is unknown, revoked or past its last day.</summary>
    /// <param name="tenant">An onboarded tenant, as the key names it.</param>
    /// <param name="id">As the key names itself.</param>
    /// <param name="hash">SHA-256 of the whole key.</param>
    /// <param name="ct">Gives up.</param>
    ValueTask<ApiKey?> FindAsync(TenantId tenant, Guid id, ReadOnlyMemory<byte> hash, CancellationToken ct);
}

/// <summary>An API key by what others may know of it.</summary>
/// <param name="Id">Of the key; what the key does is done under this id.</param>
/// <param name="Name">As the administrator called it.</param>
/// <param name="Scope">What it may do.</param>
public sealed record ApiKey(Guid Id, string Name, KeyScope Scope);
