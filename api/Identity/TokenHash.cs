using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace OutlookCrm.Identity;

/// <summary>SHA-256 of a raw token: its name in memory, so that finding a token never compares secrets byte by byte.</summary>
internal readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D)
{
    public static TokenHash Of(ReadOnlySpan<char> token)
    {
        // Tokens are ASCII; anything else hashes too, just longer.
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(token.Length));
        try
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(utf8.AsSpan(0, Encoding.UTF8.GetBytes(token, utf8)), hash);
            var parts = MemoryMarshal.Cast<byte, ulong>(hash);
            return new(parts[0], parts[1], parts[2], parts[3]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8, clearArray: true);
        }
    }
}
