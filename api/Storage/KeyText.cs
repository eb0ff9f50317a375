using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OutlookCrm.Storage;

/// <summary>Any text as a part of a key, and hashes of texts: different texts never become the same.</summary>
internal static class KeyText
{
    private const int Longest = 400;
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._@+-");

    /// <summary>
    /// The text in the key alphabet, at most 400 characters. Very long ones keep their beginning, for sorting, and end in their hash.
    /// </summary>
    public static string Encode(string text)
    {
        if (text.Length <= Longest && !text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16);
        foreach (var b in Utf8(text))
        {
            if (Plain.Contains((char)b))
            {
                encoded.Append((char)b);
            }
            else
            {
                encoded.Append('~').Append(b.ToString("x2", CultureInfo.InvariantCulture));
            }
        }

        // "~~" cannot come from an escape, so a shortened text never equals a whole one.
        return encoded.Length <= Longest ? encoded.ToString() : $"{encoded.ToString(0, Longest / 2)}~~{Hash(32, text)}";
    }

    /// <summary>
    /// SHA-256 of the parts, each with its length before it so that no two lists of parts run together; the first
    /// <paramref name="bytes"/> bytes as lower-case hexadecimal.
    /// </summary>
    public static string Hash(int bytes, params ReadOnlySpan<string> parts)
    {
        byte[] all = [];
        foreach (var part in parts)
        {
            var (utf8, length) = (Utf8(part), new byte[sizeof(int)]);
            BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
            all = [.. all, .. length, .. utf8];
        }

        return Convert.ToHexStringLower(SHA256.HashData(all).AsSpan(0, bytes));
    }

    /// <summary>UTF-8 in which even half a surrogate pair keeps its own three bytes, where .NET's own makes them all U+FFFD.</summary>
    private static byte[] Utf8(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var (from, to) = (0, 0);
        while (from < text.Length)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(from), out var rune, out var consumed) == OperationStatus.Done)
            {
                to += rune.EncodeToUtf8(bytes.AsSpan(to));
            }
            else
            {
                bytes[to++] = (byte)(0xe0 | (text[from] >> 12));
                bytes[to++] = (byte)(0x80 | ((text[from] >> 6) & 0x3f));
                bytes[to++] = (byte)(0x80 | (text[from] & 0x3f));
            }

            from += consumed;
        }

        return bytes[..to];
    }
}
