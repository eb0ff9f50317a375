using OutlookCrm.Payments;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Says of a record that a dry run would not leave out what somebody should know before the import.</summary>
internal sealed class PlanNotes(IRowStore rows)
{
    /// <summary>The note of a record; null for nothing.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="customer">Whose record.</param>
    /// <param name="books">What the record comes to.</param>
    /// <param name="before">The customer's documents of the records before.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<string?> OfAsync(
        TenantId tenant, Guid customer, OwnedBooks books, IReadOnlyList<SaleDocument> before, CancellationToken ct)
    {
        if (books.Payments.Count == 0 && !books.Documents.Exists(one => NamedDocuments.NamesInvoice(one.Document)))
        {
            return null;
        }

        var stored = await SaleDocuments.DebtsAsync(rows, tenant, customer, ct);
        IReadOnlyList<SaleDocument> all = [.. before.Concat(stored).DistinctBy(document => document.Id)];
        return books.Documents.Where(one => NamedDocuments.NamesInvoice(one.Document)).Select(one => Of(one.Document, all))
            .Concat(books.Payments.Select(one => Of(one.Payment, one.Invoice, all))).FirstOrDefault(note => note is not null);
    }

    private static string? Of(SaleDocument document, IReadOnlyList<SaleDocument> all) =>
        NamedDocuments.InvoiceOf(document, all) is not { } invoice ? "unknown-invoice"
        : document.Replaces && all.Any(other => other.Replaces && other.Id != document.Id && other.Corrects is not null
            && NamedDocuments.InvoiceOf(other, all)?.Id == invoice.Id) ? "replaced-already" : null;

    private static string? Of(Payment payment, string? named, IReadOnlyList<SaleDocument> all)
    {
        var parts = named is null || payment.Amount < 0 ? [] : NamedInvoices.Of(payment, named, all);
        return parts is null ? "unknown-invoice"
            : all.Any(invoice => invoice.Debt > 0 && invoice.Paid is { Amount: > 0 } && SaidPayments.MayBeAmong(payment, invoice)
                && (parts.Count == 0 || parts.Any(part => part.DocumentId == invoice.Id))) ? "among-paid" : null;
    }
}
