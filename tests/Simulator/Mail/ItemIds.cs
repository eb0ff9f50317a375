using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OutlookCrm.Simulator.Mail;

/// <summary>
/// The three ids of a message, in the shapes that Exchange gives them: the EWS id (plain base64, what Office.js says), the REST id (the
/// same with `+`→`_` and `/`→`-`) and the immutable id. Folders have an id of the REST shape that never changes.
/// </summary>
internal static class ItemIds
{
    private static readonly byte[] EntryPrefix = [0x00, 0x03, 0x24, 0x00]; // AAMkA…
    private static readonly byte[] ImmutablePrefix = [0x00, 0x09, 0x00, 0x2e]; // AAkAL…
    private static readonly byte[] ConversationPrefix = [0x00, 0x04, 0x24, 0x00]; // AAQkA…

    public static string Ews(Guid mailbox, Guid key, int moves) => Make(EntryPrefix, mailbox, $"{key:N}/{moves}", 52);

    public static string Rest(Guid mailbox, Guid key, int moves) => ToRest(Ews(mailbox, key, moves));

    public static string Immutable(Guid mailbox, Guid key) => ToRest(Make(ImmutablePrefix, mailbox, $"{key:N}", 64));

    public static string Conversation(Guid mailbox, string thread) => ToRest(Make(ConversationPrefix, mailbox, "thread/" + thread, 16));

    public static string Folder(Guid mailbox, string name) => ToRest(Make(EntryPrefix, mailbox, "folder/" + name, 34));

    public static string Attachment(Guid mailbox, Guid key, int moves, int index) =>
        ToRest(Make(EntryPrefix, mailbox, $"{key:N}/{moves}/{index}", 70));

    public static string ChangeKey(Guid key, long change) => "CQAAABYAAAC" + Convert.ToBase64String(Hash($"{key:N}@{change}", 15));

    /// <summary>What `convertToRestId` does.</summary>
    public static string ToRest(string ews) => ews.Replace('+', '_').Replace('/', '-');

    /// <summary>Back again.</summary>
    public static string ToEws(string rest) => rest.Replace('_', '+').Replace('-', '/');

    /// <summary>True for what Graph takes as an id in a URL: the REST alphabet, a sensible length.</summary>
    public static bool IsWellFormed(string id) =>
        id.Length is > 20 and < 1024 && id.StartsWith("AA", StringComparison.Ordinal) && Base64.IsValid(ToEws(id))
            && !id.Contains('/', StringComparison.Ordinal);

    private static string Make(byte[] prefix, Guid mailbox, string seed, int length) =>
        Convert.ToBase64String(
            [.. prefix, .. Encoding.ASCII.GetBytes(mailbox.ToString("D")), 0x00, 0x46, .. Hash(seed, length), 0x00, 0x00]);

    private static byte[] Hash(string seed, int length)
    {
        var first = SHA512.HashData(Encoding.UTF8.GetBytes(seed));
        return length <= first.Length ? first[..length] : [.. first, .. SHA512.HashData(first)[..(length - first.Length)]];
    }
}
