using System.Collections.Concurrent;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>The fit of each tenant, kept for a while because every card asks; and whether sales changed since it was made.</summary>
internal sealed class SalesFits(IRowStore rows, TimeProvider clock)
{
    private const string Key = "salesFit";
    private const string ChangedKey = "salesChanged";
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_noted = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<TenantId, (SalesFit? Fit, long Since)> _kept = new();
    private readonly ConcurrentDictionary<TenantId, long> _noted = new();

    /// <summary>The tenant's fit; null before the first.</summary>
    public async ValueTask<SalesFit?> FindAsync(TenantId tenant, CancellationToken ct)
    {
        if (_kept.TryGetValue(tenant, out var kept) && clock.GetElapsedTime(kept.Since) < s_kept)
        {
            return kept.Fit;
        }

        var since = clock.GetTimestamp();
        var row = await rows.FindAsync(RowKeys.Settings(tenant), Key, ct);
        var fit = row is null ? null : JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.SalesFit);
        _kept[tenant] = (fit, since);
        return fit;
    }

    /// <summary>The tenant's fit as it was read last.</summary>
    public SalesFit? Known(TenantId tenant) => _kept.TryGetValue(tenant, out var kept) ? kept.Fit : null;

    public async Task SaveAsync(TenantId tenant, SalesFit fit, CancellationToken ct)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(fit, SalesJson.Rows.SalesFit);
        await rows.CommitAsync(new RowBatch(RowKeys.Settings(tenant)).Upsert(Key, content), ct);
        _kept.TryRemove(tenant, out _);
    }

    /// <summary>
    /// Notes before a write that sales change. A note holds for what is written in the 20 seconds after it, so that an import writes few.
    /// </summary>
    public async Task NoteAsync(TenantId tenant, CancellationToken ct)
    {
        if (_noted.TryGetValue(tenant, out var since) && clock.GetElapsedTime(since) < s_noted)
        {
            return;
        }

        var begun = clock.GetTimestamp();
        var content = JsonSerializer.SerializeToUtf8Bytes(clock.GetUtcNow(), SalesJson.Rows.DateTimeOffset);
        await rows.CommitAsync(new RowBatch(RowKeys.Settings(tenant)).Upsert(ChangedKey, content), ct);
        _noted[tenant] = begun;
    }

    /// <summary>Whether sales may have changed since a fit; the clocks of two replicas may differ by a minute.</summary>
    public async Task<bool> IsChangedSinceAsync(TenantId tenant, DateTimeOffset? fitted, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Settings(tenant), ChangedKey, ct) is { } row
        && (fitted is null
            || JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.DateTimeOffset) + s_noted + TimeSpan.FromMinutes(1) > fitted);
}
