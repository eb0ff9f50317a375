using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Logs a mail under every customer on it. A mail with several customers writes an intent first, so that a crash cannot leave it logged
/// under only some of them.
/// </summary>
internal sealed class Journal(
    AddressOwners addressOwners, EntryStore entries, MailLogStore logs, SharedMails shared, ErasedPeople erasedPeople, IntentLog intents,
    TimeProvider clock) : IReplay
{
    public string Kind => "log";

    /// <summary>
    /// Logs a message that was sent; <paramref name="own"/> tells whether the company wrote it. No entries means that no customer is on the
    /// mail and nothing was stored. <paramref name="never"/> is awaited beside the search for customers. <paramref name="isSent"/> is asked
    /// only of a mail whose sender is neither a colleague nor a customer: whether it was sent from the mailbox in which it lies.
    /// </summary>
    public async Task<LoggedMessage> LogAsync(
        Actor actor, OwnPeople own, Task<IReadOnlyList<NeverRule>> never, MailMessage message, string? mailbox, Func<Task<bool>> isSent,
        CancellationToken ct)
    {
        var parties = MailParties.Of(message, own);
        var addresses = parties.People.Append(parties.SentThrough).OfType<MailPerson>().Select(MailParties.AddressOf)
            .OfType<EmailAddress>().Distinct().ToList();

        // Beside the search, so that it takes no time of its own; a colleague is no customer who was erased.
        var erasedAmong = erasedPeople.AmongAsync(actor.Tenant, addresses.Where(address => !own.Has(address)), ct);
        var owners = await addressOwners.FindByAddressesAsync(actor.Tenant, addresses, ct);
        var erased = await erasedAmong;
        if (NeverLogged.RuleFor(await never, parties, message) is not null)
        {
            return LoggedMessage.Never;
        }

        var owned = addresses.Zip(owners)
            .Where(pair => pair.Second is not null).Select(pair => (Address: pair.First, Customer: pair.Second!)).ToList();

        // A colleague is a customer only among colleagues.
        var outside = owned.Where(line => !own.Has(line.Address)).ToList();
        owned = outside.Count > 0 ? outside : owned;
        var all = owned.Select(line => line.Customer).DistinctBy(line => line.Id).ToList();
        var customers = all.Take(FiledMail.MostCustomers).ToList();
        if (customers.Count == 0)
        {
            return LoggedMessage.Nothing;
        }

        var author = parties.Author is { } person ? MailParties.AddressOf(person) : null;
        var sender = message.From is { } from ? MailParties.AddressOf(from) : null;
        var authorId = (owned.FirstOrDefault(line => line.Address == author).Customer
            ?? owned.FirstOrDefault(line => line.Address == sender).Customer)?.Id;
        if (!parties.IsOurs && owned.TrueForAll(line => line.Address != sender) && await isSent())
        {
            (parties, authorId) = (parties.AsSent(message), null);
        }

        var logger = new DoneBy(actor.UserId, actor.Name, clock.GetUtcNow());
        var mail = FiledMail.From(message, parties, mailbox, customers, authorId, logger) with
        {
            Named = [.. customers.Select(line => new NamedCustomer(
                line.Id, [line.Name], [.. owned.Where(one => one.Customer.Id == line.Id).Select(one => one.Address.Value)]))],
        };
        mail = ErasedPeople.TakeOutOf(mail, [.. erased.Except(owned.Select(one => one.Address.Value))]);
        var filed = await FileAsync(actor.Tenant, mail, ct);
        var nameOf = customers.ToDictionary(line => line.Id, line => line.Name);
        return new([.. filed.Select(entry => new LoggedUnder(entry.CustomerId, entry.EntryId, nameOf[entry.CustomerId], entry.LoggedBy))],
            filed.Any(entry => entry.IsNew), all.Count - customers.Count)
        {
            IsFull = filed.Count > 0 && filed.All(entry => entry.LoggedBy.Count >= MailLog.MostLoggers
                && entry.LoggedBy.All(one => one.UserId != actor.UserId)),
        };
    }

    public Task ReplayAsync(Intent intent, CancellationToken ct) =>
        FileAllAsync(intent, JsonSerializer.Deserialize(intent.Body, CorrespondenceJson.Rows.LogIntent)!.Mail, ct);

    public bool TellsOf(Intent intent, Guid customer) =>
        JsonSerializer.Deserialize(intent.Body, CorrespondenceJson.Rows.LogIntent)!.Mail.Entry.Mail.Customers.Contains(customer);

    private async Task<IReadOnlyList<FiledEntry>> FileAsync(TenantId tenant, FiledMail mail, CancellationToken ct)
    {
        if (mail.Entry.Mail.Customers is [var only])
        {
            return await FileUnderOneAsync(tenant, only, mail, ct) is { } filed ? [filed] : [];
        }

        var customers = mail.Entry.Mail.Customers;
        var known = await logs.OfAsync(tenant, customers, mail.LogKey, ct);
        if ((await Task.WhenAll(known.Select(log => logs.IsAnothersAsync(log.Customer, log.Log, mail, ct)))).Any(isAnothers => isAnothers))
        {
            mail = mail.Apart();
            known = await logs.OfAsync(tenant, customers, mail.LogKey, ct);
        }

        mail = mail.LoggedAt(MailLogStore.MomentAfter(known, mail.LoggedBy.At));

        var intent = await intents.OpenAsync(tenant, Kind,
            JsonSerializer.Serialize(new LogIntent(mail), CorrespondenceJson.Rows.LogIntent), ct);

        // From here on the work is owed: the caller's impatience must not leave it to the sweeper.
        var all = await FileAllAsync(intent, mail, CancellationToken.None);
        await intents.CloseAsync(intent, CancellationToken.None);
        return all;
    }

    private async Task<IReadOnlyList<FiledEntry>> FileAllAsync(Intent intent, FiledMail mail, CancellationToken ct)
    {
        var filed = await Task.WhenAll(mail.Entry.Mail.Customers.Select(id => entries.FileAsync(intent.Tenant, id, mail, ct)));
        var there = filed.OfType<FiledEntry>().ToList();
        var erased = await TakeErasedOutAsync(intent.Tenant, mail, there);
        return [.. there.Where(entry => !erased.Contains(entry.CustomerId))];
    }

    // The usual case has no round trip to spare for looking first: only where the name is missing afterwards was it undone by a clock that
    // is ahead of ours.
    private async Task<FiledEntry?> FileUnderOneAsync(TenantId tenant, Guid customer, FiledMail mail, CancellationToken ct)
    {
        var filed = await entries.FileAsync(tenant, customer, mail, ct);
        if (filed is null || filed.LoggedBy.Any(logger => logger.UserId == mail.LoggedBy.UserId))
        {
            return filed;
        }

        mail = mail.Identity.IsOf(filed.EntryId) ? mail : mail.Apart();
        var at = MailLogStore.MomentAfter(await logs.OfAsync(tenant, [customer], mail.LogKey, ct), mail.LoggedBy.At);
        return await entries.FileAsync(tenant, customer, mail.LoggedAt(at), ct);
    }

    // Customers who were erased in the meantime are left out, also from the other customers' copies: an erasure finds these copies through
    // the erased customer's own copy, which this mail never had or had before the others.
    private async Task<IReadOnlySet<Guid>> TakeErasedOutAsync(TenantId tenant, FiledMail mail, IReadOnlyList<FiledEntry> filed)
    {
        var named = mail.Named ?? [];
        var areErased = await Task.WhenAll(
            named.Select(one => addressOwners.IsErasedAsync(tenant, one.Id, one.Addresses, CancellationToken.None)));
        var erased = named.Where((_, i) => areErased[i]).ToDictionary(one => one.Id);
        var audit = mail.Audit with { Verb = SharedMails.TookOut, Entry = null };
        foreach (var gone in erased.Values)
        {
            await Task.WhenAll(filed.Where(entry => !erased.ContainsKey(entry.CustomerId)).Select(entry => shared.TakeOutAsync(
                tenant, entry.CustomerId, new(mail.Identity.MessageIdHash, entry.EntryId), MentionedCustomer.Of(gone), audit,
                CancellationToken.None)));
        }

        return erased.Keys.ToHashSet();
    }
}

