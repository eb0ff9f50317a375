using OutlookCrm.Primitives;
using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Tells webhooks what happened. One replica does it at a time: it addresses what is prepared, makes its rounds, and looks once a day for
/// invoices that are overdue. A round that takes long goes on while the others are made.
/// </summary>
internal sealed partial class Postman(
    Subscriptions subscriptions, Addressing addressing, Rounds rounds, OverdueTelling overdue, WebhookStore webhooks,
    DeliveryStore deliveries, Bell bell, LeaseHolder leases, TimeProvider clock, ILogger<Postman> logger) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.HoldAsync("webhooks", WorkAsync, stoppingToken);

    private async Task WorkAsync(CancellationToken ct)
    {
        var (underWay, looked) = (new Dictionary<Guid, Task>(), (long?)null);
        try
        {
            while (true)
            {
                if (looked is null || clock.GetElapsedTime(looked.Value) >= s_betweenLooks)
                {
                    looked = clock.GetTimestamp();
                    await TryAsync(() => overdue.RunAsync(ct));
                }

                await TryAsync(() => WorkOnceAsync(underWay, ct));
                await bell.WaitAsync(s_every, ct);
            }
        }
        finally
        {
            await Task.WhenAll(underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WorkOnceAsync(Dictionary<Guid, Task> underWay, CancellationToken ct)
    {
        foreach (var (tenant, all) in await subscriptions.AllAsync(ct))
        {
            await addressing.RunAsync(tenant, all, ct);
            foreach (var webhook in all.Where(one => !underWay.TryGetValue(one.Id, out var round) || round.IsCompleted))
            {
                underWay[webhook.Id] = TryAsync(() => webhook.IsDeleted
                    ? ForgetAsync(tenant, webhook.Id, ct) : rounds.RunAsync(tenant, webhook.Id, ct));
            }
        }
    }

    // Only this replica adds to a webhook's list on its own, and not to that of a deleted one: nothing comes after the last row.
    private async Task ForgetAsync(TenantId tenant, Guid webhook, CancellationToken ct)
    {
        await deliveries.DeleteAllAsync(tenant, webhook, ct);
        await webhooks.ForgetAsync(tenant, webhook, ct);
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
