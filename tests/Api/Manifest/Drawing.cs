using System.Buffers.Binary;
using System.IO.Compression;

namespace OutlookCrm.Tests.Manifest;

/// <summary>Draws PNGs for tests.</summary>
internal static class Drawing
{
    /// <summary>
    /// A square; <paramref name="pixel"/> gives three channels, or four with alpha, of a column and a row. Every line is written with
    /// <paramref name="filter"/>.
    /// </summary>
    public static byte[] Png(int size, Func<int, int, byte[]> pixel, int filter = 0)
    {
        var channels = pixel(0, 0).Length;
        using var lines = new MemoryStream();
        using (var packed = new ZLibStream(lines, CompressionLevel.Fastest, leaveOpen: true))
        {
            var before = new byte[size * channels];
            for (var y = 0; y < size; y++)
            {
                byte[] line = [.. Enumerable.Range(0, size).SelectMany(x => pixel(x, y))];
                packed.WriteByte((byte)filter);
                packed.Write([.. line.Select(
                    (value, at) => (byte)(
                    value - Guess(filter, at < channels ? 0 : line[at - channels], before[at], at < channels ? 0
                    : before[at - channels])))]);
                before = line;
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, size);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), size);
        (head[8], head[9]) = (8, (byte)(channels == 4 ? 6 : 2));
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, lines.ToArray()),
            .. Chunk("IEND"u8, [])];
    }

    private static int Guess(int filter, int left, int above, int corner) => filter switch
    {
        0 => 0,
        1 => left,
        2 => above,
        3 => (left + above) / 2,
        _ => new[] { left, above, corner }.MinBy(one => Math.Abs(left + above - corner - one)),
    };

    // Nobody here looks at the check sum.
    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. name, .. content, 0, 0, 0, 0];
    }
}
