using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>The customer for whom a stranger can be mistaken: by the address, or by a domain that looks like a known one.</summary>
public sealed class LookAlikes(IRowStore rows, AddressOwners owners)
{
    // Few companies register so many domains of one look, and few addresses begin with a domain's name and a full stop.
    private const int MostTexts = 64;

    /// <summary>Null where the address looks like itself only. One range read, and more only where something looks alike.</summary>
    public async Task<MistakenFor?> FindAsync(TenantId tenant, EmailAddress address, CancellationToken ct)
    {
        if (LookAlike.Of(address) is { Count: > 0 } originals)
        {
            var known = await owners.FindByAddressesAsync(tenant, originals, ct);
            foreach (var (original, owner) in originals.Zip(known))
            {
                if (owner is not null)
                {
                    return new(new(owner.Id, owner.Name, original.Value), true);
                }
            }
        }

        if (FreeMail.IsFree(address.Domain))
        {
            return null;
        }

        if (DomainLook.Of(address.Domain) is not { } look)
        {
            return await CarriedAsync(tenant, address, address.Domain, ct);
        }

        if (look.FreeMailMeant() is { } free)
        {
            return await AtAsync(tenant, address, free, ct);
        }

        return await MeantAsync(tenant, look, ct) is not var (domain, row) ? await CarriedAsync(tenant, address, look.Registered, ct)
            : await AtAsync(tenant, address, domain, ct) ?? await OfAsync(tenant, domain, row, ct);
    }

    // The known domain whose name the unknown domain carries.
    private async Task<MistakenFor?> CarriedAsync(TenantId tenant, EmailAddress address, string registered, CancellationToken ct)
    {
        foreach (var domain in BorrowedName.Of(address.Domain))
        {
            // Nobody of an organisation need be known for its own domain to be.
            var meant = await KnownAtAsync(tenant, domain, ct) is { } row
                ? await AtAsync(tenant, address, domain, ct) ?? await OfAsync(tenant, domain, row, ct)
                : await OfOrganisationAsync(tenant, domain, ct);
            if (meant is not null)
            {
                return await KnownAtAsync(tenant, registered, ct) is not null ? null : meant;
            }
        }

        return null;
    }

    private async Task<Row?> KnownAtAsync(TenantId tenant, string domain, CancellationToken ct) =>
        await rows.ReadAsync(SearchKeys.Words(tenant, SearchKeys.Encode(domain)), SearchKeys.KnownPeople(domain), 1, ct) is [var row]
            ? row : null;

    // The known domain that is meant; null where none is, or where the domain itself is known.
    private async Task<(string Domain, Row Row)?> MeantAsync(TenantId tenant, DomainLook look, CancellationToken ct)
    {
        var (partition, ranges) = (SearchKeys.Looks(tenant, look), SearchKeys.AllAlike(look));
        var first = await rows.ReadAsync(partition, [.. ranges.Select(range => new FirstRows(range, 1))], ct);
        var meant = ((string, Row)?)null;
        foreach (var (found, all) in first.Zip(ranges))
        {
            var (page, range) = (found, all);
            for (var i = 0; i < MostTexts && page is [var row]; i++)
            {
                (var domain, var isKnown, range) = SearchKeys.AlikeIn(range, row.Key);
                if (isKnown && domain == look.Registered)
                {
                    return null;
                }

                meant ??= DomainLook.Of(domain) is { } known && known.Registered == domain && look.IsMistakenFor(known)
                    ? (domain, row) : null;
                page = await rows.ReadAsync(partition, range, 1, ct);
            }
        }

        return meant;
    }

    // Somebody of the same name before the @.
    private async Task<MistakenFor?> AtAsync(TenantId tenant, EmailAddress address, string domain, CancellationToken ct) =>
        EmailAddress.TryParse($"{address.LocalPart}@{domain}") is { } meant && await OwnerAsync(tenant, meant, ct) is { } owner
            ? new(new(owner.Id, owner.Name, meant.Value), false) : null;

    // Anybody of the company, the company itself first.
    private async Task<MistakenFor?> OfAsync(TenantId tenant, string domain, Row row, CancellationToken ct) =>
        await OfOrganisationAsync(tenant, domain, ct) ?? await OfPersonAsync(tenant, domain, row, ct);

    private async Task<MistakenFor?> OfOrganisationAsync(TenantId tenant, string domain, CancellationToken ct) =>
        await rows.FindDomainOwnerAsync(tenant, domain, ct) is { } organisation
            ? new(new(organisation.Id, organisation.Name, domain), false) : null;

    private async Task<MistakenFor?> OfPersonAsync(TenantId tenant, string domain, Row row, CancellationToken ct) =>
        await rows.ProfilesAsync(tenant, [SearchKeys.CustomerOf(row.Key)], ct) is [var (id, profile)]
            ? new(new(id, profile.Company ?? profile.Name, domain), false) : null;

    private async Task<ClaimOwner?> OwnerAsync(TenantId tenant, EmailAddress address, CancellationToken ct) =>
        (await owners.FindByAddressesAsync(tenant, [address], ct))[0];
}

/// <summary>
/// A warning; <paramref name="IsByAddress"/> where the whole address looks like a known address, whoever has the domain.
/// </summary>
public sealed record MistakenFor(LookAlikeCustomer Customer, bool IsByAddress);

/// <summary>Whom a stranger's address can be mistaken for.</summary>
/// <param name="CustomerId">The customer; null for the company's own people.</param>
/// <param name="Name">The customer's name, or that of the customer's company; null for the company's own people.</param>
/// <param name="Address">The address that is meant, or the domain where anybody at it may be meant.</param>
public sealed record LookAlikeCustomer(Guid? CustomerId, string? Name, string Address);
