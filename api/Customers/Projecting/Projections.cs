using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Projecting;

/// <summary>
/// One row outside a customer's partition that says something about the customer. A claim is exclusive: an address or a company
/// domain belongs to one customer at most.
/// </summary>
public readonly record struct Projection(Partition Partition, string Key, bool IsClaim);

/// <summary>Which rows outside its partition a profile stands for. Pure: the same profile always gives the same rows.</summary>
public static class Projections
{
    /// <summary>All of them, claims first, each once.</summary>
    public static IReadOnlyList<Projection> Of(TenantId tenant, Guid id, Profile profile)
    {
        var rows = new List<Projection>();
        var addresses = profile.Addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>().ToList();
        rows.AddRange(addresses.Select(address => new Projection(RowKeys.Address(tenant, address.Value), RowKeys.Owner, true)));
        rows.AddRange(profile.Domains.Select(domain => new Projection(RowKeys.Domain(tenant, domain), RowKeys.Owner, true)));
        if (profile.Kind == CustomerKind.Person)
        {
            rows.AddRange(addresses.Where(address => !FreeMail.IsFree(address.Domain))
                .Select(address => new Projection(RowKeys.Domain(tenant, address.Domain), RowKeys.KnownPerson(id), false)));
        }

        if (profile.OrganisationId is { } organisation)
        {
            rows.Add(new(RowKeys.Customer(tenant, organisation), RowKeys.Relation(PersonRelation, id), false));
        }

        rows.AddRange(SearchText.TokensOf(profile).Select(token => new Projection(RowKeys.Names(tenant, token), RowKeys.Name(token, id), false)));
        return [.. rows.Distinct()];
    }

    /// <summary>The profile without the addresses and domains of these claims.</summary>
    public static Profile Without(TenantId tenant, Profile profile, IReadOnlyList<Projection> claims)
    {
        var partitions = claims.Select(claim => claim.Partition).ToHashSet();
        return profile with
        {
            Addresses = [.. profile.Addresses.Where(text => EmailAddress.TryParse(text) is not { } address || !partitions.Contains(RowKeys.Address(tenant, address.Value)))],
            Domains = [.. profile.Domains.Where(domain => !partitions.Contains(RowKeys.Domain(tenant, domain)))],
        };
    }

    /// <summary>The relation under which an organisation knows its people.</summary>
    public const string PersonRelation = "person";
}

/// <summary>What every projection says: enough to show the customer in a list without reading further.</summary>
public sealed record CustomerLine(
    Guid Id, CustomerKind Kind, string Name, string? Company, string? Role, string? Address, string? City, string? Country, LifecycleStage Stage)
{
    /// <summary>The line of a profile.</summary>
    public static CustomerLine Of(Guid id, Profile profile) => new(
        id, profile.Kind, profile.Name, profile.Company, profile.Role, profile.Addresses.Count > 0 ? profile.Addresses[0] : null,
        profile.City, profile.Country, profile.Stage);
}
