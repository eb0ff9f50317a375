using OutlookCrm.Audit;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>A mail or a meeting made ready for filing: everything that filing it again after a crash needs. Pure.</summary>
/// <param name="Identity">Which mail it is.</param>
/// <param name="FromAddress">The author's address in its normal form.</param>
/// <param name="Entry">The line of the timeline; each customer's copy differs only in its direction.</param>
/// <param name="Detail">What lies behind the line.</param>
/// <param name="AuthorId">The customer who wrote it; null when none did.</param>
/// <param name="IsOurs">False when it is known that somebody outside the company wrote it.</param>
public sealed record FiledMail(MailIdentity Identity, string FromAddress, CorrespondenceEntry Entry, EntryDetail Detail, Guid? AuthorId,
    bool IsOurs = true)
{
    /// <summary>Who logs it, and when: the moment decides against whoever undoes it at the same time.</summary>
    [JsonIgnore]
    public DoneBy LoggedBy => Entry.Mail.LoggedBy[0];

    /// <summary>The key of its log, with every customer.</summary>
    [JsonIgnore]
    public string LogKey => CorrespondenceKeys.Log(Identity.MailHash);

    /// <summary>Who logs it, for the audit.</summary>
    [JsonIgnore]
    public AuditRow Audit => new(LoggedBy.UserId, LoggedBy.Name, "logged", LoggedBy.At, Identity.EntryId);

    /// <summary>The same, logged at another moment.</summary>
    public FiledMail LoggedAt(DateTimeOffset at) =>
        this with { Entry = Entry with { Mail = Entry.Mail with { LoggedBy = [LoggedBy with { At = at }] } } };

    /// <summary>The customers by what the mail names them by, should one be erased while it is filed.</summary>
    public IReadOnlyList<NamedCustomer>? Named { get; init; }

    private const int SubjectUnits = 1000;
    private const int PreviewUnits = 255;
    private const int NameUnits = 200;
    private const int AttachmentLines = 15;
    private const int DetailRows = 70;

    // A text of this length fits whatever it is made of.
    private const int HarmlessUnits = 100_000;

    /// <summary>Customers one mail is filed under at most.</summary>
    public const int MostCustomers = 100;

    /// <summary>From the message as the mailbox tells it, the customers on it, and who logs it.</summary>
    public static FiledMail From(
        MailMessage message, string? mailbox, IReadOnlyList<ClaimOwner> customers, Guid? authorId, DoneBy logger, string? userName)
    {
        var identity = MailIdentity.Of(message);
        var preview = PreviewOf(message.Text);
        var attachments = message.Attachments
            .Select(a => new AttachmentLine(LongText.Cut(a.Name, NameUnits), LongText.Cut(a.ContentType, NameUnits), a.Size, a.IsInline))
            .ToList();
        var mail = new MailEntry(
            LongText.Cut(message.Subject, SubjectUnits),
            MailDirection.Sent,
            message.From is null ? null : Participant(message.From),
            preview,
            message.Recipients.Count,
            [.. attachments.Take(AttachmentLines)],
            attachments.Count,
            [logger],
            [.. customers.Select(c => c.Id).Take(MostCustomers)],
            message.InternetMessageId.Length > 0 ? message.InternetMessageId : message.GraphId,
            message.ConversationId,
            message.Text.Length > PreviewUnits || message.Text.Contains('\n', StringComparison.Ordinal),
            mailbox,
            message.WebLink);
        var detail = new EntryDetail(
            message.Text, message.TextTruncated, message.Subject,
            Line(message, RecipientLine.To), Line(message, RecipientLine.Cc), Line(message, RecipientLine.Bcc), message.RecipientsTruncated,
            attachments);
        while (detail.Text.Length > HarmlessUnits && detail.ToRows().Count > DetailRows)
        {
            // Only a long text made of nothing but escapes comes here: it still has to go into one batch.
            detail = detail with { Text = LongText.Cut(detail.Text, detail.Text.Length / 2), TextTruncated = true };
        }

        var meeting = message.Meeting is { } facts
            ? new MeetingEntry(facts.EndsAt, facts.IsAllDay, LongText.Cut(facts.Place, SubjectUnits)) : null;
        var entry = new CorrespondenceEntry(identity.EntryId, meeting is null ? EntryKind.Mail : EntryKind.Meeting, message.SentAt, mail,
            meeting);
        var author = MailLog.AddressOf(message.From?.Address ?? "");
        var from = meeting is null ? author : MailLog.OrganiserOf(message.InternetMessageId, author, message.SentAt);
        return new(identity, from, entry, detail, authorId, authorId is null && !IsFromOutside(message, userName));
    }

    /// <summary>The line as it stands on one customer's timeline.</summary>
    public CorrespondenceEntry EntryFor(Guid customer)
    {
        var direction = customer == AuthorId ? MailDirection.Received : IsOurs ? MailDirection.Sent : MailDirection.Other;
        return Entry with { Mail = Entry.Mail with { Direction = direction } };
    }

    // A user name need not be a mail address: its domain counts as the company's only when somebody else on the mail has an address there.
    private static bool IsFromOutside(MailMessage message, string? userName) =>
        EmailAddress.TryParse(userName)?.Domain is { } ours
        && EmailAddress.TryParse(message.From?.Address)?.Domain != ours
        && message.Recipients.Any(recipient => EmailAddress.TryParse(recipient.Person.Address)?.Domain == ours);

    // The first words on one line, as a list shows them.
    private static string PreviewOf(string text)
    {
        var words = text.AsSpan(0, Math.Min(text.Length, 4 * PreviewUnits)).ToString()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return LongText.Cut(string.Join(' ', words), PreviewUnits);
    }

    private static List<Participant> Line(MailMessage message, RecipientLine line) =>
        [.. message.Recipients.Where(r => r.Line == line).Select(r => Participant(r.Person))];

    private static Participant Participant(MailPerson person) =>
        new(LongText.Cut(person.Name, NameUnits), LongText.Cut(person.Address, NameUnits + NameUnits));
}
