using System.Globalization;
using System.Text.RegularExpressions;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Demo;

/// <summary>The unread mail of today, from people who are known, half known, unknown and not who they seem to be.</summary>
internal sealed partial class DemoToday(Dice dice, DateTimeOffset now, IReadOnlyList<DemoCustomer> people)
{
    public IEnumerable<DemoMail> Make() => DemoData.Lines("today").Select(line => line.Split('|')).Select(Make);

    private DemoMail Make(string[] parts)
    {
        var (minutes, mailbox, from, more, subject, body) = (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        var owner = EntraDirectory.Find(mailbox == "sales" ? "maria" : mailbox)!;
        var at = now.AddMinutes(-int.Parse(minutes, CultureInfo.InvariantCulture));
        var us = mailbox == "sales" ? new Person("Sales", MailboxOwner.SharedAddress) : new Person(owner.DisplayName, owner.UserName);
        var sender = Person(from, owner);
        return new DemoMail(
            us.Address,
            new StoredMessage
            {
                Key = dice.Guid(),
                Folder = "inbox",
                InternetMessageId = $"<{dice.Guid():N}@{sender.Address.Split('@')[1]}>",
                ConversationId = "",
                Subject = subject,
                From = sender,
                To = [us, .. more.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(text => Person(text, owner))],
                Sent = at.AddSeconds(-20),
                Received = at,
                Created = at,
                Modified = at,
                Text = Fill(body.Replace('/', '\n'), owner).ReplaceLineEndings("\r\n"),
            },
            null,
            null);
    }

    private Person Person(string text, EntraUser owner)
    {
        if (text[0] == '{')
        {
            return Known(text.Trim('{', '}'), owner).Person;
        }

        var angle = text.IndexOf('<', StringComparison.Ordinal);
        return new Person(text[..angle].Trim(), text[(angle + 1)..].TrimEnd('>'));
    }

    private string Fill(string body, EntraUser owner) => Slot().Replace(body, slot => slot.Groups[1].Value switch
    {
        "us" => owner.DisplayName.Split(' ')[0],
        var name when name.EndsWith(".sign", StringComparison.Ordinal) => Known(name[..^5], owner).Signature,
        var name => Known(name, owner).Given,
    });

    // c2 is a customer of the mailbox's owner, maria.c2 a customer of Maria's in whatever mailbox.
    private DemoCustomer Known(string name, EntraUser owner) =>
        DemoCustomer.Named(name.Contains('.', StringComparison.Ordinal) ? name : $"{owner.Name}.{name}", people);

    [GeneratedRegex(@"\{([\w.]+)\}")]
    private static partial Regex Slot();
}
