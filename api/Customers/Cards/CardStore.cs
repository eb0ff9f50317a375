using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Cards;

/// <summary>
/// Reads a card in two round trips, however many customers there are: the owners of all addresses, then each customer's newest rows beside the
/// guard of the mail, and what is known of the strangers.
/// </summary>
public sealed class CardStore(IRowStore rows, AddressOwners addressOwners)
{
    private const int FirstEntries = 10;

    // Copies of one Message-ID with different authors; more than a few are a flood.
    private const int MostGuards = 20;

    /// <summary>The card of a mail. Addresses that are none stay in the answer as strangers.</summary>
    public async Task<Card> ReadAsync(TenantId tenant, IReadOnlyList<string> asked, string? internetMessageId, string? from, CancellationToken ct)
    {
        var people = asked.Select(text => (Text: text, Address: EmailAddress.TryParse(text)))
            .DistinctBy(person => person.Address?.Value ?? person.Text)
            .ToList();
        var addresses = people.Select(person => person.Address).OfType<EmailAddress>().ToList();
        var owners = await addressOwners.FindByAddressesAsync(tenant, addresses, ct);
        var ownerOf = addresses.Zip(owners).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!.Id);

        KeyRange? mail = internetMessageId is null ? null : RowKeys.MailGuards(MailGuard.HashOf(internetMessageId));
        var author = from is null ? null : MailGuard.AddressOf(from);
        var customers = ownerOf.Values.Distinct().ToDictionary(id => id, id => ReadAsync(tenant, id, mail, internetMessageId, author, ct));
        var strangers = people.ConvertAll(person => person.Address is { } address && !ownerOf.ContainsKey(address) ? StrangerAsync(tenant, address, ct) : null);
        await Task.WhenAll([.. customers.Values, .. strangers.OfType<Task>()]);

        var cards = new List<CardPerson>(people.Count);
        for (var i = 0; i < people.Count; i++)
        {
            var known = people[i].Address is { } address && ownerOf.TryGetValue(address, out var id) ? (await customers[id]).Card : null;
            var (organisation, lookAlike) = strangers[i] is { } stranger ? await stranger : default;
            cards.Add(new(people[i].Text, known, organisation, lookAlike));
        }

        return new(cards, LogOf(await Task.WhenAll(customers.Values)));
    }

    /// <summary>One customer's card, without a mail; null for no such customer.</summary>
    public async Task<CustomerCard?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) => (await ReadAsync(tenant, id, null, null, null, ct)).Card;

    private async Task<CustomerRead> ReadAsync(TenantId tenant, Guid id, KeyRange? mail, string? internetMessageId, string? author, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, id);
        var reading = rows.ReadAsync(partition, RowKeys.Card, 2 + FirstEntries + 1, ct).AsTask();
        var guarding = mail is { } range ? rows.ReadAsync(partition, range, MostGuards, ct).AsTask() : Task.FromResult<IReadOnlyList<Row>>([]);
        var found = await reading;
        var guard = (await guarding).Select(CustomerRows.Guard).FirstOrDefault(g => g.Stands() && (author is null || g.IsBy(author, internetMessageId!)));
        if (found.Count < 2 || found[0].Key != RowKeys.Profile || found[1].Key != RowKeys.Summary)
        {
            // The address is claimed, but its customer is not stored (yet): a creation under way or one that a crash cut short.
            return new(null, id, guard);
        }

        var entries = found.Where(row => row.Key[0] == RowKeys.Timeline.From[0]).ToList();
        var card = new CustomerCard(
            id, found[0].Version, CustomerRows.Profile(found[0]), CustomerRows.Summary(found[1]), TimelineStore.Page(entries, FirstEntries));
        return new(card, id, guard);
    }

    private async Task<(KnownOrganisation? Organisation, LookAlikeCustomer? LookAlike)> StrangerAsync(TenantId tenant, EmailAddress address, CancellationToken ct)
    {
        var organisation = addressOwners.FindByDomainAsync(tenant, address.Domain, ct);
        var lookAlike = LookAlike.Of(address) is { } original && (await addressOwners.FindByAddressesAsync(tenant, [original], ct))[0] is { } owner
            ? new LookAlikeCustomer(owner.Id, owner.Name, original.Value)
            : null;
        return (await organisation, lookAlike);
    }

    private static LoggedMail? LogOf(IReadOnlyList<CustomerRead> reads)
    {
        var logged = reads.Where(read => read is { Card: not null, Guard: not null }).ToList();
        return logged.Count == 0
            ? null
            : new(
                [.. logged.SelectMany(read => read.Guard!.LoggedBy).OrderBy(logger => logger.At).DistinctBy(logger => logger.UserId)],
                [.. logged.Select(read => new LoggedEntry(read.Id, read.Guard!.EntryId))]);
    }

    private sealed record CustomerRead(CustomerCard? Card, Guid Id, MailGuard? Guard);
}
