using OutlookCrm.Customers.Addresses;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Between whom a mail is. Web forms, shops and mailing lists send for somebody else and name them in Reply-To, or where
/// <see cref="ListAuthor"/> finds them: then that person is the author, and the address that sent it stands for nobody. Pure.
/// </summary>
/// <param name="Author">Who wrote it; null where nobody is named.</param>
/// <param name="People">Everybody on it whose address can be a customer's, the author first, each once.</param>
/// <param name="IsOurs">One of the company's own people wrote it.</param>
internal sealed record MailParties(MailPerson? Author, IReadOnlyList<MailPerson> People, bool IsOurs)
{
    /// <summary>
    /// The address that sent it for its author, where both may be of one company: "info@" of the company or the person's free mail. Where
    /// the address is a customer's, the mail is this customer's too; else the address stands for nobody. Null for a form, a program and
    /// another company's shop.
    /// </summary>
    public MailPerson? SentThrough { get; private init; }

    /// <summary>Of a message; <paramref name="own"/> tells the company's own people.</summary>
    public static MailParties Of(MailMessage message, OwnPeople own)
    {
        var answers = message.ReplyTo
            .Where(person => AddressOf(person) is { } address && !own.Has(address) && !AutomaticMail.IsForAnswers(address)).ToList();
        answers = message.From is { } list && PersonName.OnWhoseBehalf(list.Name) is not null
            && ListAuthor.Of(message, list) is { } listed ? [listed] : answers;
        var isFor = answers.Count > 0 && message.From is { } from && SendsForOthers(from, message, answers, own)
            && answers.All(person => AddressOf(person) != AddressOf(from));
        var author = isFor ? Named(answers.Find(IsPersons) ?? answers[0], message.From!) : message.From;
        IEnumerable<MailPerson> senders = isFor ? [author!, .. answers]
            : [.. new[] { message.From, message.Sender }.OfType<MailPerson>(), .. answers];
        var people = senders.Concat(message.Recipients.Select(recipient => recipient.Person)).Concat(message.FurtherRecipients)
            .Where(person => AddressOf(person) is { } address && !(isFor && address == AddressOf(message.From!)))
            .DistinctBy(AddressOf)
            .ToList();

        // Exchange writes the path of a colleague in the place of an address. Only what was not sent yet has no author and is ours:
        // Exchange names the author of what it sends, and a mail from outside may name nobody.
        var isOurs = author is null ? message.IsDraft || message.Meeting is not null
            : AddressOf(author) is { } known ? own.Has(known) || IsSentBy(message, own) : author.Address.StartsWith('/');
        return new(author, people, isOurs) { SentThrough = isFor && MayBeOfOne(message.From!, answers, own) ? message.From : null };
    }

    // A form's and a list's mail says with its name, and a program's with its address, that others wrote it.
    private static bool MayBeOfOne(MailPerson from, List<MailPerson> answers, OwnPeople own) =>
        AddressOf(from) is { } address && !own.Has(address) && PersonName.OnWhoseBehalf(from.Name) is null
        && !AutomaticMail.IsForm(from.Name) && AutomaticAddress.ReasonOf(address) is null
        && answers.Exists(answer => AddressOf(answer) is { } other
            && (FreeMail.IsFree(other.Domain) || IsBelow(other.Domain, address.Domain) || IsBelow(address.Domain, other.Domain)));

    private static bool IsBelow(string domain, string other) => domain == other
        || (domain.EndsWith($".{other}", StringComparison.Ordinal) && !PublicSuffix.Is(other));

    /// <summary>
    /// The same of a mail that was sent from the mailbox in which it lies: its sender is its author, wherever answers go.
    /// </summary>
    public MailParties AsSent(MailMessage message) => this with
    {
        Author = message.From,
        People = [.. new[] { message.From }.OfType<MailPerson>().Concat(People).DistinctBy(AddressOf)],
        IsOurs = true,
    };

    // A colleague who writes in another address's name. A list of ours that passes a mail on is among the recipients, or nobody's.
    private static bool IsSentBy(MailMessage message, OwnPeople own) =>
        message.Sender is { } sender && AddressOf(sender) is { } address && own.Has(address)
        && !AutomaticMail.IsNoPersons(address, sender.Name) && !IsTo(message, address);

    private static bool IsTo(MailMessage message, EmailAddress address) =>
        message.Recipients.Any(recipient => AddressOf(recipient.Person) == address);

    /// <summary>The address in its normal form; null for what is no internet address.</summary>
    public static EmailAddress? AddressOf(MailPerson person) => EmailAddress.TryParse(person.Address);

    private static bool IsPersons(MailPerson person) =>
        AddressOf(person) is { } address && !AutomaticMail.IsNoPersons(address, person.Name);

    // An answer's address alone; the name stands before "via".
    private static MailPerson Named(MailPerson answer, MailPerson from) =>
        AddressOf(answer) is { } address && !PersonName.Of(answer.Name, address).IsGiven && PersonName.OnWhoseBehalf(from.Name) is { } name
            ? answer with { Name = name } : answer;

    private static bool SendsForOthers(MailPerson from, MailMessage message, List<MailPerson> answers, OwnPeople own) =>
        PersonName.OnWhoseBehalf(from.Name) is not null
        || AddressOf(from) is not { } address
        || AutomaticMail.IsNoPersons(address, from.Name)
        || (own.Has(address) ? IsForm(from, address, message, answers) : IsTo(message, address));

    // A colleague may want a customer to get the answers. A form of ours writes to its own address, alone or without a person's name, or
    // bears the customer's name.
    private static bool IsForm(MailPerson from, EmailAddress address, MailMessage message, List<MailPerson> answers)
    {
        var isNamed = PersonName.Of(from.Name, address) is { IsGiven: true } named && PersonName.IsWhose(address, named.Name);
        return (IsTo(message, address) && !(isNamed && message.Recipients.Count > 1)
                && !answers.Exists(answer => IsTo(message, AddressOf(answer)!)))
            || (!isNamed && PersonName.Of(from.Name, address) is { IsGiven: true } given && answers.Exists(answer =>
                PersonName.Of(answer.Name, AddressOf(answer)!) is { IsGiven: true } other
                && string.Equals(given.Name, other.Name, StringComparison.OrdinalIgnoreCase)));
    }
}
