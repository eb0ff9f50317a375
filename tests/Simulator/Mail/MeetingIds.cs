using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OutlookCrm.Simulator.Mail;

/// <summary>
/// The names of a meeting: iCalUId as Exchange makes it (MS-OXOCAL's GlobalObjectId), and the key of each mailbox's copy.
/// </summary>
internal static class MeetingIds
{
    private const string Encoded = "040000008200E00074C5B7101A82E008";
    private const string SizeOfIt = "10000000";

    /// <summary>The id that all copies share; an occurrence carries its day in it, its series none.</summary>
    public static string ICalUId(Guid meeting, DateOnly? occurrence = null)
    {
        Span<byte> day = stackalloc byte[4];
        if (occurrence is { } date)
        {
            BinaryPrimitives.WriteUInt16BigEndian(day, (ushort)date.Year);
            (day[2], day[3]) = ((byte)date.Month, (byte)date.Day);
        }

        return $"{Encoded}{Convert.ToHexString(day)}{new string('0', 32)}{SizeOfIt}{meeting:N}".ToUpperInvariant();
    }

    /// <summary>The key of a mailbox's copy: the same every time, unlike every other copy's.</summary>
    public static Guid Key(string iCalUId, Guid mailbox)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{mailbox:N}/{iCalUId}"))[..16];
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes);
    }
}
