using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// The rows of documents. With the customer's documents the customer goes out of the list of buyers, and out of all that was learned of it.
/// </summary>
internal sealed class SaleDocumentRows(Buyers buyers, SalesFits fits) : ICustomerRows
{
    public string Name => "sales";

    public IReadOnlyList<string> Prefixes { get; } = [SalesKeys.Debts, SalesKeys.Others];

    public IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased) =>
        [ct => buyers.ForgetAsync(erased.Tenant, erased.Customer.Id, ct), ct => fits.NoteAsync(erased.Tenant, ct)];
}
