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
    // As long as a note holds, and what a new start of the API takes.
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan s_longestUnrest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<TenantId, long> _noted = new();
    private readonly ConcurrentDictionary<TenantId, long> _unrest = new();

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

    /// <summary>
    /// Whether nobody has written sales for a while. An import writes them all the time: what is learned then costs the import half of a
    /// machine, and is old a minute later. True also after ten minutes in which this process found no rest.
    /// </summary>
    public async Task<bool> IsAtRestAsync(TenantId tenant, CancellationToken ct)
    {
        if (await ChangedAtAsync(tenant, ct) is not { } changed || clock.GetUtcNow() - changed > s_rest)
        {
            _unrest.TryRemove(tenant, out _);
            return true;
        }

        return clock.GetElapsedTime(_unrest.GetOrAdd(tenant, clock.GetTimestamp())) >= s_longestUnrest;
    }

    /// <summary>Whether sales may have changed since a fit; the clocks of two replicas may differ by a minute.</summary>
    public async Task<bool> IsChangedSinceAsync(TenantId tenant, DateTimeOffset? fitted, CancellationToken ct) =>
        await ChangedAtAsync(tenant, ct) is { } changed
        && (fitted is null || changed + s_noted + TimeSpan.FromMinutes(1) > fitted);

    private async Task<DateTimeOffset?> ChangedAtAsync(TenantId tenant, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Settings(tenant), ChangedKey, ct) is { } row
            ? JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.DateTimeOffset) : null;
}
