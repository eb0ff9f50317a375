using System.Globalization;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers;

/// <summary>
/// The row that keeps a mail from standing twice in a customer's history, and tells a card who logged it without reading the history:
/// the mail's entry, its author's address (empty when the author was erased, or nobody has it logged any more) and everybody who logged it.
/// </summary>
public sealed partial record MailGuard(string EntryId, string From, IReadOnlyList<Logger> LoggedBy)
{
    /// <summary>Longest Message-ID that is read, in UTF-16 units. Lines of a mail end at 998, but mailboxes hold longer ones.</summary>
    public const int LongestMessageId = 4096;

    /// <summary>Bytes of each hash in a guard's key.</summary>
    public const int HashBytes = 16;

    // No Message-ID has a line break in it, so no mail passes for another one that was erased.
    private const string ErasedMark = "erased\n";

    /// <summary>The digits that the guards of all mails with this Message-ID begin with.</summary>
    public static string HashOf(string internetMessageId) => RowKeys.Hash(HashBytes, Normalised(internetMessageId));

    /// <summary>The same of the Message-ID that an entry holds, which may be that of somebody <see cref="Erased"/>.</summary>
    public static string HashOfStored(string internetMessageId) =>
        internetMessageId.StartsWith(ErasedMark, StringComparison.Ordinal) ? internetMessageId[ErasedMark.Length..]
        : HashOf(internetMessageId);

    /// <summary>
    /// What stands in an entry in the place of the Message-ID of somebody erased: nothing of it, and still the key of its guards.
    /// </summary>
    public static string Erased(string stored) => ErasedMark + HashOfStored(stored);

    /// <summary>
    /// The digits of one mail among those with its Message-ID: of the Message-ID, the author in the form of <see cref="AddressOf"/>, the
    /// second it was sent.
    /// </summary>
    public static string HashOf(string internetMessageId, string author, DateTimeOffset sentAt) =>
        RowKeys.Hash(HashBytes, Normalised(internetMessageId), author, sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>The key of the guard of a timeline entry.</summary>
    public static string KeyOf(string messageIdHash, string entryId) => RowKeys.MailGuard(messageIdHash + entryId[^(2 * HashBytes)..]);

    /// <summary>
    /// What stands for whoever called a meeting: its guard keeps no address, since its key is made of the iCalUId, which a card does not
    /// know, and so could not tell the author once they are erased.
    /// </summary>
    public static string OrganiserOf(string meetingKey, string organiser, DateTimeOffset start) => HashOf(meetingKey, organiser, start);

    /// <summary>
    /// True when this author wrote the mail, also where the guard no longer says who did: its key was made from the author.
    /// </summary>
    public bool IsBy(string author, string internetMessageId) =>
        From.Length > 0 ? From == author || From == OrganiserOf(internetMessageId, author, RowKeys.TimeOf(EntryId))
        : EntryId.EndsWith(HashOf(internetMessageId, author, RowKeys.TimeOf(EntryId)), StringComparison.Ordinal);

    /// <summary>A Message-ID without its angle brackets; its letters are significant.</summary>
    public static string Normalised(string internetMessageId) => internetMessageId.Trim().TrimStart('<').TrimEnd('>').Trim();

    /// <summary>An author's address as guards keep it: the normal form, or the text itself for what is no internet address.</summary>
    public static string AddressOf(string address) => EmailAddress.TryParse(address)?.Value ?? address.Trim().ToLowerInvariant();
}
