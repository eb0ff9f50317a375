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

    private const int MostParents = 4;

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
    /// The organisation at a company's domain and how many of its people are known; null for a free-mail domain or nobody.
    /// </summary>
    public async Task<KnownOrganisation?> FindByDomainAsync(TenantId tenant, string domain, CancellationToken ct)
    {
        if (FreeMail.IsFree(domain))
        {
            return null;
        }

        var owner = FindOwnerAsync(tenant, domain, ct);
        var partition = SearchKeys.Words(tenant, SearchKeys.Encode(domain));
        var people = KnownAsync(partition, SearchKeys.KnownPeople(domain), ct);
        var organisation = await owner;
        var (count, company) = await people;
        return organisation is null && count == 0 ? null : new(organisation?.Id, organisation?.Name ?? company, count);
    }

    // All of them: the count is told as it is, and any of them may be the only one who names the company.
    private async Task<(int Count, string? Company)> KnownAsync(Partition partition, KeyRange range, CancellationToken ct)
    {
        var (count, company, limit) = (0, (string?)null, FirstPeople);
        while (true)
        {
            var page = await rows.ReadAsync(partition, range, limit, ct);
            count += page.Count;
            company ??= page.FirstOrDefault(person => !person.Content.IsEmpty) is { } colleague
                ? JsonSerializer.Deserialize(colleague.Content.Span, ProfilesJson.Rows.String) : null;
            if (page.Count < limit)
            {
                return (count, company);
            }

            (range, limit) = (range with { From = $"{page[^1].Key}!" }, RowLimits.RowsPerRead);
        }
    }

    // An organisation's domain has its subdomains too: the nearest one that is claimed.
    private async Task<ClaimOwner?> FindOwnerAsync(TenantId tenant, string domain, CancellationToken ct)
    {
        var owners = await Task.WhenAll(WithParents(domain).TakeWhile(name => !FreeMail.IsFree(name))
            .Select(name => rows.FindAsync(RowKeys.Domain(tenant, name), RowKeys.Owner, ct).AsTask()));
        return owners.FirstOrDefault(row => row is not null) is { } row ? CustomerRows.Owner(row) : null;
    }

    // From eu.firm.example on firm.example, but never the last label alone. Of very deep domains the upper ones.
    private static IEnumerable<string> WithParents(string domain)
    {
        var labels = domain.Split('.');
        var parents = Enumerable.Range(1, Math.Max(0, labels.Length - 2)).TakeLast(MostParents);
        return parents.Select(first => string.Join('.', labels[first..])).Prepend(domain);
    }

    private async Task<ClaimOwner?> FindAsync(TenantId tenant, EmailAddress address, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Address(tenant, address.Value), RowKeys.Owner, ct) is { } row ? CustomerRows.Owner(row) : null;
}

/// <summary>
/// A company as far as a domain tells: <paramref name="Id"/> where it is a customer itself, its name as it or its people give it, and how
/// many of its people are customers.
/// </summary>
public sealed record KnownOrganisation(Guid? Id, string? Name, int KnownPeople);
