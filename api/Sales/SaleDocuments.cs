using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// The documents of a customer that make or reduce a debt, for slices that compute with them; without their lines.
/// </summary>
public static class SaleDocuments
{
    /// <summary>How the keys of their rows begin.</summary>
    public const string DebtsPrefix = SalesKeys.Debts;

    /// <summary>As they will be after a change.</summary>
    public static async Task<IReadOnlyList<SaleDocument>> DebtsAsync(CustomerChange change, CancellationToken ct) =>
        [.. (await change.ReadAfterAsync(SalesKeys.OfDebts, ct)).Select(BareSales.Read)];

    /// <summary>As they are stored.</summary>
    public static async Task<IReadOnlyList<SaleDocument>> DebtsAsync(IRowStore rows, TenantId tenant, Guid customer, CancellationToken ct)
    {
        var (all, range) = (new List<SaleDocument>(), SalesKeys.OfDebts);
        while (true)
        {
            var page = await rows.ReadAsync(RowKeys.Customer(tenant, customer), range, RowLimits.RowsPerRead, ct);
            all.AddRange(page.Select(BareSales.Read));
            if (page.Count < RowLimits.RowsPerRead)
            {
                return all;
            }

            range = new(page[^1].Key + "+", range.Before);
        }
    }
}
