using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// The rows of documents. With the customer's documents the customer goes out of the list of buyers, and out of all that was learned of it;
/// what the law wants kept of invoices stays among the kept documents.
/// </summary>
internal sealed class SaleDocumentRows(Buyers buyers, SalesFits fits, KeptDocuments kept) : ICustomerRows
{
    public string Name => "sales";

    public IReadOnlyList<string> Prefixes { get; } = [SalesKeys.Debts, SalesKeys.Others];

    public bool IsKept(Row row) => row.Key.StartsWith(SalesKeys.Debts, StringComparison.Ordinal);

    public IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased)
    {
        Func<CancellationToken, Task>[] always =
            [ct => buyers.ForgetAsync(erased.Tenant, erased.Customer.Id, ct), ct => fits.NoteAsync(erased.Tenant, ct)];
        return IsKept(row) ? [.. always, ct => kept.KeepAsync(erased.Tenant, SaleRows.Read(row), ct)] : always;
    }
}
