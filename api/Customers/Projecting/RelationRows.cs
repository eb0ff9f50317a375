using OutlookCrm.Customers.Profiles;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Projecting;

/// <summary>The people of an organisation, who lose the link to it when it is erased.</summary>
internal sealed class RelationRows(ProjectionStore projections) : ICustomerRows
{
    public string Name => "relations";
    public IReadOnlyList<string> Prefixes { get; } = [RowKeys.Relations(AddressRows.PersonRelation).From];

    public IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased)
    {
        var person = CustomerRows.Line(row).Id;
        return [ct => projections.UnlinkAsync(erased.Tenant, person, erased.Customer.Id, erased.Audit with { Verb = "unlinked" }, ct)];
    }
}
