using System.Buffers.Binary;

namespace OutlookCrm.Manifest.Validation;

/// <summary>The head of a PNG file (W3C PNG, 5.2 and 11.2.2).</summary>
internal readonly record struct Png(int Width, int Height, bool HasAlpha)
{
    private static readonly byte[] s_signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What the file says of itself; null when it is no PNG.</summary>
    public static Png? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33 || !file[..8].SequenceEqual(s_signature) || !file[12..16].SequenceEqual("IHDR"u8))
        {
            return null;
        }

        // Colour types 4 and 6 carry alpha; 3 is a palette, transparent where a tRNS chunk says so.
        return new(BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]), file[25] is 4 or 6
            || (file[25] is 3 && file.IndexOf("tRNS"u8) > 0));
    }
}
