using System.Buffers;
using System.Buffers.Text;
using OutlookCrm.Primitives;

namespace OutlookCrm.Identity;

/// <summary>
/// The part of an address by which another program calls: it names a tenant and one of the tenant's connections, in base64url (32 bytes).
/// It is no secret; whoever calls proves by a signature that the body is the program's.
/// </summary>
internal sealed class ConnectionText(IOptions<EntraOptions> options)
{
    private const int PartBytes = 32;
    private const int Length = 43;

    /// <summary>The text of a connection.</summary>
    public static string Of(TenantId tenant, Guid connection)
    {
        Span<byte> named = stackalloc byte[PartBytes];
        Guid.ParseExact(tenant.Value, "D").TryWriteBytes(named, bigEndian: true, out _);
        connection.TryWriteBytes(named[16..], bigEndian: true, out _);
        return Base64Url.EncodeToString(named);
    }

    /// <summary>What a text names; null where it names no onboarded tenant.</summary>
    public (TenantId Tenant, Guid Connection)? TryParse(string text)
    {
        Span<byte> named = stackalloc byte[PartBytes];
        return text.Length == Length
            && Base64Url.DecodeFromChars(text, named, out _, out var written) == OperationStatus.Done && written == PartBytes
            && new Guid(named[..16], bigEndian: true) is var tenant && options.Value.Onboarded.Contains(tenant)
            ? (TenantId.FromValidatedToken(tenant), new Guid(named[16..], bigEndian: true))
            : null;
    }
}
