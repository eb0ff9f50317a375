using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Payments;

/// <summary>Which invoices are overdue, for jobs that go through all customers.</summary>
internal sealed class LateInvoices(IRowStore rows, Buyers buyers, PaymentsStore payments)
{
    /// <summary>The customers who may have invoices, in order of their ids.</summary>
    public IAsyncEnumerable<Guid> BuyersAsync(TenantId tenant, CancellationToken ct) => buyers.ScanAsync(tenant, ct);

    /// <summary>Those of a customer that are overdue on a day. Costs one row where there are none.</summary>
    public async Task<IReadOnlyList<LateInvoice>> OfAsync(TenantId tenant, Guid customer, DateOnly today, CancellationToken ct)
    {
        if (await rows.FindAsync(RowKeys.Customer(tenant, customer), RowKeys.Summary, ct) is not { } row
            || CustomerSummary.Of(row.Content)[PaymentsSummary.Member] is not { IsEmpty: false } member
            || JsonSerializer.Deserialize(member.Span, PaymentsJson.Rows.PaymentsSummary)!.Due is not [{ On: var first }, ..]
            || first >= today)
        {
            return [];
        }

        var account = (await payments.ReadAsync(tenant, customer, ct))?.Account;
        return [.. (account?.Invoices ?? []).Where(invoice => invoice is { Open: > 0, DueOn: not null } && invoice.DueOn < today)
            .Select(invoice => new LateInvoice(invoice.DocumentId, invoice.DueOn!.Value))];
    }
}

/// <summary>An invoice that is overdue.</summary>
internal sealed record LateInvoice(Guid Id, DateOnly DueOn);
