using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Tells payments of one file apart that say the same and have no number of their own: a customer may pay the same amount twice on one day.
/// The second of them has the same name each time that the file is imported.
/// </summary>
internal sealed class AlikePayments
{
    // Hashes, because a file may have a million payments.
    private readonly Dictionary<UInt128, int> _met = [];

    /// <summary>The name of the next payment that says this.</summary>
    /// <param name="content">What the payment says.</param>
    public string Next(string content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(content.AsSpan()), hash);
        var count = CollectionsMarshal.GetValueRefOrAddDefault(_met, BinaryPrimitives.ReadUInt128LittleEndian(hash), out _)++;
        return count == 0 ? content : string.Create(CultureInfo.InvariantCulture, $"{content}|{count + 1}");
    }
}
