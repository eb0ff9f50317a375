using System.Text;
using MimeKit;

namespace OutlookCrm.Simulator.Mail;

/// <summary>The people of an address header.</summary>
internal static class MailPeople
{
    /// <summary>Everybody in the headers of this name, members of a group one by one.</summary>
    public static IReadOnlyList<Person> In(MimeMessage message, HeaderId name) =>
    [
        .. from header in message.Headers
           where header.Id == name
           let text = WithCommas(MailCharset.Unfolded(header.RawValue))
           let list = InternetAddressList.TryParse(text, out var parsed) ? parsed : []
           from mailbox in list.Mailboxes
           select new Person(mailbox.Name ?? "", AsWritten(mailbox, text)),
    ];

    /// <summary>The first person in the headers of this name; null if there is none.</summary>
    public static Person? FirstIn(MimeMessage message, HeaderId name) => In(message, name) is [var first, ..] ? first : null;

    /// <summary>MimeKit decodes international domains; Outlook and Graph tell an address as it stands in the mail.</summary>
    private static string AsWritten(MailboxAddress mailbox, string list)
    {
        var encoded = list.Contains("xn--", StringComparison.OrdinalIgnoreCase) ? mailbox.GetAddress(idnEncode: true) : mailbox.Address;
        return list.Contains(encoded, StringComparison.OrdinalIgnoreCase) ? encoded : mailbox.Address;
    }

    /// <summary>
    /// The list with a comma for every semicolon that separates addresses, as Outlook's users write them. MimeKit reads `a@x.example;
    /// b@x.example` as one address and drops the second. The semicolon at the end of a group stays.
    /// </summary>
    internal static string WithCommas(string list)
    {
        var (text, isQuoted, comments, isGroup) = (new StringBuilder(list), false, 0, false);
        for (var index = 0; index < list.Length; index++)
        {
            switch (list[index])
            {
                case '\\' when isQuoted || comments > 0:
                    index++;
                    break;
                case '"' when comments == 0:
                    isQuoted = !isQuoted;
                    break;
                case '(' when !isQuoted:
                    comments++;
                    break;
                case ')' when !isQuoted && comments > 0:
                    comments--;
                    break;
                case ':' when !isQuoted && comments == 0:
                    isGroup = true;
                    break;
                case ';' when !isQuoted && comments == 0:
                    text[index] = isGroup ? ';' : ',';
                    isGroup = false;
                    break;
            }
        }

        return text.ToString();
    }
}
