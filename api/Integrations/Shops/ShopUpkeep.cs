using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Shops;

/// <summary>
/// Deletes what is kept for a while of the deliveries of shops: what came to nothing, when its time is over, when there is too much of it,
/// when its connection is gone, and when it names somebody who is erased.
/// </summary>
internal sealed class ShopUpkeep(ShopQueue queue, TenantShops shops, IRowStore rows, TimeProvider clock) : IErasureReach
{
    /// <summary>Deletes what is over.</summary>
    public async Task TidyAsync(TenantId tenant, CancellationToken ct)
    {
        var (partition, now) = (QueueKeys.Of(tenant), clock.GetUtcNow());
        await DeleteAsync(partition, QueueKeys.SeenBefore(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1)), ct);
        var there = (await shops.ListAsync(tenant, ct)).Select(shop => shop.Id).ToHashSet();
        foreach (var shop in there)
        {
            var kept = await rows.ReadAsync(partition, LeftOutDelivery.Of(shop), ShopQueue.MostLeftOut, ct);
            var old = kept.FirstOrDefault(row => LeftOutDelivery.Of(row).At < now - ShopQueue.LeftOutKept)?.Key
                ?? (kept.Count == ShopQueue.MostLeftOut ? kept[^1].Key + "+" : null);
            if (old is not null)
            {
                await DeleteLeftOutAsync(partition, LeftOutDelivery.Of(shop) with { From = old }, ct);
            }
        }

        foreach (var gone in (await queue.LastAsync(tenant, ct)).Keys.Where(shop => !there.Contains(shop)))
        {
            await DeleteLeftOutAsync(partition, LeftOutDelivery.Of(gone), ct);
            await DeleteAsync(partition, KeyRange.StartingWith(QueueKeys.Last(gone)), ct);
        }
    }

    /// <inheritdoc />
    public async Task ForgetAsync(Erased erased, CancellationToken ct)
    {
        var partition = QueueKeys.Of(erased.Tenant);
        await foreach (var row in EachAsync(partition, LeftOutDelivery.All, ct))
        {
            var left = LeftOutDelivery.Of(row);
            if (left.Parts > 0 && await NamesAsync(erased, left.Id, ct) is { } parts)
            {
                var batch = new RowBatch(partition) { LeavesNoTrace = true }
                    .Replace(row, (left with { Detail = null, Parts = 0, IsWaiting = false }).Content());
                var again = await rows.FindAsync(partition, WaitingDelivery.KeyOf(left.Id), ct);
                await DeleteAsync(parts, again is null ? batch : batch.Delete(again), ct);
            }
        }

        // What still waits would add nobody who is erased, but might stay here as a body that cannot be read.
        await foreach (var row in EachAsync(partition, WaitingDelivery.All, ct))
        {
            if (await NamesAsync(erased, WaitingDelivery.IdOf(row), ct) is { } parts)
            {
                await DeleteAsync(parts, new RowBatch(partition) { LeavesNoTrace = true }.Delete(row), ct);
            }
        }
    }

    // The rows of a body that names the customer.
    private async Task<IReadOnlyList<Row>?> NamesAsync(Erased erased, Guid delivery, CancellationToken ct)
    {
        var (body, parts) = await queue.BodyAsync(erased.Tenant, delivery, ct);
        return NamedInBody.Is(erased.Customer, body) ? parts : null;
    }

    private async Task DeleteLeftOutAsync(Partition partition, KeyRange range, CancellationToken ct)
    {
        await foreach (var row in EachAsync(partition, range, ct))
        {
            var parts = LeftOutDelivery.Of(row) is { Parts: > 0 } left
                ? await rows.ReadAsync(partition, QueueKeys.PartsOf(left.Id), RowLimits.RowsPerRead, ct) : [];
            await DeleteAsync(parts, new RowBatch(partition) { LeavesNoTrace = true }.Delete(row), ct);
        }
    }

    // A conflict means that the row is gone already.
    private async Task DeleteAsync(IReadOnlyList<Row> parts, RowBatch batch, CancellationToken ct) =>
        await rows.CommitAsync(parts.Aggregate(batch, (all, part) => all.Delete(part)), ct);

    private async Task DeleteAsync(Partition partition, KeyRange range, CancellationToken ct)
    {
        while (await rows.ReadAsync(partition, range, RowLimits.RowsPerBatch, ct) is { Count: > 0 } page)
        {
            await rows.CommitAsync(page.Aggregate(new RowBatch(partition), (all, row) => all.Delete(row)), ct);
        }
    }

    private async IAsyncEnumerable<Row> EachAsync(
        Partition partition, KeyRange range, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        while (await rows.ReadAsync(partition, range, RowLimits.RowsPerBatch, ct) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                yield return row;
            }

            range = range with { From = page[^1].Key + "+" };
        }
    }
}
