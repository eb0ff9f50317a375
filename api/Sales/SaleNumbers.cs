using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// Whose an invoice is, by its number: a row for each, written before the invoice. The row proves nothing, because the invoice may never
/// have been written, or be removed since: ask the customer.
/// </summary>
internal sealed class SaleNumbers(IRowStore rows)
{
    private const int LookedUpTogether = 100;

    /// <summary>
    /// Whether a document bears a number that no other buyer's document may bear. Two shops may number their orders alike.
    /// </summary>
    public static bool Has(SaleDocument document) => document.Number is not null && document.Kind.DebtSign() != 0;

    /// <summary>The customers of some documents, as far as they are known.</summary>
    public async Task<Dictionary<Guid, Guid>> FindAsync(TenantId tenant, IEnumerable<Guid> documents, CancellationToken ct)
    {
        var known = new Dictionary<Guid, Guid>();
        foreach (var some in documents.Distinct().Chunk(LookedUpTogether))
        {
            var found = await Task.WhenAll(some.Select(document =>
                rows.FindAsync(RowKeys.SaleNumbers(tenant), KeyOf(document), ct).AsTask()));
            foreach (var (document, row) in some.Zip(found).Where(one => one.Second is not null))
            {
                known.Add(document, Read(row!));
            }
        }

        return known;
    }

    /// <summary>Notes whose documents are; of several customers of one document the last.</summary>
    public async Task NoteAsync(TenantId tenant, IEnumerable<(Guid Document, Guid Customer)> sold, CancellationToken ct)
    {
        foreach (var some in sold.GroupBy(one => one.Document, one => one.Customer).Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(some.Aggregate(new RowBatch(RowKeys.SaleNumbers(tenant)), (batch, one) => batch.Upsert(
                KeyOf(one.Key), JsonSerializer.SerializeToUtf8Bytes(new(one.Last()), SalesJson.Rows.NumberedSale))), ct);
        }
    }

    /// <summary>Forgets the document of a customer who is being erased.</summary>
    public async Task ForgetAsync(TenantId tenant, Guid document, Guid customer, CancellationToken ct)
    {
        var partition = RowKeys.SaleNumbers(tenant);
        if (await rows.FindAsync(partition, KeyOf(document), ct) is { } row && Read(row) == customer)
        {
            await rows.CommitAsync(new RowBatch(partition).Delete(row), ct);
        }
    }

    private static string KeyOf(Guid document) => document.ToString("N");

    private static Guid Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.NumberedSale)!.Customer;
}

/// <summary>Whose a numbered document is.</summary>
internal sealed record NumberedSale(Guid Customer);
