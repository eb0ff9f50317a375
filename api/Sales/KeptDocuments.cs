using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// The invoices of erased customers without the customers: what the law wants kept of them. Nothing leads to them but the list of all.
/// </summary>
public sealed class KeptDocuments(IRowStore rows)
{
    /// <summary>Keeps what is left of a document; again changes nothing.</summary>
    internal async Task KeepAsync(TenantId tenant, SaleDocument document, CancellationToken ct) =>
        await rows.CommitAsync(new RowBatch(RowKeys.KeptDocuments(tenant, document.Day.Year)).Upsert(
            document.Id.ToString("N"), JsonSerializer.SerializeToUtf8Bytes(KeptDocument.Of(document), SalesJson.Rows.KeptDocument)), ct);

    /// <summary>
    /// All of a tenant's. The buyer of one may be a customer again, with new consent, and the document with them: take it out, so that it
    /// counts once.
    /// </summary>
    internal async Task<KeptList> ListAsync(TenantId tenant, CancellationToken ct) =>
        new(await ScanAsync(tenant, ct).ToListAsync(ct));

    /// <summary>All of a tenant's, in the order of their years.</summary>
    public async IAsyncEnumerable<KeptDocument> ScanAsync(
        TenantId tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (_, row) in rows.ScanAsync(Tables.Settings, RowKeys.AllKeptDocuments(tenant), ct))
        {
            yield return JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.KeptDocument)!;
        }
    }
}

/// <summary>What is kept of an invoice whose buyer is erased: what it says of the seller's books, and nothing of the buyer.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Number">As on the document; null for none.</param>
/// <param name="Seller">Who sold, where the tenant is several firms.</param>
/// <param name="Day">The day of issue.</param>
/// <param name="DueOn">The day by which it was to be paid; null for none.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">With tax.</param>
/// <param name="Tax">The tax in the total; null where it is not known.</param>
/// <param name="Payable">What was left to pay at issue.</param>
/// <param name="Rate">What the currency was worth on the day; null where no rate is known.</param>
public sealed record KeptDocument(
    SaleKind Kind, string? Number, string? Seller, DateOnly Day, DateOnly? DueOn, string Currency, decimal Total, decimal? Tax,
    decimal Payable, HomeRate? Rate)
{
    /// <summary>The id of the document; null where it had no number.</summary>
    [JsonIgnore]
    internal Guid? Id => Number is null ? null : SaleDocument.IdOf(Kind, Seller, Number, Day);

    internal static KeptDocument Of(SaleDocument document) => new(document.Kind, document.Number, document.Seller, document.Day,
        document.DueOn, document.Currency, document.Total, document.Tax, document.Payable, document.Rate);
}

/// <summary>Kept documents, without those that a customer has again.</summary>
internal sealed class KeptList(List<KeptDocument> all)
{
    private readonly HashSet<Guid> _numbered = [.. all.Select(document => document.Id).OfType<Guid>()];
    private readonly HashSet<Guid> _again = [];

    /// <summary>Those that no customer has.</summary>
    public IEnumerable<KeptDocument> Left => all.Where(document => document.Id is not { } id || !_again.Contains(id));

    /// <summary>Takes a customer's document out.</summary>
    public void Meet(Guid document)
    {
        if (_numbered.Contains(document))
        {
            _again.Add(document);
        }
    }
}
