using OutlookCrm.Audit;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>A mail or a meeting that is ready to be filed, with everything that a replay after a crash needs. Pure.</summary>
/// <param name="Identity">Which mail it is.</param>
/// <param name="FromAddress">The sender's address in its normal form.</param>
/// <param name="Entry">The line of the timeline; each customer's copy differs only in its direction.</param>
/// <param name="Detail">The detail of the entry.</param>
/// <param name="AuthorId">The customer who wrote it; null when none did.</param>
/// <param name="IsOurs">False if the author is known to be outside the company.</param>
public sealed record FiledMail(MailIdentity Identity, string FromAddress, CorrespondenceEntry Entry, EntryDetail Detail, Guid? AuthorId,
    bool IsOurs = true)
{
    /// <summary>Who logs the mail, and when. The time decides between logging and an undo at the same moment.</summary>
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

    /// <summary>The same under the id that its entry has.</summary>
    public FiledMail As(string entryId) =>
        entryId == Identity.EntryId ? this
        : this with { Identity = Identity with { EntryId = entryId }, Entry = Entry with { Id = entryId } };

    /// <summary>The same beside another mail that has its Message-ID, author and second.</summary>
    public FiledMail Apart() => Print is null ? this
        : this with { Identity = Identity.Apart(Print), Entry = Entry with { Id = Identity.Apart(Print).EntryId } };

    /// <summary>Digits of what it says (<see cref="MailPrint"/>); null for a meeting.</summary>
    public string? Print { get; init; }

    /// <summary>By what the logged copy is known again in its mailbox; null for a meeting.</summary>
    public MailCopy? Copy { get; init; }

    /// <summary>The customers by what the mail names them by, should one be erased while it is filed.</summary>
    public IReadOnlyList<NamedCustomer>? Named { get; init; }

    internal const int SubjectUnits = 1000;
    private const int PreviewUnits = 255;
    private const int NameUnits = 200;
    private const int AttachmentLines = 15;
    private const int MostShownRecipients = 3;
    private const int DetailRows = 70;

    // Beside an entry of this length its row has room for everybody who can have the mail logged and for every customer.
    private const int EntryUnits = 10_000;
    private const int LinkUnits = 2_000;

    // So much less than a batch takes that the entry, the log and the summary have room beside it.
    private const long DetailBytes = RowLimits.BytesPerBatch - (640 * 1024);

    // Of a text this long nothing is cut before attachments and recipients are.
    private const int LongTextUnits = 20_000;

    /// <summary>Customers one mail is filed under at most.</summary>
    public const int MostCustomers = 100;

    /// <summary>From the message as the mailbox tells it, between whom it is, the customers on it, and who logs it.</summary>
    internal static FiledMail From(
        MailMessage message, MailParties parties, string? mailbox, IReadOnlyList<ClaimOwner> customers, Guid? authorId, DoneBy logger)
    {
        var identity = MailIdentity.Of(message);
        var attachments = message.Attachments
            .Select(a => new AttachmentLine(LongText.Cut(a.Name, NameUnits), LongText.Cut(a.ContentType, NameUnits), a.Size, a.IsInline))
            .ToList();
        var id = message.InternetMessageId.Length > 0 ? message.InternetMessageId : message.GraphId;
        var mail = Fitting(new MailEntry(
            LongText.Cut(message.Subject, SubjectUnits),
            MailDirection.Sent,
            parties.Author is null ? null : Shown(parties.Author),
            Previews.Of(message.Text, PreviewUnits),
            message.Recipients.Count + message.FurtherRecipients.Count,
            [.. attachments.Take(AttachmentLines)],
            attachments.Count + message.MoreAttachments,
            [logger],
            [.. customers.Select(c => c.Id).Take(MostCustomers)],
            id.Length <= LinkUnits ? id : MailLog.Erased(id),
            message.ConversationId is { Length: <= LinkUnits } conversation ? conversation : null,
            message.Text.Length > PreviewUnits || message.Text.Contains('\n', StringComparison.Ordinal),
            mailbox,
            message.WebLink is { Length: <= LinkUnits } link ? link : null)
        {
            To = [.. message.Recipients.Where(r => r.Line == RecipientLine.To).Take(MostShownRecipients)
                .Select(r => Shown(r.Person))],
            Said = Previews.FirstSentenceOf(message.Text),
        });
        var detail = Fitting(new EntryDetail(
            message.Text, message.TextTruncated, message.Subject,
            Line(message, RecipientLine.To), Line(message, RecipientLine.Cc), Line(message, RecipientLine.Bcc), message.RecipientsTruncated,
            attachments)
        {
            SentAt = message.At == message.SentAt ? null : message.SentAt,
        });

        var meeting = message.Meeting is { } facts
            ? new MeetingEntry(facts.EndsAt, facts.IsAllDay, LongText.Cut(facts.Place, SubjectUnits)) : null;
        var entry = new CorrespondenceEntry(identity.EntryId, meeting is null ? EntryKind.Mail : EntryKind.Meeting, message.At, mail,
            meeting);
        var sender = MailLog.AddressOf(message.From?.Address ?? "");
        var from = meeting is null ? sender : MailLog.OrganiserOf(message.InternetMessageId, sender, message.SentAt);
        return new(identity, from, entry, detail, authorId, authorId is null && parties.IsOurs)
        {
            Print = meeting is null ? MailPrint.Of(message.Subject, message.Text) : null,
            Copy = meeting is null ? new(logger.UserId, message.CreatedAt, MailLog.SubjectHashOf(message.Subject))
            {
                IsOurs = authorId is null && parties.IsOurs,
            } : null,
        };
    }

    /// <summary>The line as it stands on one customer's timeline.</summary>
    public CorrespondenceEntry EntryFor(Guid customer)
    {
        var direction = customer == AuthorId ? MailDirection.Received : IsOurs ? MailDirection.Sent : MailDirection.Other;
        return Entry with { Mail = Entry.Mail with { Direction = direction } };
    }

    // Whatever a sender writes, the line fits its row: the first attachments are for looking at, all of them stand behind the line.
    private static MailEntry Fitting(MailEntry mail)
    {
        // Nearly every line is short, and its texts show it sooner than its JSON.
        while (mail.MostUnits() > EntryUnits && JsonSerializer.Serialize(mail, CorrespondenceJson.Rows.MailEntry).Length > EntryUnits)
        {
            mail = mail.Attachments.Count > 0 ? mail with { Attachments = [.. mail.Attachments.Take(mail.Attachments.Count / 2)] }
                : mail with { Subject = LongText.Cut(mail.Subject, mail.Subject.Length / 2 + 1), WebLink = null, ConversationId = null };
        }

        return mail;
    }

    // The same for what stands behind the line, which has to go into one batch. Its parts say what is missing.
    private static EntryDetail Fitting(EntryDetail detail)
    {
        while (detail.Units() > LongTextUnits && detail.ToRows() is var rows
            && (rows.Count > DetailRows || rows.Sum(row => RowLimits.SentBytes(row)) > DetailBytes))
        {
            detail = detail.Subject.Length > SubjectUnits ? detail with { Subject = LongText.Cut(detail.Subject, SubjectUnits) }
                : detail.Text.Length > LongTextUnits
                ? detail with { Text = LongText.Cut(detail.Text, detail.Text.Length / 2), TextTruncated = true }
                : detail with
                {
                    To = Half(detail.To),
                    Cc = Half(detail.Cc),
                    Bcc = Half(detail.Bcc),
                    RecipientsTruncated = true,
                    Attachments = Half(detail.Attachments),
                };
        }

        return detail;

        static IReadOnlyList<T> Half<T>(IReadOnlyList<T> all) => [.. all.Take((all.Count + 1) / 2)];
    }

    private static List<Participant> Line(MailMessage message, RecipientLine line) =>
        [.. message.Recipients.Where(r => r.Line == line).Select(r => Shown(r.Person))];

    // As people say the name, where one is given.
    private static Participant Shown(MailPerson person) =>
        MailParties.AddressOf(person) is { } address && PersonName.Of(person.Name, address) is { IsGiven: true } named
            ? Participant(person with { Name = named.Name }) : Participant(person);

    // A name of the directory is no address.
    private static Participant Participant(MailPerson person) => new(
        LongText.Cut(person.Name, NameUnits), person.Address.StartsWith('/') ? "" : LongText.Cut(person.Address, NameUnits + NameUnits));
}
