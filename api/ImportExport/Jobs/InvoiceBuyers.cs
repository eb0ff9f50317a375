using OutlookCrm.Primitives;
using OutlookCrm.Sales;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Keeps the number of an invoice to one buyer: the same seller, number and year with another buyer is another content of the invoice,
/// which lies among the rows of the buyer before.
/// </summary>
internal sealed class InvoiceBuyers(SalesJournal sales)
{
    private const string Code = "number-with-other-content";

    /// <summary>Leaves out the invoices of a step that another customer has, in the order of the file.</summary>
    public async Task LeaveOutAsync(ImportStep step, List<MetCustomer> all, CancellationToken ct)
    {
        var sold = all.SelectMany(one => one.Books.Documents.Where(sold => SalesJournal.IsNumbered(sold.Document))
            .Select(sold => (one.Id, one.Books, sold.Document, sold.Line))).OrderBy(one => one.Line).ToList();
        var stored = await sales.NumberedAsync(step.Actor.Tenant, sold.Select(one => one.Document.Id), ct);
        var met = new Dictionary<Guid, Guid>();
        foreach (var (customer, books, document, line) in sold)
        {
            if (await IsOfOtherAsync(step.Actor.Tenant, stored, met, document, customer, ct) && books.LeftOut.Add(line))
            {
                books.Documents.RemoveAll(one => one.Line == line);
                step.Leave(line, Code);
                step.Count(counts => counts with { SalesDiffering = counts.SalesDiffering + 1 });
            }
        }
    }

    /// <summary>Why a document of a record cannot be written; null where it can. The customer's own documents are not compared.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="met">The invoices of the records before, and their customers.</param>
    /// <param name="documents">Of the record.</param>
    /// <param name="customer">Whose they are by the record.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<string?> WhyNotAsync(
        TenantId tenant, Dictionary<Guid, Guid> met, IEnumerable<SaleDocument> documents, Guid customer, CancellationToken ct)
    {
        foreach (var document in documents.Where(SalesJournal.IsNumbered))
        {
            var stored = await sales.NumberedAsync(tenant, met.ContainsKey(document.Id) ? [] : [document.Id], ct);
            if (await IsOfOtherAsync(tenant, stored, met, document, customer, ct))
            {
                return Code;
            }
        }

        return null;
    }

    // If the document is nobody else's, it is the customer's from now on.
    private async Task<bool> IsOfOtherAsync(
        TenantId tenant, Dictionary<Guid, Guid> stored, Dictionary<Guid, Guid> met, SaleDocument document, Guid customer,
        CancellationToken ct)
    {
        if (!met.TryGetValue(document.Id, out var owner))
        {
            var isOfOther = stored.TryGetValue(document.Id, out var other) && other != customer
                && await HasAsync(tenant, other, document, ct) && !await HasAsync(tenant, customer, document, ct);
            met.Add(document.Id, owner = isOfOther ? other : customer);
        }

        return owner != customer;
    }

    private async Task<bool> HasAsync(TenantId tenant, Guid customer, SaleDocument document, CancellationToken ct) =>
        await sales.ConsiderAsync(tenant, customer, [document], ct) is [(_, not null)];
}
