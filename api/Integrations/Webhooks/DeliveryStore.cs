using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>What each webhook is told and was told, in a partition of its own.</summary>
internal sealed class DeliveryStore(IRowStore rows)
{
    /// <summary>Deliveries that wait for one webhook at most; further events are in its list, but sent only by hand.</summary>
    public const int MostWaiting = 10_000;

    private const int PerBatch = RowLimits.RowsPerBatch / 2;

    /// <summary>
    /// Adds new deliveries, each with the row by which it waits; one that waits for no time is tried by hand. One that is there already
    /// stays as it is.
    /// </summary>
    public async Task AddAsync(TenantId tenant, Guid webhook, IReadOnlyList<StoredDelivery> deliveries, CancellationToken ct)
    {
        foreach (var some in deliveries.Chunk(PerBatch))
        {
            var all = some.Aggregate(new RowBatch(RowKeys.Deliveries(tenant, webhook)), Add);
            if (!(await rows.CommitAsync(all, ct)).IsCommitted)
            {
                foreach (var one in some)
                {
                    await rows.CommitAsync(Add(new(RowKeys.Deliveries(tenant, webhook)), one), ct);
                }
            }
        }
    }

    /// <summary>The newest deliveries.</summary>
    public async Task<IReadOnlyList<StoredDelivery>> NewestAsync(TenantId tenant, Guid webhook, int limit, CancellationToken ct) =>
        [.. (await rows.ReadAsync(RowKeys.Deliveries(tenant, webhook), StoredDelivery.All, limit, ct)).Select(StoredDelivery.Of)];

    /// <summary>How many wait, counted up to the most that may.</summary>
    public async Task<int> CountWaitingAsync(TenantId tenant, Guid webhook, CancellationToken ct)
    {
        var (count, range) = (0, StoredDelivery.Waiting);
        IReadOnlyList<Row> page;
        do
        {
            page = await rows.ReadAsync(RowKeys.Deliveries(tenant, webhook), range, RowLimits.RowsPerRead, ct);
            count += page.Count;
            range = page.Count == 0 ? range : range with { From = page[^1].Key + "+" };
        }
        while (page.Count == RowLimits.RowsPerRead && count < MostWaiting);
        return count;
    }

    /// <summary>The ids of those to be tried now: by hand, and, unless <paramref name="now"/> is null, those that are due.</summary>
    public async Task<IReadOnlyList<(string Id, bool IsByHand)>> DueAsync(
        TenantId tenant, Guid webhook, DateTimeOffset? now, int limit, CancellationToken ct)
    {
        var partition = RowKeys.Deliveries(tenant, webhook);
        var hand = await rows.ReadAsync(partition, StoredDelivery.ByHand, limit, ct);
        var due = now is { } at ? await rows.ReadAsync(partition, StoredDelivery.DueAt(at), limit, ct) : [];
        return [.. hand.Select(row => (StoredDelivery.IdIn(row.Key), true)).Concat(due.Select(row => (StoredDelivery.IdIn(row.Key), false)))
            .DistinctBy(one => one.Item1).Take(limit)];
    }

    /// <summary>One delivery; null for none.</summary>
    public async Task<StoredDelivery?> FindAsync(TenantId tenant, Guid webhook, string id, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Deliveries(tenant, webhook), StoredDelivery.KeyOf(id), ct) is { } row ? StoredDelivery.Of(row) : null;

    /// <summary>
    /// Changes a delivery, and the row by which it waits with it; null from <paramref name="change"/> deletes it. False where there is
    /// none.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="webhook">Whom it is for.</param>
    /// <param name="id">Of the delivery.</param>
    /// <param name="change">Makes the new one; called for each try.</param>
    /// <param name="isByHand">Whether an administrator's wish to have it tried is entered (true), fulfilled (false) or neither.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<bool> ChangeAsync(TenantId tenant, Guid webhook, string id, Func<StoredDelivery, StoredDelivery?> change,
        bool? isByHand, CancellationToken ct)
    {
        var partition = RowKeys.Deliveries(tenant, webhook);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await rows.FindAsync(partition, StoredDelivery.KeyOf(id), ct) is not { } row)
            {
                return false;
            }

            var (before, batch) = (StoredDelivery.Of(row), new RowBatch(partition));
            var after = change(before);
            batch = after is null ? batch.Delete(row) : batch.Replace(row, after.Content());
            if (before.WaitingKey != after?.WaitingKey)
            {
                if (after?.WaitingKey is { } waiting)
                {
                    batch.Upsert(waiting, "{}"u8.ToArray());
                }

                if (before.WaitingKey is { } former && await rows.FindAsync(partition, former, ct) is { } waited)
                {
                    batch.Delete(waited);
                }
            }

            if (after is not null && isByHand == true)
            {
                batch.Upsert(after.ByHandKey, "{}"u8.ToArray());
            }
            else if ((after is null || isByHand == false) && await rows.FindAsync(partition, before.ByHandKey, ct) is { } wish)
            {
                batch.Delete(wish);
            }

            if ((await rows.CommitAsync(batch, ct)).IsCommitted)
            {
                return true;
            }
        }
    }

    /// <summary>Deletes every row of a webhook.</summary>
    public async Task DeleteAllAsync(TenantId tenant, Guid webhook, CancellationToken ct)
    {
        var partition = RowKeys.Deliveries(tenant, webhook);
        while (await rows.ReadAsync(partition, KeyRange.Everything, RowLimits.RowsPerBatch, ct) is { Count: > 0 } page)
        {
            await rows.CommitAsync(page.Aggregate(new RowBatch(partition), (batch, row) => batch.Delete(row)), ct);
        }
    }

    /// <summary>Deletes those that are too old to be kept.</summary>
    public async Task TrimAsync(TenantId tenant, Guid webhook, DateTimeOffset now, CancellationToken ct)
    {
        while (await rows.ReadAsync(RowKeys.Deliveries(tenant, webhook), StoredDelivery.OlderAt(now), PerBatch, ct) is { Count: > 0 } page)
        {
            foreach (var old in page.Select(StoredDelivery.Of))
            {
                await ChangeAsync(tenant, webhook, old.Id, _ => null, null, ct);
            }
        }
    }

    /// <summary>
    /// Takes a customer out of everything that a webhook is told or was told. What names other customers too goes on to name them.
    /// </summary>
    public async Task ForgetAsync(TenantId tenant, Guid webhook, Guid customer, CancellationToken ct)
    {
        var range = StoredDelivery.All;
        IReadOnlyList<Row> page;
        do
        {
            page = await rows.ReadAsync(RowKeys.Deliveries(tenant, webhook), range, RowLimits.RowsPerRead, ct);
            foreach (var one in page.Select(StoredDelivery.Of).Where(one => one.Customers.Contains(customer)))
            {
                await ChangeAsync(tenant, webhook, one.Id, there => there.Without(customer), null, ct);
            }

            range = page.Count == 0 ? range : range with { From = page[^1].Key + "+" };
        }
        while (page.Count == RowLimits.RowsPerRead);
    }

    private static RowBatch Add(RowBatch batch, StoredDelivery delivery)
    {
        batch.Insert(delivery.Key, delivery.Content());
        return delivery.State == DeliveryState.Waiting
            ? batch.Insert(delivery.WaitingKey ?? delivery.ByHandKey, "{}"u8.ToArray()) : batch;
    }
}