/// <summary>
/// What logging a message came to; <paramref name="IsNew"/> when an entry was not there before, <paramref name="LeftOut"/> how many
/// customers it has besides those whom one mail is filed under at most.
/// </summary>
public sealed record LoggedMessage(IReadOnlyList<LoggedUnder> Entries, bool IsNew, int LeftOut = 0)
{
    /// <summary>Nobody on it is a customer.</summary>
    public static LoggedMessage Nothing { get; } = new([], false);

    /// <summary>Its sender is never logged.</summary>
    public static LoggedMessage Never { get; } = new([], false) { IsNever = true };

    /// <summary>Nothing was stored, because its sender is never logged.</summary>
    public bool IsNever { get; private init; }

    /// <summary>It was logged before by so many that this user's name is not kept with it.</summary>
    public bool IsFull { get; init; }

    /// <summary>Everybody who logged it under any customer, the first one first.</summary>
    public IReadOnlyList<DoneBy> LoggedBy =>
        [.. Entries.SelectMany(entry => entry.LoggedBy).OrderBy(logger => logger.At).DistinctBy(logger => logger.UserId)];
}

public sealed record LoggedUnder(Guid CustomerId, string EntryId, string CustomerName, IReadOnlyList<DoneBy> LoggedBy);

public sealed record LogIntent(FiledMail Mail);
