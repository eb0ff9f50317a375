using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>Who is behind an address or a company domain: one point read each, all at once.</summary>
public sealed class AddressOwners(IRowStore rows)
{
    // Few companies have more people here; those who have are read on.
    private const int FirstPeople = 100;

    private readonly OrganisationPeople _people = new(rows);

    /// <summary>The customers that own these addresses, null where nobody does, in the order of the addresses.</summary>
    public async Task<IReadOnlyList<ClaimOwner?>> FindByAddressesAsync(
        TenantId tenant, IReadOnlyList<EmailAddress> addresses, CancellationToken ct)
    {
        // Most mails ask for one address.
        return addresses.Count == 1
            ? [await FindAsync(tenant, addresses[0], ct)]
            : await Task.WhenAll(addresses.Select(address => FindAsync(tenant, address, ct)));
    }

    /// <summary>
    /// True when somebody erased this customer, now or before; false for one who is there and for one who is just being added.
    /// <paramref name="addresses"/> were the customer's a moment ago.
    /// </summary>
    public async Task<bool> IsErasedAsync(TenantId tenant, Guid id, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, id);
        if (await rows.FindAsync(partition, RowKeys.Summary, ct) is not null)
        {
            return false;
        }

        // Who is being added has claimed the addresses and nothing else yet; an erasure gives them back before it ends.
        return await rows.FindAsync(partition, RowKeys.Erasing, ct) is not null
            || (await FindByAddressesAsync(tenant, [.. addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>()], ct))
                .All(owner => owner?.Id != id);
    }

    /// <summary>
    /// The organisation at a company's domain and how many people it has (<see cref="OrganisationPeople"/>; where no organisation names the
    /// domain, how many people have an address there); null for a free-mail domain or nobody.
    /// </summary>
    public async Task<KnownOrganisation?> FindByDomainAsync(TenantId tenant, string domain, CancellationToken ct)
    {
        if (FreeMail.IsFree(domain))
        {
            return null;
        }

        var owner = rows.FindDomainOwnerAsync(tenant, domain, ct);
        var partition = SearchKeys.Words(tenant, SearchKeys.Encode(domain));
        var people = KnownAsync(partition, SearchKeys.KnownPeople(domain), ct);
        var (organisation, (count, company)) = (await owner, await people);
        if (organisation is null)
        {
            return count == 0 ? null : new(null, company, count);
        }

        var profile = await rows.FindAsync(RowKeys.Customer(tenant, organisation.Id), RowKeys.Profile, ct);
        return new(organisation.Id, organisation.Name, profile is null ? count
            : await _people.CountAsync(tenant, organisation.Id, CustomerRows.Profile(profile).Domains, ct));
    }

    // All of them: the count is told as it is, and any of them may be the only one who names the company.
    private async Task<(int Count, string? Company)> KnownAsync(Partition partition, KeyRange range, CancellationToken ct)
    {
        var (count, company, limit) = (0, (string?)null, FirstPeople);
        while (true)
        {
            var page = await rows.ReadAsync(partition, range, limit, ct);
            count += page.Count;
            company ??= page.Select(person => KnownPerson.Of(person).Company).FirstOrDefault(name => name is not null);
            if (page.Count < limit)
            {
                return (count, company);
            }

            (range, limit) = (range with { From = $"{page[^1].Key}!" }, RowLimits.RowsPerRead);
        }
    }

    private async Task<ClaimOwner?> FindAsync(TenantId tenant, EmailAddress address, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Address(tenant, address.Value), RowKeys.Owner, ct) is { } row ? CustomerRows.Owner(row) : null;
}

/// <summary>
/// A company as far as a domain tells: <paramref name="Id"/> where it is a customer itself, its name as it or its people give it, and how
/// many of its people are customers.
/// </summary>
public sealed record KnownOrganisation(Guid? Id, string? Name, int KnownPeople);
