using System.Collections.Concurrent;
using OutlookCrm.Audit;
using OutlookCrm.CustomerScience.Chances;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Deals;

/// <summary>
/// The pipelines of each tenant and the chances that its deals have taught. What was read is kept for a few seconds, because every card
/// asks; another replica's change is seen that much later, this replica's setting at once. Takes two reads, however many deals there are.
/// </summary>
internal sealed class TenantDeals(IRowStore rows, BoardStore board, TenantMoney money, TimeProvider clock)
{
    /// <summary>The version of the settings until an administrator sets something else.</summary>
    private const string UsualVersion = "usual";

    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(15);
    private static readonly Kept s_unknown = new(DealsSettings.Usual, new Dictionary<Guid, WinChance>(), 0);

    private readonly ConcurrentDictionary<TenantId, Kept> _kept = new();

    /// <summary>What deals are judged by at this moment.</summary>
    public async ValueTask<DealsToday> TodayAsync(TenantId tenant, CancellationToken ct)
    {
        if (!_kept.TryGetValue(tenant, out var kept) || clock.GetElapsedTime(kept.Since) >= s_kept)
        {
            await ReadAsync(tenant, ct);
        }

        _ = await money.SettingsAsync(tenant, ct);
        return Known(tenant);
    }

    /// <summary>The same as it was read last.</summary>
    public DealsToday Known(TenantId tenant)
    {
        var (kept, now) = (_kept.GetValueOrDefault(tenant, s_unknown), clock.GetUtcNow());
        return new(kept.Settings, kept.Chances, money.Known(tenant).DayOf(now), now);
    }

    /// <summary>The settings and their version, as they are stored now.</summary>
    public async Task<(DealsSettings Settings, string Version)> SettingsAsync(TenantId tenant, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Settings(tenant), DealsKeys.Settings, ct) is { } row
            ? (Read(row), row.Version) : (DealsSettings.Usual, UsualVersion);

    /// <summary>Replaces the settings if they still have a version. The new version; null where they were changed meanwhile.</summary>
    public async Task<string?> SetAsync(Actor actor, DealsSettings settings, string version, CancellationToken ct)
    {
        var batch = new RowBatch(RowKeys.Settings(actor.Tenant));
        var content = JsonSerializer.SerializeToUtf8Bytes(settings, DealsJson.Rows.DealsSettings);
        batch = version == UsualVersion ? batch.Insert(DealsKeys.Settings, content) : batch.Replace(DealsKeys.Settings, version, content);

        // The deed is on record before its effect: a crash in between leaves a deed without effect, never an effect without a deed.
        var deed = AuditRows.OfTenant(actor.Tenant, actor.Did("set the pipelines", clock.GetUtcNow()));
        var result = (await rows.CommitAsync([[deed], [batch]], ct))[^1];
        _kept.TryRemove(actor.Tenant, out _);
        return result.Version;
    }

    /// <summary>Forgets what was read, so that a change of this replica is seen at once.</summary>
    public void Forget(TenantId tenant) => _kept.TryRemove(tenant, out _);

    private async Task ReadAsync(TenantId tenant, CancellationToken ct)
    {
        var since = clock.GetTimestamp();
        var histories = board.HistoriesAsync(tenant, ct);
        var (settings, _) = await SettingsAsync(tenant, ct);
        var (read, now) = (await histories, clock.GetUtcNow());
        var chances = settings.Pipelines.SelectMany(pipeline => pipeline.Stages).ToDictionary(stage => stage.Id,
            stage => WinChance.Of(read.GetValueOrDefault(stage.Id, StageHistory.Nothing).At(now), stage.Chance));
        _kept[tenant] = new(settings, chances, since);
    }

    private static DealsSettings Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, DealsJson.Rows.DealsSettings)!;

    private sealed record Kept(DealsSettings Settings, IReadOnlyDictionary<Guid, WinChance> Chances, long Since);
}
