using System.Collections.Frozen;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Every webhook of every tenant, known to each replica without a question to storage: a change asks here whether a program wants to be
/// told. A change of a webhook is known at once on the replica that made it, and within five seconds on every other.
/// </summary>
internal sealed partial class Subscriptions(IRowStore rows, WebhookStore store, TimeProvider clock, ILogger<Subscriptions> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _reading = new(1);
    private FrozenDictionary<TenantId, IReadOnlyList<StoredWebhook>>? _known;

    /// <summary>The webhooks of a tenant.</summary>
    public async ValueTask<IReadOnlyList<StoredWebhook>> OfAsync(TenantId tenant, CancellationToken ct) =>
        (await AllAsync(ct)).GetValueOrDefault(tenant, []);

    /// <summary>The webhooks of each tenant that has some.</summary>
    public async ValueTask<IReadOnlyDictionary<TenantId, IReadOnlyList<StoredWebhook>>> AllAsync(CancellationToken ct) =>
        Volatile.Read(ref _known) ?? await ReadAgainAsync(ct);

    /// <summary>Reads them again, for a replica that has just changed some.</summary>
    public async Task<IReadOnlyDictionary<TenantId, IReadOnlyList<StoredWebhook>>> ReadAgainAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            var found = new Dictionary<TenantId, IReadOnlyList<StoredWebhook>>();
            await foreach (var tenant in StoredTenants.InAsync(rows, Tables.Webhooks, ct))
            {
                found[tenant] = await store.ListAsync(tenant, ct);
            }

            var known = found.ToFrozenDictionary();
            Volatile.Write(ref _known, known);
            return known;
        }
        finally
        {
            _reading.Release();
        }
    }

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        do
        {
            try
            {
                await ReadAgainAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // What was known stays known. An unreadable row must not end the API.
                Log.NotRead(logger, e);
            }
        }
        while (rows.IsShared && await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The webhooks could not be read")]
        public static partial void NotRead(ILogger logger, Exception e);
    }
}
