using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OutlookCrm.Primitives;

namespace OutlookCrm.Integrations.Secrets;

/// <summary>
/// Secrets that the product must know in order to sign or to check signatures, sealed for their row: a secret that is copied to another
/// tenant or to another integration opens to nothing.
/// </summary>
internal sealed class SealedSecrets(IDataProtectionProvider protection)
{
    /// <summary>Seals a secret of an integration for its row.</summary>
    public byte[] Seal(TenantId tenant, Guid integration, byte[] secret) => Protector(tenant, integration).Protect(secret);

    /// <summary>
    /// Opens a sealed secret; null where it was sealed with keys that this installation does not have, such as after a tenant was restored
    /// on another one.
    /// </summary>
    public byte[]? Open(TenantId tenant, Guid integration, byte[] secret)
    {
        try
        {
            return Protector(tenant, integration).Unprotect(secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(TenantId tenant, Guid integration) =>
        protection.CreateProtector("OutlookCrm.Integrations.Secrets", tenant.Value, integration.ToString("N"));
}
