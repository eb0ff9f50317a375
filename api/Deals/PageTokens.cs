using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OutlookCrm.Primitives;

namespace OutlookCrm.Deals;

/// <summary>
/// Where the next page of a list begins, sealed: a token opens only for the tenant and the list that it was made for.
/// </summary>
internal sealed class PageTokens(IDataProtectionProvider protection)
{
    /// <summary>The token of a place in a list.</summary>
    public string Seal(TenantId tenant, string list, string place) =>
        Base64Url.EncodeToString(Protector(tenant, list).Protect(Encoding.UTF8.GetBytes(place)));

    /// <summary>The place of a token; null where it was made for something else.</summary>
    public string? Open(TenantId tenant, string list, string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Protector(tenant, list).Unprotect(Base64Url.DecodeFromChars(token)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(TenantId tenant, string list) =>
        protection.CreateProtector("OutlookCrm.Deals.Pages", tenant.Value, list);
}
