using OutlookCrm.Storage;

namespace OutlookCrm.Customers;

/// <summary>
/// The row that keeps a mail from standing twice in a customer's history, and tells a card who logged it without reading the history:
/// the mail's entry, its author's address and everybody who logged it.
/// </summary>
public sealed record MailGuard(string EntryId, string From, IReadOnlyList<Logger> LoggedBy)
{
    /// <summary>Longest Message-ID that is read, in UTF-16 units. Lines of a mail end at 998, but mailboxes hold longer ones.</summary>
    public const int LongestMessageId = 4096;

    /// <summary>Bytes of each hash in a guard's key.</summary>
    public const int HashBytes = 16;

    /// <summary>The digits that the guards of all mails with this Message-ID begin with.</summary>
    public static string HashOf(string internetMessageId) => RowKeys.Hash(HashBytes, Normalised(internetMessageId));

    /// <summary>A Message-ID without its angle brackets; its letters are significant.</summary>
    public static string Normalised(string internetMessageId) => internetMessageId.Trim().TrimStart('<').TrimEnd('>').Trim();

    /// <summary>An author's address as guards keep it: the normal form, or the text itself for what is no internet address.</summary>
    public static string AddressOf(string address) => EmailAddress.TryParse(address)?.Value ?? address.Trim().ToLowerInvariant();
}
