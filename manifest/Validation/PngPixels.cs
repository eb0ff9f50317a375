using System.Buffers.Binary;
using System.IO.Compression;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// The pixels of a PNG as far as icons need them: eight bits a channel, colour or grey with alpha, not interlaced (W3C PNG, 7 to 9).
/// </summary>
internal static class PngPixels
{
    /// <summary>Each pixel's darkest channel and its alpha, 0 to 255; null where the file is of another kind or damaged.</summary>
    public static IReadOnlyList<(byte Darkest, byte Alpha)>? Read(byte[] file)
    {
        if (Png.Read(file) is not { } head || file[24] != 8 || file[25] is not (4 or 6) || file[28] != 0)
        {
            return null;
        }

        var channels = file[25] == 6 ? 4 : 2;
        var width = head.Width * channels;
        var pixels = new List<(byte, byte)>(head.Width * head.Height);
        try
        {
            using var raw = new ZLibStream(new MemoryStream(Data(file)), CompressionMode.Decompress);
            var (before, row) = (new byte[width], new byte[width]);
            for (var y = 0; y < head.Height; y++)
            {
                var filter = raw.ReadByte();
                raw.ReadExactly(row);
                Undo(filter, row, before, channels);
                for (var x = 0; x < width; x += channels)
                {
                    pixels.Add((channels == 4 ? Math.Min(row[x], Math.Min(row[x + 1], row[x + 2])) : row[x], row[x + channels - 1]));
                }

                (before, row) = (row, before);
            }

            return pixels;
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private static byte[] Data(byte[] file)
    {
        using var all = new MemoryStream();
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (length < 0 || length > file.Length - at - 12)
            {
                break;
            }

            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                all.Write(file, at + 8, length);
            }

            at += 12 + length;
        }

        return all.ToArray();
    }

    // Every byte is written as its difference from the one to the left, above, or both.
    private static void Undo(int filter, byte[] row, byte[] before, int step)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var (left, above, corner) = (x < step ? (byte)0 : row[x - step], before[x], x < step ? (byte)0 : before[x - step]);
            row[x] += filter switch
            {
                0 => 0,
                1 => left,
                2 => above,
                3 => (byte)((left + above) / 2),
                4 => Nearest(left, above, corner),
                _ => throw new InvalidDataException("No such filter."),
            };
        }
    }

    private static byte Nearest(byte left, byte above, byte corner)
    {
        var guess = left + above - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
