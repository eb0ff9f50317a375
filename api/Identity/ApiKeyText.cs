using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace OutlookCrm.Identity;

/// <summary>
/// An API key as a program sends it: <see cref="Prefix"/>, which tools that look for leaked secrets recognise, then in base64url the tenant
/// and the id of the key (32 bytes), then 32 random bytes.
/// </summary>
/// <param name="Tenant">The tenant's id in Entra. Nothing says yet that it is onboarded.</param>
/// <param name="Id">Of the key.</param>
/// <param name="Hash">SHA-256 of the whole text.</param>
public sealed record ApiKeyText(Guid Tenant, Guid Id, ReadOnlyMemory<byte> Hash)
{
    public const string Prefix = "ocrm_";

    private const int PartBytes = 32;
    private const int PartLength = 43;
    private const int Length = 5 + (2 * PartLength);

    /// <summary>A new key of a tenant: the text, which is shown once, and what is stored of it.</summary>
    public static (string Text, ApiKeyText Key) Make(Guid tenant, Guid id)
    {
        Span<byte> named = stackalloc byte[PartBytes];
        tenant.TryWriteBytes(named, bigEndian: true, out _);
        id.TryWriteBytes(named[16..], bigEndian: true, out _);
        var text = $"{Prefix}{Base64Url.EncodeToString(named)}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PartBytes))}";
        return (text, new(tenant, id, HashOf(text)));
    }

    /// <summary>What a text says; null where it is no key.</summary>
    public static ApiKeyText? TryParse(ReadOnlySpan<char> text)
    {
        Span<byte> named = stackalloc byte[PartBytes];
        return text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal)
            && Base64Url.DecodeFromChars(text.Slice(Prefix.Length, PartLength), named, out _, out var written) == OperationStatus.Done
            && written == PartBytes
            ? new(new(named[..16], bigEndian: true), new(named[16..], bigEndian: true), HashOf(text))
            : null;
    }

    // The text is ASCII. Hashed as it is written, so that no other spelling of the same bytes is the key.
    private static byte[] HashOf(ReadOnlySpan<char> text)
    {
        Span<byte> ascii = stackalloc byte[Length * 3];
        return SHA256.HashData(ascii[..Encoding.UTF8.GetBytes(text, ascii)]);
    }
}
