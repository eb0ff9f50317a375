using OutlookCrm.Sales;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Payments;

/// <summary>
/// Keeps the summary of a customer's invoices and payments, and the open items of the invoices that are due first. A customer may have
/// hundreds of open invoices: the others are told by their number, so that a card is as fast and shows the other open items too. Every
/// change reads all invoices and payments, because each may move what the others settle.
/// </summary>
internal sealed class PaymentsMember : IDerivedMember
{
    /// <summary>Open invoices that a card shows.</summary>
    public const int ShownInvoices = 5;

    public string Member => PaymentsSummary.Member;

    public IReadOnlyList<string> Prefixes { get; } = [SaleDocuments.DebtsPrefix, PaymentsKeys.Payments, PaymentsKeys.Limit];

    public async Task<ReadOnlyMemory<byte>> DeriveAsync(CustomerChange change, CancellationToken ct)
    {
        var documents = await SaleDocuments.DebtsAsync(change, ct);
        var payments = (await change.ReadAfterAsync(PaymentsKeys.All, ct)).Select(Read).ToList();
        var limit = (await change.ReadAfterAsync(new(PaymentsKeys.Limit, PaymentsKeys.Limit + "+"), ct)).Select(ReadLimit).FirstOrDefault();
        var account = Settlement.Of(documents, payments);
        await WriteOpenItemsAsync(change, account, ct);
        return Of(account, payments, limit);
    }

    /// <summary>The member of an account.</summary>
    internal static ReadOnlyMemory<byte> Of(SettledAccount account, IReadOnlyList<Payment> payments, CreditLimit? limit) =>
        PaymentsSummary.Of(account, payments, limit) is { } summary
            ? JsonSerializer.SerializeToUtf8Bytes(summary, PaymentsJson.Rows.PaymentsSummary) : default;

    internal static Payment Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, PaymentsJson.Rows.Payment)!;

    internal static CreditLimit ReadLimit(Row row) => JsonSerializer.Deserialize(row.Content.Span, PaymentsJson.Rows.CreditLimit)!;

    /// <summary>The open items of an account, by their keys.</summary>
    internal static IEnumerable<(string Key, byte[] Content)> OpenItems(SettledAccount account) =>
        account.Invoices.Where(invoice => invoice.Open > 0)
            .OrderBy(invoice => invoice.DueOn ?? DateOnly.MaxValue).ThenBy(invoice => invoice.Order, StringComparer.Ordinal)
            .Take(ShownInvoices)
            .Select(invoice => (
                PaymentsKeys.OpenInvoice(invoice.DueOn, invoice.Day, invoice.DocumentId),
                JsonSerializer.SerializeToUtf8Bytes(ItemOf(invoice), PaymentsJson.Rows.OpenItem)));

    private static OpenItem ItemOf(SettledInvoice invoice) => new(
        invoice.DocumentId.ToString("D"), "invoice", invoice.Number ?? "", invoice.DueOn, new(invoice.Open, invoice.Currency),
        JsonNamingPolicy.CamelCase.ConvertName(invoice.State.ToString()), null);

    private static async Task WriteOpenItemsAsync(CustomerChange change, SettledAccount account, CancellationToken ct)
    {
        var stored = (await change.ReadAfterAsync(PaymentsKeys.OfOpenInvoices, ct)).ToDictionary(row => row.Key);
        foreach (var (key, content) in OpenItems(account))
        {
            if (!stored.Remove(key, out var row))
            {
                change.Batch.Insert(key, content);
            }
            else if (!row.Content.Span.SequenceEqual(content))
            {
                change.Batch.Replace(row, content);
            }
        }

        foreach (var gone in stored.Values)
        {
            change.Batch.Delete(gone);
        }
    }
}
