using System.Numerics;
using System.Runtime.InteropServices;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>CRC-32C, which processors compute themselves: eight bytes at a time.</summary>
internal static class Checksum
{
    /// <summary>The sum of <paramref name="bytes"/> behind what <paramref name="sum"/> was computed of; 0 where nothing was.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, uint sum = 0)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        foreach (var b in bytes[(words.Length * sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, b);
        }

        return sum;
    }
}
