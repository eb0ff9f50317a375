using System.Text;
using System.Text.Json;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>Text in rows: read back as it was, as long as foretold, and cut so that every piece fits.</summary>
public sealed class RowTextTests
{
    private static readonly JsonSerializerOptions s_rows = RowJson.Options();

    [Fact]
    public void Every_character_is_read_back_and_takes_what_was_foretold()
    {
        foreach (var code in Enumerable.Range(0, 0x11_0000).Where(Rune.IsValid))
        {
            var text = new Rune(code).ToString();

            var json = JsonSerializer.Serialize(text, s_rows);

            Assert.True(
                text == JsonSerializer.Deserialize<string>(json, s_rows) && json.Length == 2 + text.Sum(RowText.UnitsOf),
                $"U+{code:X4}: {json}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("Ελένη \"said\"\r\n\t\\ <b>&amp;</b> \0\u001f\u007f\u2028 👩‍👩‍👧 \ufeff")]
    public void Text_beside_other_text_is_valid_JSON(string text)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new[] { text, "a", text }, s_rows);

        Assert.Equal([text, "a", text], JsonSerializer.Deserialize<string[]>(json)!);
        Assert.Equal(JsonSerializer.Serialize(text, s_rows).Length, 2 + RowText.UnitsOf(text.AsSpan()));
    }

    [Fact]
    public void Half_a_pair_is_replaced_as_JSON_demands() =>
        Assert.Equal("\"a\ufffdb\"", Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes("a\ud800b", s_rows)));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(100)]
    public void A_text_is_cut_between_characters_and_every_piece_fits(int units)
    {
        var text = string.Concat(Enumerable.Repeat("😀a\u0001\"👩‍👩‍👧\\ω\n", 30));

        var pieces = LongText.SplitEscaped(text, units);

        Assert.Equal(text, string.Concat(pieces));
        Assert.All(pieces, piece => Assert.InRange(JsonSerializer.Serialize(piece, s_rows).Length, 3, units + 2));
        Assert.All(pieces, piece => Assert.False(char.IsLowSurrogate(piece[0])));
        Assert.Equal([""], LongText.SplitEscaped("", units));
    }
}
