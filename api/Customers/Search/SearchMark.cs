using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// The mark of a tenant whose search rows are all of today's form. A tenant that begins now is marked before its first customer is written:
/// an unmarked tenant with customers is from an older version, and <see cref="SearchRebuild"/> writes all its rows again.
/// </summary>
internal sealed class SearchMark(IRowStore rows) : ITenantStart
{
    public async Task StartAsync(TenantId tenant, CancellationToken ct)
    {
        if (!await IsSetAsync(tenant, ct)
            && await StoredTenants.FirstAsync(rows, Tables.Names, RowKeys.OfTenant(tenant), ct) is null
            && await StoredTenants.FirstAsync(rows, Tables.Customers, RowKeys.OfTenant(tenant), ct) is null)
        {
            await SetAsync(tenant, ct);
        }
    }

    public async Task<bool> IsSetAsync(TenantId tenant, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Settings(tenant), SearchKeys.TextsMark, ct) is { } mark
        && mark.Content.Span.SequenceEqual(SearchKeys.Texts);

    public async Task SetAsync(TenantId tenant, CancellationToken ct) =>
        await rows.CommitAsync(new RowBatch(RowKeys.Settings(tenant)).Upsert(SearchKeys.TextsMark, SearchKeys.Texts.ToArray()), ct);
}
