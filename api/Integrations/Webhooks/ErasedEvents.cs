using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Takes a customer who is erased out of what webhooks are told and were told, and prepares that they are told of the erasure: its id
/// and its time, nothing else.
/// </summary>
internal sealed class ErasedEvents(
    IRowStore rows, WebhookStore webhooks, DeliveryStore deliveries, Subscriptions subscriptions, Bell bell) : IErasureReach
{
    public async Task ForgetAsync(Erased erased, CancellationToken ct)
    {
        await ForgetPreparedAsync(erased.Tenant, erased.Customer.Id, ct);
        foreach (var webhook in await webhooks.ListAsync(erased.Tenant, ct))
        {
            await deliveries.ForgetAsync(erased.Tenant, webhook.Id, erased.Customer.Id, ct);
        }

        if ((await subscriptions.OfAsync(erased.Tenant, ct)).Any(webhook => webhook.Wants(EventKinds.CustomerErased)))
        {
            var told = new PreparedEvent(EventKinds.CustomerErased, erased.Customer.Id, null, erased.Audit.At, null);
            await rows.CommitAsync(
                new RowBatch(RowKeys.EventsToTell(erased.Tenant)).Upsert(PreparedEvent.KeyOf(NameOf(told)), told.Content()), ct);
            bell.Ring(erased.Tenant);
        }
    }

    /// <summary>Takes a customer out of what is prepared and of which invoices were told.</summary>
    public async Task ForgetPreparedAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        await ForgetAsync(tenant, PreparedEvent.All, row => PreparedEvent.Of(row) is { Kind: not EventKinds.CustomerErased } one
            && one.Customer == customer, ct);
        await ForgetAsync(tenant, ToldInvoices.Of(customer), _ => true, ct);
    }

    // An erasure that a crash interrupted is told under the same name.
    private static Guid NameOf(PreparedEvent told) => Guid.ParseExact(
        RowKeys.Hash(16, told.Kind, told.Customer.ToString("N"), told.At.UtcTicks.ToString(CultureInfo.InvariantCulture)), "N");

    private async Task ForgetAsync(TenantId tenant, KeyRange range, Func<Row, bool> names, CancellationToken ct)
    {
        var partition = RowKeys.EventsToTell(tenant);
        IReadOnlyList<Row> page;
        do
        {
            page = await rows.ReadAsync(partition, range, RowLimits.RowsPerRead, ct);
            foreach (var row in page.Where(names))
            {
                await rows.CommitAsync(new RowBatch(partition).Delete(row), ct);
            }

            range = page.Count == 0 ? range : range with { From = page[^1].Key + "+" };
        }
        while (page.Count == RowLimits.RowsPerRead);
    }
}
