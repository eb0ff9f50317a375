using System.Runtime.CompilerServices;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// The people of an organisation: whose profiles name it, and who have an address at one of its domains or below and name no
/// organisation. Of a subdomain that another organisation names, the people are that organisation's.
/// </summary>
public sealed class OrganisationPeople(IRowStore rows)
{
    private const int FirstPage = 100;

    /// <summary>
    /// The first <paramref name="most"/> people in the order of their ids, those whose profiles name the organisation before the others;
    /// <paramref name="domains"/> are the organisation's own.
    /// </summary>
    public async Task<IReadOnlyList<CustomerLine>> ReadAsync(
        TenantId tenant, Guid organisation, IReadOnlyList<string> domains, int most, CancellationToken ct)
    {
        var relations = RowKeys.Relations(AddressRows.PersonRelation);
        var named = (await rows.ReadAsync(RowKeys.Customer(tenant, organisation), relations, most, ct)).Select(CustomerRows.Line).ToList();
        if (named.Count >= most || domains.Count == 0)
        {
            return named;
        }

        var others = await AtAsync(tenant, organisation, domains, named.Select(line => line.Id).ToHashSet(), most - named.Count, ct);

        // The profile is written before its rows.
        var profiles = await rows.ProfilesAsync(tenant, others, ct);
        return [.. named.Concat(profiles.Where(one => one.Profile.OrganisationId is null || one.Profile.OrganisationId == organisation)
            .Select(one => CustomerLine.Of(one.Id, one.Profile))).OrderBy(line => line.Id)];
    }

    /// <summary>How many people the organisation has.</summary>
    public async Task<int> CountAsync(TenantId tenant, Guid organisation, IReadOnlyList<string> domains, CancellationToken ct)
    {
        var named = new HashSet<Guid>();
        await foreach (var row in ReadOnAsync(RowKeys.Customer(tenant, organisation), RowKeys.Relations(AddressRows.PersonRelation), ct))
        {
            named.Add(RowKeys.OtherOf(row.Key));
        }

        return named.Count + (await AtAsync(tenant, organisation, domains, named, int.MaxValue, ct)).Count;
    }

    // Who has an address at the domains and names no other organisation, without those who are known already.
    private async Task<HashSet<Guid>> AtAsync(TenantId tenant, Guid organisation, IReadOnlyList<string> domains,
        HashSet<Guid> known, int most, CancellationToken ct)
    {
        var (found, owners) = (new HashSet<Guid>(), new Dictionary<string, Guid?>());
        foreach (var domain in domains)
        {
            var partition = SearchKeys.Words(tenant, SearchKeys.Encode(domain));
            await foreach (var row in ReadOnAsync(partition, SearchKeys.KnownPeople(domain), ct))
            {
                var (id, person) = (SearchKeys.CustomerOf(row.Key), KnownPerson.Of(row));
                if (!known.Contains(id) && (person.Organisation is null || person.Organisation == organisation)
                    && (person.At is null || await OwnerAsync(person.At) == organisation))
                {
                    found.Add(id);
                }

                if (found.Count >= most)
                {
                    return found;
                }
            }
        }

        return found;

        async Task<Guid?> OwnerAsync(string at) => owners.TryGetValue(at, out var owner) ? owner
            : owners[at] = (await rows.FindDomainOwnerAsync(tenant, at, ct))?.Id;
    }

    private async IAsyncEnumerable<Row> ReadOnAsync(
        Partition partition, KeyRange range, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var limit = FirstPage; ; limit = RowLimits.RowsPerRead)
        {
            var page = await rows.ReadAsync(partition, range, limit, ct);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < limit)
            {
                yield break;
            }

            range = range with { From = $"{page[^1].Key}!" };
        }
    }
}
