using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// The rows of documents. When they go, the models of sales are fitted anew; what the law wants kept of invoices stays among the kept
/// documents.
/// </summary>
internal sealed class SaleDocumentRows(SalesFits fits, KeptDocuments kept, SaleNumbers numbers) : ICustomerRows
{
    public string Name => "sales";

    public IReadOnlyList<string> Prefixes { get; } = [SalesKeys.Debts, SalesKeys.Others];

    public bool IsKept(Row row) => row.Key.StartsWith(SalesKeys.Debts, StringComparison.Ordinal);

    public IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased)
    {
        Func<CancellationToken, Task>[] always = [ct => fits.NoteAsync(erased.Tenant, ct)];
        return !IsKept(row) ? always :
        [
            .. always,
            ct => kept.KeepAsync(erased.Tenant, SaleRows.Read(row), ct),
            ct => numbers.ForgetAsync(erased.Tenant, SaleRows.Read(row).Id, erased.Customer.Id, ct),
        ];
    }
}
