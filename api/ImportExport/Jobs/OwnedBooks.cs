using OutlookCrm.ImportExport.Records;
using OutlookCrm.Payments;
using OutlookCrm.Sales;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>The documents and payments that the records of one customer come to, each with the line of its record.</summary>
/// <param name="Documents">Orders and invoices.</param>
/// <param name="Payments">None twice, with the number of the invoice that the record names.</param>
/// <param name="LeftOut">The lines of the records that are left out.</param>
internal sealed record OwnedBooks(
    List<(SaleDocument Document, int Line)> Documents, List<(Payment Payment, int Line, string? Invoice)> Payments,
    HashSet<int> LeftOut)
{
    /// <summary>Whether an order or an invoice comes of a record.</summary>
    public bool Has(OwnedRecord record) => Documents.Exists(document => document.Line == record.Item.Line);

    /// <summary>What records come to; what is left out is told to the step.</summary>
    public static OwnedBooks Of(ImportStep step, IEnumerable<OwnedRecord> records)
    {
        var books = new OwnedBooks([], [], []);
        foreach (var record in records)
        {
            if (books.TryAdd(step, record) is { } code)
            {
                books.LeftOut.Add(record.Item.Line);
                step.Leave(record.Item.Line, code);
            }
        }

        return books;
    }

    private string? TryAdd(ImportStep step, OwnedRecord record)
    {
        try
        {
            return Add(step, record);
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            return RecordFault.CodeOf(e);
        }
    }

    private string? Add(ImportStep step, OwnedRecord record)
    {
        var (head, line) = (step.Head, record.Item.Line);
        switch (record.Item.Record)
        {
            case InvoiceDocument invoice when step.Company.HasBought(invoice):
                return "bought-not-sold";
            case InvoiceDocument invoice:
                var (document, whyNot) = SaleMapping.Of(invoice, step.Currency, head.Options.Corrections, head.Id, step.By);
                if (document is not null)
                {
                    Documents.Add((document, line));
                }

                return whyNot;
            case ImportedOrder order:
                var (documents, code) = SaleMapping.Of(order, head.Format, step.Currency, head.Id, step.By);
                Documents.AddRange(documents.Select(one => (one, line)));
                return code;
            case ImportedPayment own:
                var (payment, reason) = SaleMapping.Of(own, head.Format, step.Currency, head.Id, step.By, step.Paid);
                if (payment is null)
                {
                    return reason;
                }

                if (Payments.Find(other => other.Payment.Id == payment.Id).Payment is { } same)
                {
                    return same.Says(payment) ? null : "payment-with-other-content";
                }

                Payments.Add((payment, line, payment.For.Count == 0 ? own.InvoiceNumber : null));
                return null;
            default:
                return null;
        }
    }
}
