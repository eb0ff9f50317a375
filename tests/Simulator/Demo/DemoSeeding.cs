using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Deals;
using OutlookCrm.Feedback;
using OutlookCrm.Money;
using OutlookCrm.Payments;
using OutlookCrm.Primitives;
using OutlookCrm.Reminders.Notes;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Reminders.Talks;
using OutlookCrm.Reminders.Tasks;
using OutlookCrm.Sales;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Slices;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Simulator.Demo;

/// <summary>
/// Puts the demo company into the mailboxes and, through the API's own stores and journal, into the CRM. Ids come from the seed, so that a
/// start after a kill in the middle completes what is there instead of doubling it.
/// </summary>
internal sealed class DemoSeeding(IServiceProvider api, Mailboxes mailboxes)
{
    private const int AtOnce = 24;

    public async Task FillAsync(DateTimeOffset now, CancellationToken ct)
    {
        var company = DemoCompany.Make(now);
        foreach (var mailbox in mailboxes.All)
        {
            mailboxes.AddMany(mailbox, company.MailsOf(mailbox.Owner));
        }

        var invitations = new Invitations(mailboxes);
        foreach (var (id, meeting, isOfSeries) in new DemoMeetings(now, company.People).Make())
        {
            invitations.Send(id, meeting, isOfSeries);
        }

        await EachAsync(company.Organisations, one => AddAsync(one.Id, one.Profile, EntraDirectory.Find("ilona")!, ct), ct);
        await EachAsync(company.People, one => AddAsync(one.Id, one.Profile, one.Owner, ct), ct);

        // A customer's mails one after the other: they share a summary row.
        var logged = company.Mails.Where(mail => mail.LoggedBy is not null).GroupBy(CustomerAddress).ToList();
        await EachAsync(logged, group => LogAsync(group, ct), ct);
        await EachAsync(company.Scores.GroupBy(score => score.Customer).ToList(), group => RecordAsync(group, company, now, ct), ct);
        await SellAsync(new DemoSales(now, company.People), ct);

        // A customer's deals one after the other: they share a summary row.
        await EachAsync(new DemoDeals(now, company.People).Make().GroupBy(deal => deal.Deal.CustomerId).ToList(),
            group => DealAsync(group, ct), ct);
        await RemindAsync(new DemoReminders(now, company.People), ct);
    }

    private async Task DealAsync(IEnumerable<DemoDeal> deals, CancellationToken ct)
    {
        foreach (var deal in deals)
        {
            var there = (await At(deal.Deal.OpenedAt).OpenAsync(Actor(deal.By), deal.Deal, ct)).Deal!;
            foreach (var step in deal.Steps.Where(step => step.At > (there.Deal.ClosedAt ?? there.Deal.EnteredAt)).ToList())
            {
                var changed = await At(step.At).ChangeAsync(
                    Actor(deal.By), deal.Deal.CustomerId, deal.Deal.Id, there.Version, step.Kind, (before, _) => (step.Kind switch
                    {
                        DealMoveKind.Moved => before.In(step.Stage, step.At),
                        DealMoveKind.Won => before.Closed(DealState.Won, null, null, step.At),
                        _ => before.Closed(DealState.Lost, step.Reason, null, step.At),
                    }, null), ct);
                there = changed.Deal!;
            }
        }

        DealStore At(DateTimeOffset at) => ActivatorUtilities.CreateInstance<DealStore>(api, new FakeTimeProvider(at));
    }

