using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Projecting;

/// <summary>Who owns the addresses and company domains of a profile, and whose colleague a person is.</summary>
internal sealed class AddressRows : IProjector
{
    /// <summary>The relation under which an organisation knows its people.</summary>
    public const string PersonRelation = "person";

    public IEnumerable<ProjectedRow> Wants(CustomerState state)
    {
        var (tenant, customer, profile) = (state.Tenant, state.Id, CustomerRows.Profile(state.Profile.Span));
        var owner = JsonSerializer.SerializeToUtf8Bytes(new ClaimOwner(customer, profile.Name), ProfilesJson.Rows.ClaimOwner);
        foreach (var address in profile.Addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>())
        {
            yield return new(RowKeys.Address(tenant, address.Value), RowKeys.Owner, owner, true);
        }

        foreach (var domain in profile.Domains)
        {
            yield return new(RowKeys.Domain(tenant, domain), RowKeys.Owner, owner, true);
        }

        if (profile.OrganisationId is { } organisation)
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(CustomerLine.Of(customer, profile), ProfilesJson.Rows.CustomerLine);
            yield return new(RowKeys.Customer(tenant, organisation), RowKeys.Relation(PersonRelation, customer), line, false);
        }
    }

    /// <summary>
    /// Where older versions kept the owner of an address whose one form was another then: with letters and signs that are folded today.
    /// </summary>
    public static IEnumerable<ProjectedRow> Former(TenantId tenant, Profile profile) => profile.Addresses
        .Where(text => EmailAddress.TryParse(text)?.Value != text)
        .Select(text => new ProjectedRow(RowKeys.Address(tenant, text), RowKeys.Owner, default, true));

    /// <summary>The address or domain of a claim as the profile writes it.</summary>
    public static string Written(TenantId tenant, Profile profile, ProjectedRow claim) =>
        profile.Addresses.Concat(profile.Domains).First(text => (EmailAddress.TryParse(text) is { } address
            ? RowKeys.Address(tenant, address.Value) : RowKeys.Domain(tenant, text)) == claim.Partition);

    /// <summary>The profile without the addresses and domains of these claims.</summary>
    public static Profile Without(TenantId tenant, Profile profile, IReadOnlyList<ProjectedRow> claims)
    {
        var partitions = claims.Select(claim => claim.Partition).ToHashSet();
        return profile with
        {
            Addresses = [.. profile.Addresses.Where(text =>
                EmailAddress.TryParse(text) is not { } address || !partitions.Contains(RowKeys.Address(tenant, address.Value)))],
            Domains = [.. profile.Domains.Where(domain => !partitions.Contains(RowKeys.Domain(tenant, domain)))],
        };
    }
}
