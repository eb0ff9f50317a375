using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// Text as a JSON string in UTF-8, escaped where JSON demands it (RFC 8259, section 7) and hardly anywhere else. The runtime's encoders also escape every
/// character beyond 16 bits, which makes twelve bytes of four, and a batch that was weighed larger than the service takes.
/// </summary>
internal static class JsonText
{
    // A control character: \u001f.
    private const int LongestEscape = 6;

    // JSON allows the separators of lines and paragraphs as they are, but to JavaScript they end a line, and so they do in Azurite's reading of a transaction.
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\u2028', '\u2029']);

    public static void Write(Utf8JsonWriter json, ReadOnlySpan<char> text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((LongestEscape * text.Length) + 2);
        json.WriteRawValue(bytes.AsSpan(0, Write(bytes, text)), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static int Write(Span<byte> to, ReadOnlySpan<char> text)
    {
        var length = 0;
        to[length++] = (byte)'"';
        for (var next = text.IndexOfAny(Escaped); next >= 0; next = text.IndexOfAny(Escaped))
        {
            length += Encoding.UTF8.GetBytes(text[..next], to[length..]);
            to[length++] = (byte)'\\';
            if (text[next] is '"' or '\\')
            {
                to[length++] = (byte)text[next];
            }
            else
            {
                to[length++] = (byte)'u';
                ((int)text[next]).TryFormat(to[length..], out var digits, "x4", CultureInfo.InvariantCulture);
                length += digits;
            }

            text = text[(next + 1)..];
        }

        length += Encoding.UTF8.GetBytes(text, to[length..]);
        to[length++] = (byte)'"';
        return length;
    }
}