    private async Task RemindAsync(DemoReminders reminders, CancellationToken ct)
    {
        var tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);
        var today = (await api.GetRequiredService<TenantMoney>().SettingsAsync(tenant, ct)).DayOf(reminders.Now);
        var (notes, talks) = (
            api.GetRequiredService<RecordStore<Note, NoteLine>>(), api.GetRequiredService<RecordStore<Talk, TalkLine>>());
        foreach (var one in reminders.Make(today))
        {
            var (actor, customer) = (Actor(one.By), one.Customer);
            await (one.Record switch
            {
                Note note => notes.AddAsync(actor, customer, note, "wrote a note", ct),
                Talk talk => talks.AddAsync(actor, customer, talk, "recorded a call or meeting", ct),
                CustomerTask task => (Task)api.GetRequiredService<TaskStore>().AddAsync(actor, customer, task, ct),
                _ => throw new InvalidOperationException($"{one.Record} is no record."),
            });
        }
    }

    private async Task SellAsync(DemoSales sales, CancellationToken ct)
    {
        await api.GetRequiredService<TenantMoney>().EnterAsync(
            Actor(EntraDirectory.Find("ilona")!),
            [.. sales.Rates.Select(rate => new DatedRate(rate.Currency, "EUR", rate.Day, rate.Value))], ct);
        foreach (var product in DemoSales.Products())
        {
            await api.GetRequiredService<ProductStore>().SaveAsync(Actor(EntraDirectory.Find("ilona")!), product, null, ct);
        }

        await EachAsync(sales.Make(), async account =>
        {
            var (actor, id) = (Actor(account.Customer.Owner), account.Customer.Id);
            await api.GetRequiredService<SalesJournal>().WriteAsync(actor, id, account.Documents, replaces: false, ct);
            await api.GetRequiredService<PaymentsJournal>().WriteAsync(actor, id, account.Payments, ct);
        }, ct);
    }

    private static string CustomerAddress(DemoMail mail) =>
        mail.Message.Folder == "sentitems" ? mail.Message.To[0].Address : mail.Message.From!.Address;

    private async Task AddAsync(Guid id, Profile profile, EntraUser by, CancellationToken ct)
    {
        var clean = ProfileRules.Clean(profile, DateOnly.MaxValue, out var errors)
            ?? throw new InvalidOperationException(
                $"{profile.Name}: {string.Join(' ', errors.Select(error => $"{error.Key} {error.Value[0]}"))}");
        var outcome = await api.GetRequiredService<CustomerStore>().CreateAsync(Actor(by), id, clean, ct);
        if (!outcome.IsSaved && outcome.Customer is null)
        {
            throw new InvalidOperationException($"{profile.Name} could not be added: {outcome.TakenBy?.AddressOrDomain} is taken.");
        }
    }

    private async Task LogAsync(IEnumerable<DemoMail> mails, CancellationToken ct)
    {
        var (owners, entries, logs) =
            (api.GetRequiredService<AddressOwners>(), api.GetRequiredService<EntryStore>(), api.GetRequiredService<MailLogStore>());
        var (shared, erased, intents) =
            (api.GetRequiredService<SharedMails>(), api.GetRequiredService<ErasedPeople>(), api.GetRequiredService<IntentLog>());
        foreach (var mail in mails)
        {
            var owner = mailboxes.Find(EntraDirectory.Contoso.Id, mail.Mailbox)!.Owner;
            var journal = new Journal(
                owners, entries, logs, shared, erased, intents, new FakeTimeProvider(mail.Message.Received.AddMinutes(7)));
            foreach (var user in new[] { mail.LoggedBy, mail.AlsoLoggedBy }.OfType<EntraUser>())
            {
                await journal.LogAsync(
                    Actor(user), OwnPeople.Of([], [user.UserName]), Task.FromResult<IReadOnlyList<NeverRule>>([]),
                    Message(owner, mail.Message), owner.User is null ? owner.Address : null,
                    static () => Task.FromResult(false), ct);
            }
        }
    }

    private async Task RecordAsync(IGrouping<Guid, DemoScore> scores, DemoCompany company, DateTimeOffset now, CancellationToken ct)
    {
        var store = api.GetRequiredService<FeedbackStore>();
        var owner = company.People.First(person => person.Id == scores.Key).Owner;
        foreach (var score in scores.OrderByDescending(score => score.DaysAgo))
        {
            var at = now.AddSeconds(-Math.Round(score.DaysAgo * 86_400));
            var feedback = new CustomerFeedback(
                score.Id, score.Metric, score.Score, score.Words, at, new(owner.ObjectId, owner.DisplayName, at), null);
            await store.RecordAsync(Actor(owner), score.Customer, feedback, ct);
        }
    }

    /// <summary>What Graph would tell of the mail.</summary>
    private static MailMessage Message(MailboxOwner owner, StoredMessage message) => new(
        ItemIds.Immutable(owner.Id, message.Key),
        message.InternetMessageId,
        ItemIds.Conversation(owner.Id, message.References.Count > 0 ? message.References[0] : message.InternetMessageId),
        message.Subject,
        Person(message.From!),
        null,
        [.. message.ReplyTo.Select(Person)],
        [.. On(message.To, RecipientLine.To), .. On(message.Cc, RecipientLine.Cc)],
        false,
        message.Sent,
        message.Received,
        message.Created,
        UniqueBody.OfText(message.Text).ReplaceLineEndings("\n"),
        false,
        [.. message.Attachments.Select(
            attachment => new MailAttachment(attachment.Name, attachment.ContentType, attachment.Content.Length, attachment.IsInline))],
        false,
        message.Categories,
        null);

    private static IEnumerable<MailRecipient> On(IEnumerable<Person> people, RecipientLine line) =>
        people.Select(person => new MailRecipient(Person(person), line));

    private static MailPerson Person(Person person) => new(person.Name, person.Address);

    private static Actor Actor(EntraUser user) =>
        new(TenantId.FromValidatedToken(user.Tenant.Id), user.ObjectId, user.DisplayName, user.Roles.ToHashSet());

    private static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> act, CancellationToken ct) =>
        Parallel.ForEachAsync(
            all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (one, _) => await act(one));
}
