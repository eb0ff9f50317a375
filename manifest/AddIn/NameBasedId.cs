using System.Security.Cryptography;
using System.Text;

namespace OutlookCrm.AddIn;

/// <summary>Ids made from names, RFC 9562 version 5: the same name gives the same id on every machine.</summary>
internal static class NameBasedId
{
    // RFC 9562, 6.6: the namespace of addresses.
    private static readonly Guid s_urls = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    public static Guid Of(string url)
    {
        byte[] named = [.. s_urls.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(url)];
#pragma warning disable CA5350 // The standard's hash for a name, which protects nothing.
        var hash = SHA1.HashData(named).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
