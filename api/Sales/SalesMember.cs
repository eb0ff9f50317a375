using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>Keeps the summary of a customer's documents.</summary>
internal sealed class SalesMember : IDerivedMember
{
    public string Member => SalesSummary.Member;

    public IReadOnlyList<string> Prefixes { get; } = [SalesKeys.Debts, SalesKeys.Others];

    public async Task<ReadOnlyMemory<byte>> DeriveAsync(CustomerChange change, CancellationToken ct)
    {
        var (debts, others) = (await change.ReadAfterAsync(SalesKeys.OfDebts, ct), await change.ReadAfterAsync(SalesKeys.OfOthers, ct));
        return Of([.. debts.Concat(others).Select(SaleRows.Read)]);
    }

    /// <summary>The member of these documents.</summary>
    internal static ReadOnlyMemory<byte> Of(IReadOnlyList<SaleDocument> documents) => SalesBook.Summarise(documents) is { } summary
        ? JsonSerializer.SerializeToUtf8Bytes(summary, SalesJson.Rows.SalesSummary) : default;
}
