using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// Text as a JSON string in UTF-8, escaped where JSON demands it (RFC 8259, section 7) and hardly anywhere else. The runtime's encoders also escape every
/// character beyond 16 bits, which makes twelve bytes of four, and a batch that was weighed larger than the service takes.
/// In ASCII, on the other hand, nothing is lost wherever a body is cut on its way: Azurite reads a single row piece by piece, and a letter of several bytes
/// that lies across two pieces came out as something else.
/// </summary>
internal static class JsonText
{
    // A control character: \u001f.
    private const int LongestEscape = 6;

    // JSON allows the separators of lines and paragraphs as they are, but to JavaScript they end a line, and so they do in Azurite's reading of a transaction.
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\u2028', '\u2029']);

    private static readonly SearchValues<char> PlainAscii =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x7f - 0x20).Select(c => (char)c).Where(c => c is not ('"' or '\\'))]);

    public static void Write(Utf8JsonWriter json, ReadOnlySpan<char> text, bool ascii)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((LongestEscape * text.Length) + 2);
        json.WriteRawValue(bytes.AsSpan(0, Write(bytes, text, ascii)), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static int Write(Span<byte> to, ReadOnlySpan<char> text, bool ascii)
    {
        var length = 0;
        to[length++] = (byte)'"';
        for (var next = NextEscaped(text, ascii); next >= 0; next = NextEscaped(text, ascii))
        {
            length += Encoding.UTF8.GetBytes(text[..next], to[length..]);
            // Half a pair is no character and becomes the sign for that, as it does in UTF-8.
            _ = Rune.DecodeFromUtf16(text[next..], out var character, out var units);
            length += WriteEscaped(to[length..], character);
            text = text[(next + units)..];
        }

        length += Encoding.UTF8.GetBytes(text, to[length..]);
        to[length++] = (byte)'"';
        return length;
    }

    private static int NextEscaped(ReadOnlySpan<char> text, bool ascii) => ascii ? text.IndexOfAnyExcept(PlainAscii) : text.IndexOfAny(Escaped);

    private static int WriteEscaped(Span<byte> to, Rune character)
    {
        if (character.Value is '"' or '\\')
        {
            to[0] = (byte)'\\';
            to[1] = (byte)character.Value;
            return 2;
        }

        Span<char> units = stackalloc char[2];
        var length = 0;
        foreach (var unit in units[..character.EncodeToUtf16(units)])
        {
            to[length++] = (byte)'\\';
            to[length++] = (byte)'u';
            ((int)unit).TryFormat(to[length..], out var digits, "x4", CultureInfo.InvariantCulture);
            length += digits;
        }

        return length;
    }
}
