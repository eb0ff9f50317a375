using System.Text.RegularExpressions;
using OutlookCrm.Customers.Search;
using OutlookCrm.Slices;

namespace OutlookCrm.Correspondence;

/// <summary>The names and addresses by which a mail can mention a customer, and the mail without these mentions. Pure.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Names">The current and the former names of the profile.</param>
/// <param name="Addresses">Those of now and of before, in the form of <see cref="MailLog.AddressOf"/>.</param>
public sealed record MentionedCustomer(Guid Id, IReadOnlyList<string> Names, IReadOnlyList<string> Addresses)
{
    /// <summary>Replaces a name, an address or a subject.</summary>
    public const string Mark = "[erased]";

    private static readonly Participant s_erased = new(Mark, "");

    /// <summary>A customer with the addresses in the form in which mails are compared.</summary>
    public static MentionedCustomer Of(NamedCustomer customer) =>
        new(customer.Id, customer.Names, [.. customer.Addresses.Select(MailLog.AddressOf).Distinct()]);

    /// <summary>True for a participant with one of the addresses.</summary>
    public bool HasAddressOf(Participant participant) => Addresses.Contains(MailLog.AddressOf(participant.Address));

    /// <summary>True if only the name matches: the same person with an unknown address, or another person with the same name.</summary>
    public bool HasNameOf(Participant participant) =>
        !HasAddressOf(participant) && Names.Any(name => SearchText.Fold(participant.Name).Trim() == SearchText.Fold(name).Trim());

    /// <summary>
    /// The mail on another customer's timeline without this one. Of a mail that they wrote only its time, its direction and who logged it
    /// are left. <paramref name="namesakes"/> are addresses of others who have the same name.
    /// </summary>
    public (CorrespondenceEntry Entry, EntryDetail Detail) TakeOutOf(CorrespondenceEntry entry, EntryDetail detail,
        IReadOnlySet<string> namesakes)
    {
        var mail = entry.Mail;
        var wrote = mail.From is { } author && IsMeant(author, namesakes);
        var left = wrote
            ? mail with
            {
                Subject = Mark,
                From = s_erased,
                Preview = "",
                Attachments = [],
                AttachmentCount = 0,
                InternetMessageId = MailLog.Erased(mail.InternetMessageId),
                ConversationId = null,
                HasMoreText = false,
                WebLink = null,
                Said = null,
            }
            : mail with
            {
                Subject = Without(mail.Subject),
                Preview = Without(mail.Preview),
                Said = mail.Said is null ? null : Without(mail.Said),
            };
        var leftDetail = wrote
            ? detail with { Text = "", TextTruncated = false, Subject = Mark, Attachments = [] }
            : detail with { Text = Without(detail.Text), Subject = Without(detail.Subject) };
        return (
            entry with
            {
                Meeting = Without(entry.Meeting, wrote),
                Mail = left with
                {
                    Customers = [.. left.Customers.Where(customer => customer != Id)],
                    To = left.To is null ? null : Without(left.To, namesakes),
                }
            },
            leftDetail with
            {
                To = Without(detail.To, namesakes),
                Cc = Without(detail.Cc, namesakes),
                Bcc = Without(detail.Bcc, namesakes)
            });
    }

    private bool IsMeant(Participant participant, IReadOnlySet<string> namesakes) =>
        HasAddressOf(participant) || (HasNameOf(participant) && !namesakes.Contains(MailLog.AddressOf(participant.Address)));

    private List<Participant> Without(IReadOnlyList<Participant> line, IReadOnlySet<string> namesakes) =>
        [.. line.Select(participant => IsMeant(participant, namesakes) ? s_erased : participant)];

    private MeetingEntry? Without(MeetingEntry? meeting, bool wrote) =>
        meeting is null ? null : meeting with { Place = wrote ? "" : Without(meeting.Place) };

    // An address always means this customer; a name in a sentence may mean another person.
    private string Without(string text) => Addresses.Aggregate(text, (left, address) =>
        Regex.Replace(left, $@"(?<![\w.+-]){Regex.Escape(address)}(?![\w-]|\.\w)", Mark,
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
}
