using System.Collections.Concurrent;
using OutlookCrm.Primitives;
using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Tells webhooks what happened. One replica does it at a time: it addresses what is prepared, makes its rounds, and looks once a day for
/// invoices that are overdue. A round that takes long goes on while the others are made.
/// </summary>
internal sealed partial class Postman(
    Subscriptions subscriptions, Addressing addressing, Rounds rounds, OverdueTelling overdue, WebhookStore store,
    DeliveryStore deliveries, Bell bell, LeaseHolder leases, TimeProvider clock, ILogger<Postman> logger) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(10);

    // For whom something came while a round was under way, which may not have seen it.
    private readonly ConcurrentDictionary<Guid, bool> _again = new();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.HoldAsync("webhooks", WorkAsync, stoppingToken);

    private async Task WorkAsync(CancellationToken ct)
    {
        var (underWay, all, looked) = (new Dictionary<Guid, Task>(), (long?)null, (long?)null);
        IReadOnlySet<TenantId> rung = new HashSet<TenantId>();
        try
        {
            while (true)
            {
                if (IsDue(looked, s_betweenLooks) && IsFree(underWay, Guid.Empty))
                {
                    looked = clock.GetTimestamp();
                    underWay[Guid.Empty] = TryAsync(() => overdue.RunAsync(ct));
                }

                // Who rings has not to wait for a look at everybody.
                var isForAll = IsDue(all, s_every);
                all = isForAll ? clock.GetTimestamp() : all;
                await TryAsync(() => WorkOnceAsync(underWay, isForAll ? null : rung, ct));
                rung = await bell.WaitAsync(s_every, ct);
            }
        }
        finally
        {
            await Task.WhenAll(underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WorkOnceAsync(Dictionary<Guid, Task> underWay, IReadOnlySet<TenantId>? tenants, CancellationToken ct)
    {
        foreach (var (tenant, webhooks) in (await subscriptions.AllAsync(ct)).Where(one => tenants?.Contains(one.Key) ?? true))
        {
            await addressing.RunAsync(tenant, ct);
            foreach (var webhook in webhooks)
            {
                if (IsFree(underWay, webhook.Id))
                {
                    underWay[webhook.Id] = TryAsync(() => MakeRoundAsync(tenant, webhook, ct));
                }
                else
                {
                    _again[webhook.Id] = true;
                }
            }
        }
    }

    private async Task MakeRoundAsync(TenantId tenant, StoredWebhook webhook, CancellationToken ct)
    {
        _again.TryRemove(webhook.Id, out _);
        await (webhook.IsDeleted ? ForgetAsync(tenant, webhook.Id, ct) : rounds.RunAsync(tenant, webhook.Id, ct));
        if (_again.TryRemove(webhook.Id, out _))
        {
            bell.Ring(tenant);
        }
    }

    private bool IsDue(long? last, TimeSpan every) => last is null || clock.GetElapsedTime(last.Value) >= every;

    private static bool IsFree(Dictionary<Guid, Task> underWay, Guid work) => !underWay.TryGetValue(work, out var task) || task.IsCompleted;

    // Only this replica adds to a webhook's list on its own, and not to that of a deleted one: nothing comes after the last row.
    private async Task ForgetAsync(TenantId tenant, Guid webhook, CancellationToken ct)
    {
        await deliveries.DeleteAllAsync(tenant, webhook, ct);
        await store.ForgetAsync(tenant, webhook, ct);
        await subscriptions.ReadAgainAsync(ct);
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An unreadable row, or storage that is away, must not end the job, because that would end the API.
            Log.Interrupted(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks could not be told what happened; the job goes on in a few seconds")]
        public static partial void Interrupted(ILogger logger, Exception e);
    }
}
