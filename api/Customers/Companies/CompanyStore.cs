using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Companies;

/// <summary>
/// Joins what is known of an organisation and of its people: first who the people are, then the summary and the entries of each
/// side by side.
/// </summary>
public sealed class CompanyStore(IRowStore rows, OrganisationPeople members, CustomerFigures figures, IEnumerable<ITimelineKind> kinds)
{
    /// <summary>So many people are joined at most.</summary>
    public const int MostPeople = 200;

    private const int FirstEntries = 10;

    // So many entries of all people together are looked at in search of mails to several of them.
    private const int MostCompared = 1_000;

    private readonly ITimelineKind[] _members = [.. kinds.DistinctBy(kind => kind.Member)];
    private readonly Dictionary<string, ITimelineKind> _kinds = kinds.ToDictionary(kind => kind.Word);

    /// <summary>An organisation's people, and one more than are joined when there are more; null for no such customer.</summary>
    public async Task<IReadOnlyList<CustomerLine>?> ReadPeopleAsync(TenantId tenant, Guid id, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct) is { } row
            ? await ReadPeopleAsync(tenant, id, CustomerRows.Profile(row), ct) : null;

    /// <summary>The same of an organisation whose profile is known.</summary>
    public Task<IReadOnlyList<CustomerLine>> ReadPeopleAsync(TenantId tenant, Guid id, Profile profile, CancellationToken ct) =>
        members.ReadAsync(tenant, id, profile.Domains, MostPeople + 1, ct);

    /// <summary>The joined card of an organisation with these people.</summary>
    public async Task<CompanyCard> JoinAsync(
        TenantId tenant, EntryCustomer organisation, IReadOnlyList<CustomerLine> people, CancellationToken ct)
    {
        var histories = await ReadAsync(tenant, organisation, people, null, null, FirstEntries, ct);
        var newest = histories.ToDictionary(
            history => history.Customer.Id, history => history.Read.Rows.Count > 0 ? history.Read.Rows[0].Key : RowKeys.Timeline.Before);
        var summary = Once(CustomerSummary.Join(histories.Select(history => history.Summary.Content), _members),
            await RepeatedAsync(tenant, histories, ct));
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
        if (await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct) is not { } row)
        {
            return null;
        }

        var profile = CustomerRows.Profile(row);
        var people = await ReadPeopleAsync(tenant, id, profile, ct);
        return Merge(await ReadAsync(tenant, new(id, profile.Name), people, after, kind, limit, ct), limit);
    }

    // The summary without what was counted for a second person. The entry that stays is of the same time as the one that goes.
    private byte[] Once(byte[] joined, IReadOnlyList<Row> repeated)
    {
        var summary = CustomerSummary.Of(joined);
        foreach (var row in repeated)
        {
            if (TimelineRow.KindOf(row.Content.Span) is { } word && _kinds.GetValueOrDefault(word) is { } kind
                && kind.TryUnfold(summary[kind.Member], row.Content, [row], isAll: true, out var after))
            {
                summary.Put(kind.Member, after);
            }
        }

        return repeated.Count == 0 ? joined : summary.ToRow();
    }

    // Each entry that stands under several of the customers, once for each customer after the first.
    private async Task<IReadOnlyList<Row>> RepeatedAsync(TenantId tenant, IReadOnlyList<History> histories, CancellationToken ct)
    {
        List<History> some = [.. histories.Where(history => history.Read.Rows.Count > 0)];
        if (some.Count < 2)
        {
            return [];
        }

        var whole = await Task.WhenAll(some.Select(history => history.Read.End is null ? Task.FromResult(history.Read)
            : ReadHistory.ReadAsync(rows, RowKeys.Customer(tenant, history.Customer.Id), null, null, MostCompared / some.Count,
                MostCompared, ct)));
        return [.. whole.SelectMany(read => read.Rows).GroupBy(row => row.Key).SelectMany(same => same.Skip(1))];
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
