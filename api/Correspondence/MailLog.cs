using OutlookCrm.Customers.Addresses;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// The log of one mail in a customer's partition: keeps the mail from being stored twice, and tells the card who logged the mail without
/// reading the history. <paramref name="From"/> is the author's address, empty if the author was erased or the mail is no longer logged.
/// </summary>
public sealed partial record MailLog(string EntryId, string From, IReadOnlyList<DoneBy> LoggedBy)
{
    /// <summary>
    /// The entry's detail if it is short, which saves a row. Null if the detail has its own rows (<see cref="CorrespondenceKeys.Text"/>).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryDetail? Detail { get; init; }

    /// <summary>The copies from which it was logged; null in logs of older versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MailCopy>? Copies { get; init; }

    /// <summary>
    /// Digits of what the mail says (<see cref="MailPrint"/>); null in logs of older versions, of meetings and of mails that somebody was
    /// taken out of.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Print { get; init; }

    /// <summary>With a copy more, each once.</summary>
    public MailLog WithCopy(MailCopy? copy) => copy is null || Copies?.Contains(copy) == true || Copies?.Count >= MostLoggers ? this
        : this with { Copies = [.. Copies ?? [], copy] };

    /// <summary>Bytes of each hash in a log's key.</summary>
    public const int HashBytes = 16;

    private const int SubjectHashBytes = 8;

    // No Message-ID has a line break in it, so no mail passes for another one that was erased.
    private const string ErasedMark = "erased\n";

    /// <summary>The digits that the logs of all mails with this Message-ID begin with.</summary>
    public static string HashOf(string internetMessageId) => RowKeys.Hash(HashBytes, Normalised(internetMessageId));

    /// <summary>The same for the Message-ID that an entry holds, which may belong to a customer who was <see cref="Erased"/>.</summary>
    public static string HashOfStored(string internetMessageId) =>
        internetMessageId.StartsWith(ErasedMark, StringComparison.Ordinal) ? internetMessageId[ErasedMark.Length..]
        : HashOf(internetMessageId);

    /// <summary>
    /// The text that replaces the Message-ID of an erased customer in an entry: it reveals nothing of the Message-ID and still gives the
    /// key of the logs.
    /// </summary>
    public static string Erased(string stored) => ErasedMark + HashOfStored(stored);

    /// <summary>
    /// The digits of one mail among those with its Message-ID: of the Message-ID, the author in the form of <see cref="AddressOf"/>, the
    /// second it was sent.
    /// </summary>
    public static string HashOf(string internetMessageId, string author, DateTimeOffset sentAt) =>
        RowKeys.Hash(HashBytes, Normalised(internetMessageId), author, sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    public static string KeyOf(string messageIdHash, string entryId) => CorrespondenceKeys.Log(messageIdHash + entryId[^(2 * HashBytes)..]);

    /// <summary>
    /// The text in place of a meeting's organiser: the log keeps no address, because its key is made of the iCalUId, which a card does not
    /// know, so an erasure of the organiser could not find the log.
    /// </summary>
    public static string OrganiserOf(string meetingKey, string organiser, DateTimeOffset start) => HashOf(meetingKey, organiser, start);

    /// <summary>
    /// True when this author wrote the mail, also where the log no longer says who did: its key was made from the author.
    /// </summary>
    public static bool IsBy(string entryId, string from, string author, string internetMessageId) => from.Length > 0
        ? from == author || from == OrganiserOf(internetMessageId, author, RowKeys.TimeOf(entryId))
        : entryId.EndsWith(HashOf(internetMessageId, author, RowKeys.TimeOf(entryId)), StringComparison.Ordinal);

    /// <summary>Digits that stand for a subject: some programs give all their mails one Message-ID.</summary>
    public static string SubjectHashOf(string subject) =>
        RowKeys.Hash(SubjectHashBytes, string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A Message-ID without its angle brackets; its letters are significant.</summary>
    public static string Normalised(string internetMessageId) => internetMessageId.Trim().TrimStart('<').TrimEnd('>').Trim();

    /// <summary>An author's address as logs keep it: the normal form, or the text itself for what is no internet address.</summary>
    public static string AddressOf(string address) => EmailAddress.TryParse(address)?.Value ?? address.Trim().ToLowerInvariant();
}
