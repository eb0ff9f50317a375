using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Prepares what webhooks are told. A change of a tenant without a webhook that wants to know costs nothing; any other costs one more row,
/// which is durable before the change.
/// </summary>
internal sealed class EventAnnouncer(Subscriptions subscriptions, Bell bell, TimeProvider clock) : IEventAnnouncer
{
    public async ValueTask<RowBatch?> PrepareAsync(
        TenantId tenant, IReadOnlyList<(CustomerEvent Happened, RowBatch Change)> changes, CancellationToken ct)
    {
        var webhooks = await subscriptions.OfAsync(tenant, ct);
        var wanted = webhooks.Count == 0 ? []
            : changes.Where(one => webhooks.Any(webhook => webhook.Wants(one.Happened.Kind))).ToList();
        return wanted.Count == 0 ? null : wanted.Aggregate(new RowBatch(RowKeys.EventsToTell(tenant)), Add);
    }

    public void Tell(TenantId tenant) => bell.Ring(tenant);

    private RowBatch Add(RowBatch batch, (CustomerEvent Happened, RowBatch Change) one)
    {
        var proof = one.Change.Writes.First(write => write.Key.StartsWith(RowKeys.AuditRows, StringComparison.Ordinal)).Key;
        var prepared = new PreparedEvent(one.Happened.Kind, one.Happened.Customer, one.Happened.Item, clock.GetUtcNow(), proof);
        return batch.Upsert(PreparedEvent.KeyOf(Guid.CreateVersion7()), prepared.Content());
    }
}
