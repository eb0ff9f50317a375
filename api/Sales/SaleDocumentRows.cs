using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>The rows of documents. With the customer's documents the customer goes out of the list of buyers.</summary>
internal sealed class SaleDocumentRows(Buyers buyers) : ICustomerRows
{
    public string Name => "sales";

    public IReadOnlyList<string> Prefixes { get; } = [SalesKeys.Debts, SalesKeys.Others];

    public IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased) =>
        [ct => buyers.ForgetAsync(erased.Tenant, erased.Customer.Id, ct)];
}
