using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>Whose a company's domain is: an organisation's domain has its subdomains too.</summary>
internal static class CompanyDomains
{
    private const int MostParents = 4;

    /// <summary>
    /// A domain and those above it that a company can have: of eu.firm.example also firm.example, but never the last label alone, nor
    /// "co.uk". Of very deep domains the upper ones.
    /// </summary>
    public static IEnumerable<string> WithParents(string domain)
    {
        var labels = domain.Split('.');
        var parents = Enumerable.Range(1, Math.Max(0, labels.Length - 2))
            .Where(first => labels.Length - first > 2 || !DomainLook.IsEnding(labels[first], labels[first + 1])).TakeLast(MostParents);
        return parents.Select(first => string.Join('.', labels[first..])).Prepend(domain);
    }

    /// <summary>The organisation of the nearest domain that an organisation names; null for none.</summary>
    public static async Task<ClaimOwner?> FindDomainOwnerAsync(this IRowStore rows, TenantId tenant, string domain, CancellationToken ct)
    {
        var owners = await Task.WhenAll(WithParents(domain).TakeWhile(name => !FreeMail.IsFree(name))
            .Select(name => rows.FindAsync(RowKeys.Domain(tenant, name), RowKeys.Owner, ct).AsTask()));
        return owners.FirstOrDefault(row => row is not null) is { } row ? CustomerRows.Owner(row) : null;
    }
}
