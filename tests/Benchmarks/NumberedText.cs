using System.Buffers.Text;
using System.Text;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Bytes in which a number of fixed width stands at some places: a different text for every number at the price of a copy.
/// </summary>
internal sealed class NumberedText
{
    /// <summary>Where the number goes, when the text is made.</summary>
    public const string Place = "00000000000n";

    private static readonly byte[] PlaceBytes = Encoding.ASCII.GetBytes(Place);
    private readonly byte[] _text;
    private readonly List<int> _places = [];

    public NumberedText(byte[] text)
    {
        _text = text;
        for (var at = 0; text.AsSpan(at).IndexOf(PlaceBytes) is >= 0 and var found; at += Place.Length)
        {
            at += found;
            _places.Add(at);
        }
    }

    /// <summary>The text with this number, written into <paramref name="buffer"/>.</summary>
    public ReadOnlyMemory<byte> WriteTo(byte[] buffer, int number)
    {
        _text.CopyTo(buffer, 0);
        foreach (var place in _places)
        {
            Utf8Formatter.TryFormat(number, buffer.AsSpan(place, Place.Length), out _, new('D', (byte)Place.Length));
        }

        return buffer.AsMemory(0, _text.Length);
    }

    /// <summary>The number at the beginning of these bytes.</summary>
    public static int Read(ReadOnlySpan<byte> bytes) =>
        Utf8Parser.TryParse(bytes[..Place.Length], out int number, out _) ? number : throw new FormatException("No number stands here.");
}
