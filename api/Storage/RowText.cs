using System.Buffers;

namespace OutlookCrm.Storage;

/// <summary>
/// Text in a row: every letter as itself, so that an emoji takes its two UTF-16 units and not twelve, and what fits a row can be foretold.
/// Escaped is only what JSON cannot do without: quotation marks, backslashes and control characters (RFC 8259, section 7).
/// </summary>
internal sealed class RowText : JsonConverter<string>
{
    private const int LongestEscape = 6;

    private static readonly SearchValues<char> s_escaped =
        SearchValues.Create(['"', '\\', .. Enumerable.Range(0, ' ').Select(c => (char)c)]);

    /// <summary>UTF-16 units that a unit of text takes in a row.</summary>
    public static int UnitsOf(char c) => c switch
    {
        '"' or '\\' or '\n' or '\r' or '\t' => 2,
        < ' ' => LongestEscape,
        _ => 1,
    };

    /// <summary>UTF-16 units that a text takes in a row, without the quotation marks around it.</summary>
    public static int UnitsOf(ReadOnlySpan<char> text)
    {
        var units = text.Length;
        while (text.IndexOfAny(s_escaped) is >= 0 and var at)
        {
            units += UnitsOf(text[at]) - 1;
            text = text[(at + 1)..];
        }

        return units;
    }

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        // Most texts are plain, and the writer itself is faster.
        if (!value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            writer.WriteStringValue(value);
            return;
        }

        var units = ArrayPool<char>.Shared.Rent(2 + (value.Length * LongestEscape));
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(2 + value.Length) + (value.Length * LongestEscape));
        try
        {
            var length = Escape(value, units);
            writer.WriteRawValue(bytes.AsSpan(0, Encoding.UTF8.GetBytes(units.AsSpan(0, length), bytes)), skipInputValidation: true);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(units);
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static int Escape(string text, Span<char> into)
    {
        var at = 0;
        into[at++] = '"';
        foreach (var c in text)
        {
            switch (UnitsOf(c))
            {
                case 1:
                    into[at++] = c;
                    break;
                case 2:
                    into[at++] = '\\';
                    into[at++] = c switch { '\n' => 'n', '\r' => 'r', '\t' => 't', _ => c };
                    break;
                default:
                    "\\u00".CopyTo(into[at..]);
                    ((int)c).TryFormat(into[(at + 4)..], out _, "x2", System.Globalization.CultureInfo.InvariantCulture);
                    at += LongestEscape;
                    break;
            }
        }

        into[at++] = '"';
        return at;
    }
}
