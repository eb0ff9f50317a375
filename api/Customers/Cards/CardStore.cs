using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Companies;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Cards;

/// <summary>
/// Reads a card in two round trips, however many customers there are: the owners of all addresses, then of each customer side by side the
/// profile with summary and open items, the newest entries and the rows that the slices' parts of the card ask for, and what is known of
/// the strangers. An organisation's people are read after the organisation.
/// </summary>
public sealed class CardStore(
    IRowStore rows, AddressOwners addressOwners, LookAlikes lookAlikes, CompanyStore companies, CustomerFigures figures,
    IEnumerable<ICardPart> parts)
{
    private const int FirstEntries = 10;
    private const int MostOpenItems = 50;

    // Profile and summary, which each customer has.
    private const int Head = 2;

    private static readonly CardQuestion s_noMail = new(null, null);

    private readonly ICardPart[] _parts = [.. parts];

    /// <summary>The card of a mail. Addresses that are none stay in the answer as strangers.</summary>
    public async Task<Card> ReadAsync(TenantId tenant, IReadOnlyList<string> asked, CardQuestion question, CancellationToken ct)
    {
        var preparing = figures.PrepareAsync(tenant, ct);
        var people = asked.Select(text => (Text: text, Address: EmailAddress.TryParse(text)))
            .DistinctBy(person => person.Address?.Value ?? person.Text)
            .ToList();
        var addresses = people.Select(person => person.Address).OfType<EmailAddress>().ToList();
        var owners = await addressOwners.FindByAddressesAsync(tenant, addresses, ct);
        var ownerOf = addresses.Zip(owners).Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => pair.Second!.Id);

        await preparing;
        var wanted = WantedFor(question);
        var customers = ownerOf.Values.Distinct().ToDictionary(id => id, id => ReadAsync(tenant, id, wanted, ct));
        var strangers = people.ConvertAll(person =>
            person.Address is { } address && !ownerOf.ContainsKey(address) ? StrangerAsync(tenant, address, ct) : null);
        await Task.WhenAll([.. customers.Values, .. strangers.OfType<Task>()]);

        var cards = new List<CardPerson>(people.Count);
        for (var i = 0; i < people.Count; i++)
        {
            var known = people[i].Address is { } address && ownerOf.TryGetValue(address, out var id) ? (await customers[id]).Card : null;
            var (organisation, lookAlike) = strangers[i] is { } stranger ? await stranger : default;
            cards.Add(new(people[i].Text, known, organisation, lookAlike));
        }

        return new(cards, MembersOf(question, await Task.WhenAll(customers.Values)));
    }

    /// <summary>One customer's card, without a mail; null for no such customer.</summary>
    public async Task<CustomerCard?> FindAsync(TenantId tenant, Guid id, CancellationToken ct)
    {
        await figures.PrepareAsync(tenant, ct);
        return (await ReadAsync(tenant, id, WantedFor(s_noMail), ct)).Card;
    }

    // An organisation is the sum of its people wherever its card is shown. Most cards are a person's and are not parsed to learn that:
    // inside a JSON text the quotation marks would be escaped.
    private async Task<CompanyCard?> CompanyAsync(TenantId tenant, Guid id, Row profile, CancellationToken ct)
    {
        if (profile.Content.Span.IndexOf("\"kind\":\"organisation\""u8) < 0)
        {
            return null;
        }

        var organisation = CustomerRows.Profile(profile);
        var people = await companies.ReadPeopleAsync(tenant, id, organisation, ct);
        return await companies.JoinAsync(tenant, new(id, organisation.Name), people, ct);
    }

    // The head and the newest entries, which lie beside each other, then the rows of each part that has a range for this question.
    private Wanted WantedFor(CardQuestion question)
    {
        var ranges = Array.ConvertAll(_parts, part => part.Range(question));
        return new(
            [
                new(RowKeys.Head, Head + MostOpenItems + 1),
                new(RowKeys.Timeline, FirstEntries + 1),
                .. ranges.Zip(_parts).Where(pair => pair.First is not null)
                    .Select(pair => new FirstRows(pair.First!.Value, Math.Min(pair.Second.MostRows, RowLimits.RowsPerRead))),
            ],
            Array.ConvertAll(ranges, range => range is not null));
    }

    private async Task<CustomerRead> ReadAsync(TenantId tenant, Guid id, Wanted wanted, CancellationToken ct)
    {
        var read = await rows.ReadAsync(RowKeys.Customer(tenant, id), wanted.Rows, ct);
        var (head, entries, next) = (read[0], read[1], 2);
        var added = new IReadOnlyList<Row>[wanted.OfPart.Length];
        for (var i = 0; i < added.Length; i++)
        {
            added[i] = !wanted.OfPart[i] ? []
                : read[next].Count < RowLimits.RowsPerRead ? read[next]
                : await ReadOnAsync(RowKeys.Customer(tenant, id), wanted.Rows[next].Range, read[next], _parts[i].MostRows, ct);
            next += wanted.OfPart[i] ? 1 : 0;
        }

        if (head.Count < Head || head[0].Key != RowKeys.Profile || head[1].Key != RowKeys.Summary)
        {
            // The address is claimed, but its customer is not stored (yet): a creation under way or one that a crash cut short.
            return new(id, null, added);
        }

        var openItems = head.Count == Head ? (IReadOnlyList<StoredOpenItem>)[]
            : [.. head.Skip(Head).Take(MostOpenItems).Select(row => new StoredOpenItem(row.Content))];
        var card = new CustomerCard(
            id, head[0].Version, new(head[0].Content), CustomerRows.Summary(head[1]), figures.Make(tenant, head[1].Content), openItems,
            head.Count > Head + MostOpenItems, TimelineStore.Page(entries, FirstEntries), await CompanyAsync(tenant, id, head[0], ct));
        return new(id, card, added);
    }

    // A part that chooses among its rows needs all of them.
    private async Task<IReadOnlyList<Row>> ReadOnAsync(
        Partition partition, KeyRange range, IReadOnlyList<Row> first, int most, CancellationToken ct)
    {
        var (all, page) = (first.ToList(), first);
        while (page.Count == RowLimits.RowsPerRead && all.Count < most)
        {
            page = await rows.ReadAsync(
                partition, range with { From = $"{all[^1].Key}!" }, Math.Min(most - all.Count, RowLimits.RowsPerRead), ct);
            all.AddRange(page);
        }

        return all;
    }

    private async Task<(KnownOrganisation? Organisation, LookAlikeCustomer? LookAlike)> StrangerAsync(
        TenantId tenant, EmailAddress address, CancellationToken ct)
    {
        var alike = lookAlikes.FindAsync(tenant, address, ct);
        var organisation = await addressOwners.FindByDomainAsync(tenant, address.Domain, ct);

        // Two domains that are both known are two companies'.
        return (organisation, await alike is { } warning && (warning.IsByAddress || organisation is null) ? warning.Customer : null);
    }

    private CardMember[] MembersOf(CardQuestion question, CustomerRead[] reads)
    {
        var members = new CardMember[_parts.Length];
        for (var i = 0; i < members.Length; i++)
        {
            var found = new List<CardRows>(reads.Length);
            foreach (var read in reads)
            {
                if (read.Card is not null && read.Added[i].Count > 0)
                {
                    found.Add(new(read.Id, read.Added[i]));
                }
            }

            members[i] = new(_parts[i].Name, found.Count == 0 ? null : _parts[i].Make(question, found));
        }

        return members;
    }

    /// <summary>What is read of each customer, and whether rows of each part are among it.</summary>
    private sealed record Wanted(IReadOnlyList<FirstRows> Rows, bool[] OfPart);

    private sealed record CustomerRead(Guid Id, CustomerCard? Card, IReadOnlyList<Row>[] Added);
}
