using OutlookCrm.Customers.Profiles;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Demo;

/// <summary>
/// Everything there is to Contoso Coffee Systems: its books, its mail of two years up to now, and what its customers think.
/// </summary>
internal sealed record DemoCompany(
    IReadOnlyList<(Guid Id, Profile Profile)> Organisations,
    IReadOnlyList<DemoCustomer> People,
    IReadOnlyList<DemoMail> Mails,
    IReadOnlyList<DemoScore> Scores)
{
    private const int Seed = 20_260_101;

    /// <summary>The company as of <paramref name="now"/>: the same people every time, dates relative to now.</summary>
    public static DemoCompany Make(DateTimeOffset now)
    {
        now = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var dice = new Dice(Seed);
        var (_, companies, people) = new DemoPeople(dice, now).Make();
        var threads = new DemoThreads(dice, now);
        var colleagues = people.Where(person => person.Profile.OrganisationId is not null)
            .ToLookup(person => person.Profile.OrganisationId);
        var mails = people.SelectMany(
            person => threads.Of(person, [.. colleagues[person.Profile.OrganisationId].Where(other => other != person)])).ToList();
        mails.AddRange(new DemoToday(dice, now, people).Make());
        var feedback = new DemoFeedback(dice);
        return new DemoCompany(
            companies, people, [.. mails.OrderBy(mail => mail.Message.Received)],
            [.. DemoFeedback.WithWritten([.. people.SelectMany(feedback.Of)], people)]);
    }

    /// <summary>The mails of one mailbox, each in its conversation there.</summary>
    public IEnumerable<StoredMessage> MailsOf(MailboxOwner owner) => Mails
        .Where(mail => mail.Mailbox == owner.Address)
        .Select(mail => mail.Message with
        {
            // As the API leaves a mail that it has logged.
            Categories = mail.LoggedBy is null ? [] : [Correspondence.Graph.Mailboxes.LoggedCategory],
            ConversationId = ItemIds.Conversation(
                owner.Id, mail.Message.References.Count > 0 ? mail.Message.References[0] : mail.Message.InternetMessageId),
        });
}
