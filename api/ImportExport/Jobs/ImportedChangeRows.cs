using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>What imports changed of a customer: an erasure takes it along, and the import forgets that it met the customer.</summary>
internal sealed class ImportedChangeRows(ImportStore imports) : ICustomerRows
{
    public string Name => "importedChanges";

    public IReadOnlyList<string> Prefixes { get; } = [ImportKeys.Changes];

    public IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased)
    {
        var import = Guid.ParseExact(row.Key[ImportKeys.Changes.Length..], "N");
        return [ct => imports.UntouchAsync(erased.Tenant, import, erased.Customer.Id, ct)];
    }
}
