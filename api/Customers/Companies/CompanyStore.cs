using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Companies;

/// <summary>
/// Joins what is known of an organisation and of its people. Two round trips: who the people are, then the summary and the entries of each
/// side by side.
/// </summary>
public sealed class CompanyStore(IRowStore rows, CustomerFigures figures, IEnumerable<ITimelineKind> kinds)
{
    private const int MostPeople = 200;
    private const int FirstEntries = 10;

    private readonly ITimelineKind[] _kinds = [.. kinds.DistinctBy(kind => kind.Member)];

    /// <summary>An organisation's people in order of their ids, and one more than are joined when there are more.</summary>
    public async Task<IReadOnlyList<CustomerLine>> ReadPeopleAsync(TenantId tenant, Guid organisation, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, organisation);
        var people = await rows.ReadAsync(partition, RowKeys.Relations(AddressRows.PersonRelation), MostPeople + 1, ct);
        return [.. people.Select(CustomerRows.Line)];
    }

    /// <summary>The joined card of an organisation with these people.</summary>
    public async Task<CompanyCard> JoinAsync(
        TenantId tenant, EntryCustomer organisation, IReadOnlyList<CustomerLine> people, CancellationToken ct)
    {
        var histories = await ReadAsync(tenant, organisation, people, null, null, FirstEntries, ct);
        var newest = histories.ToDictionary(
            history => history.Customer.Id, history => history.Read.Rows.Count > 0 ? history.Read.Rows[0].Key : RowKeys.Timeline.Before);
        var summary = CustomerSummary.Join(histories.Select(history => history.Summary.Content), _kinds);
        return new(
            [.. people.Take(MostPeople).Where(person => newest.ContainsKey(person.Id))
                .OrderBy(person => newest[person.Id], StringComparer.Ordinal)
                .ThenBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)],
            people.Count > MostPeople,
            new(summary),
            figures.Make(tenant, summary),
            Merge(histories, FirstEntries));
    }

    /// <summary>
    /// Up to <paramref name="limit"/> entries of an organisation and its people, older than <paramref name="after"/> (null: from the
    /// newest), of one <paramref name="kind"/> or of all (null); null for no such customer.
    /// </summary>
    public async Task<JoinedTimeline?> ReadTimelineAsync(
        TenantId tenant, Guid id, string? after, string? kind, int limit, CancellationToken ct)
    {
        var reading = ReadPeopleAsync(tenant, id, ct);
        var profile = await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct);
        var people = await reading;
        return profile is null
            ? null
            : Merge(await ReadAsync(tenant, new(id, CustomerRows.Profile(profile).Name), people, after, kind, limit, ct), limit);
    }

    // Without whoever is being erased: their entries are nobody's to read.
    private async Task<List<History>> ReadAsync(
        TenantId tenant,
        EntryCustomer organisation,
        IReadOnlyList<CustomerLine> people,
        string? after,
        string? kind,
        int limit,
        CancellationToken ct)
    {
        var customers = people.Take(MostPeople).Select(person => new EntryCustomer(person.Id, person.Name)).Prepend(organisation);
        var mostRead = Math.Max(limit + 1, ReadHistory.MostRead / (people.Count + 1));
        var read = await Task.WhenAll(customers.Select(async customer =>
        {
            var partition = RowKeys.Customer(tenant, customer.Id);
            var entries = ReadHistory.ReadAsync(rows, partition, after, kind, limit, mostRead, ct);
            var summary = await rows.FindAsync(partition, RowKeys.Summary, ct);
            return (Customer: customer, Summary: summary, Entries: await entries);
        }));
        return [.. read.Where(one => one.Summary is not null).Select(one => new History(one.Customer, one.Summary!, one.Entries))];
    }

    // A mail has the same id under everybody whom it was logged under. One entry more than asked for tells that there is a next page.
    // Beyond the nearest end up to which a history was read, that history may have entries that nobody has seen.
    private static JoinedTimeline Merge(IReadOnlyList<History> histories, int limit)
    {
        var end = histories.Select(history => history.Read.End).Where(key => key is not null).Min(StringComparer.Ordinal);
        var merged = histories.SelectMany(history => history.Read.Rows, (history, row) => (history.Customer, Row: row))
            .Where(entry => end is null || string.CompareOrdinal(entry.Row.Key, end) <= 0)
            .GroupBy(entry => entry.Row.Key)
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        return new(
            [.. merged.Take(limit).Select(entry =>
                new JoinedEntry([.. entry.Select(one => one.Customer)], new(entry.First().Row.Content)))],
            merged.Count > limit ? merged[limit - 1].Key[1..] : end?[1..]);
    }

    private sealed record History(EntryCustomer Customer, Row Summary, ReadHistory Read);
}
