using System.Net.Mail;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Who wrote what a mailing list sends as "Jan Smit via Sales" from its own address: Google's groups tell in a header, Mailman puts the
/// author among the recipients. Pure.
/// </summary>
internal static class ListAuthor
{
    /// <summary>The headers that tell.</summary>
    public static IReadOnlyList<string> Headers { get; } = ["X-Original-From", "X-Original-Sender"];

    /// <summary>The author; null where neither a header nor an address of the same name tells.</summary>
    public static MailPerson? Of(MailMessage message, MailPerson list)
    {
        if (MailParties.AddressOf(list) is not { } sender)
        {
            return null;
        }

        var name = PersonName.Of(list.Name, sender).Name;
        var told = Headers.SelectMany(header => message.Headers.Where(one => one.Name.Equals(header, StringComparison.OrdinalIgnoreCase)))
            .Select(header => MailAddress.TryCreate(header.Value, out var address) ? new MailPerson(address.DisplayName, address.Address)
                : null)
            .OfType<MailPerson>().FirstOrDefault(IsAnother);
        return told is not null ? told.Name.Length > 0 ? told : told with { Name = name }
            : message.ReplyTo.Concat(message.Recipients.Select(recipient => recipient.Person)).FirstOrDefault(person => IsAnother(person)
                && PersonName.Of(person.Name, MailParties.AddressOf(person)!) is { IsGiven: true } named
                && string.Equals(named.Name, name, StringComparison.OrdinalIgnoreCase));

        bool IsAnother(MailPerson person) => MailParties.AddressOf(person) is { } address && address != sender;
    }
}
