using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Demo;

/// <summary>Writes the conversations of two years: subjects, letters both ways, colleagues in copy, quotes and invoices attached.</summary>
internal sealed class DemoThreads(Dice dice, DateTimeOffset now)
{
    private const int Unlogged = 2; // days: what came since is for the visitor to log

    /// <summary>All threads of a customer. <paramref name="colleagues"/> may be in copy.</summary>
    public IEnumerable<DemoMail> Of(DemoCustomer customer, IReadOnlyList<DemoCustomer> colleagues)
    {
        for (var count = customer.Threads; count > 0; count--)
        {
            // The last one early enough that it has come to its end by now.
            var days = count == 1
                ? customer.Until + dice.Between(6, 14)
                : customer.Until + (dice.Fraction() * Math.Max(1, customer.From - customer.Until));
            var start = WorkingHour(now.AddSeconds(-Math.Round(days * 86_400)));
            foreach (var mail in Thread(customer, colleagues, dice.Pick(DemoLetters.In(customer.Language).Topics), start))
            {
                yield return mail;
            }
        }
    }

    private IEnumerable<DemoMail> Thread(
        DemoCustomer customer, IReadOnlyList<DemoCustomer> colleagues, DemoTopic topic, DateTimeOffset start)
    {
        var letters = DemoLetters.In(customer.Language);
        var us = new Person(customer.Owner.DisplayName, customer.Owner.UserName);
        var facts = letters.Facts(dice, start, customer.Profile.City ?? "", letters.Us(customer.Owner.Name), customer.Given);
        var subject = DemoLetters.Fill(dice.Pick(topic.Subjects), facts);
        var copies = colleagues.Count > 0 && dice.Chance(0.15) ? [dice.Pick(colleagues).Person] : Array.Empty<Person>();
        var isShared = dice.Chance(0.08);
        var isHtml = dice.Chance(0.35);
        var isLogged = dice.Chance(0.93);
        var also = dice.Chance(0.08) ? Other(customer.Owner) : null;
        var way = dice.Between(0, 2);
        StoredMessage? earlier = null;
        var at = start;
        foreach (var step in topic.Steps)
        {
            if (at > now.AddMinutes(-90))
            {
                yield break;
            }

            // Answers stand in the order of their questions.
            var words = DemoLetters.Fill(step.Ways[way % step.Ways.Count], facts);
            var toShared = isShared && earlier is null;
            var message = Write(customer, step.IsTheirs, words, subject, facts, letters, us, copies, toShared, isHtml, at, earlier);
            var mailbox = toShared ? MailboxOwner.SharedAddress : customer.Owner.UserName;
            var logs = isLogged && at < now.AddDays(-Unlogged);
            yield return new DemoMail(mailbox, message, logs ? customer.Owner : null, logs && step.IsTheirs ? also : null);
            earlier = message;
            at = WorkingHour(at.AddMinutes(dice.Between(60, 2_500)));
        }
    }

    private StoredMessage Write(
        DemoCustomer customer, bool isTheirs, string words, string subject, Dictionary<string, string> facts, DemoLetters letters,
        Person us, IReadOnlyList<Person> copies, bool toShared, bool isHtml, DateTimeOffset at, StoredMessage? earlier)
    {
        var greeting = DemoLetters.Fill(letters.Greeting(dice, isTheirs), facts);
        var closing = letters.Closing(dice, isTheirs);
        var signature = !isTheirs ? $"{us.Name}\nContoso Coffee Systems\n+30 210 555 0100" : earlier is null ? customer.Signature
            : customer.Given;
        var received = at.AddSeconds(dice.Between(2, 40));
        var document = words.Contains(facts["quote"], StringComparison.Ordinal) ? $"Quote {facts["quote"]}"
            : $"Document {facts["invoice"]}";
        return new StoredMessage
        {
            Key = dice.Guid(),
            Folder = isTheirs ? "inbox" : "sentitems",
            InternetMessageId =
                $"<{dice.Guid():N}@{(isTheirs ? customer.Person.Address.Split('@')[1] : "AM0PR01MB5512.eurprd01.prod.exchangelabs.com")}>",
            ConversationId = "",
            InReplyTo = earlier?.InternetMessageId,
            References = earlier is null ? [] : [.. earlier.References, earlier.InternetMessageId],
            Subject = earlier is null ? subject : $"{(isTheirs && customer.Language == "el" ? "Απ" : "Re")}: {subject}",
            From = isTheirs ? customer.Person : us,
            To = [isTheirs ? toShared ? new Person("Sales", MailboxOwner.SharedAddress) : us : customer.Person],
            Cc = copies,
            Sent = at,
            Received = received,
            Created = received,
            Modified = received,
            IsRead = !isTheirs || received < now.AddDays(-1) || dice.Chance(0.5),
            Text = DemoBody.Text(greeting, words, closing, signature, earlier),
            Html = isHtml ? DemoBody.Html(greeting, words, closing, signature, earlier) : null,
            Attachments = DemoLetters.SpeaksOfAttachment(words)
                ? [new StoredAttachment($"{document}.pdf", "application/pdf", DemoBody.Pdf(document), false)] : [],
        };
    }

    private static EntraUser Other(EntraUser owner) => EntraDirectory.Find(owner.Name == "maria" ? "nikos" : "maria")!;

    // Between seven and seventeen, Monday to Friday.
    private DateTimeOffset WorkingHour(DateTimeOffset at)
    {
        var day = at.DayOfWeek switch
        {
            DayOfWeek.Saturday => at.AddDays(2),
            DayOfWeek.Sunday => at.AddDays(1),
            _ => at,
        };
        var moved = day.Hour is >= 7 and < 17 && day.DayOfWeek == at.DayOfWeek
            ? day
            : new DateTimeOffset(day.Year, day.Month, day.Day, 7, 0, 0, TimeSpan.Zero).AddDays(day.Hour >= 17 ? 1 : 0)
                .AddMinutes(dice.Between(5, 590));
        return moved.DayOfWeek is DayOfWeek.Saturday ? moved.AddDays(2) : moved.DayOfWeek is DayOfWeek.Sunday ? moved.AddDays(1) : moved;
    }
}
