using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Storage;

namespace OutlookCrm.Payments;

/// <summary>Checks the invoices that somebody says a payment is for: money for any other would wait unseen as a credit.</summary>
internal sealed class PaidInvoices(IRowStore rows)
{
    /// <summary>What is wrong with the invoices of a payment; null where nothing is.</summary>
    /// <param name="tenant">Whose customer.</param>
    /// <param name="customer">Who paid.</param>
    /// <param name="payment">What was typed.</param>
    /// <param name="before">
    /// What the stored payment is for: an invoice that was removed since must not keep anybody from correcting the payment.
    /// </param>
    /// <param name="ct">Gives up.</param>
    public async Task<string?> WhyNotAsync(
        TenantId tenant, Guid customer, Payment payment, IReadOnlyList<Allotment> before, CancellationToken ct)
    {
        if (payment.For.All(one => before.Any(other => other.DocumentId == one.DocumentId)))
        {
            return null;
        }

        var invoices = (await SaleDocuments.DebtsAsync(rows, tenant, customer, ct)).Where(document => document.Debt > 0)
            .ToDictionary(document => document.Id);
        foreach (var one in payment.For.Where(one => before.All(other => other.DocumentId != one.DocumentId)))
        {
            if (!invoices.TryGetValue(one.DocumentId, out var invoice))
            {
                return $"The customer has no invoice with the id {one.DocumentId} that is to be paid.";
            }

            if (invoice.Currency != payment.Currency)
            {
                return $"The invoice {invoice.Number ?? $"{one.DocumentId}"} is in {invoice.Currency}, the payment in {payment.Currency}.";
            }
        }

        return null;
    }
}
