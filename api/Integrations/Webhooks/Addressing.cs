using System.Security.Cryptography;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Addresses what happened to the webhooks that want to know. Deliveries are durable before what they were made of goes: a crash in between
/// makes them anew, under the same names. Customers who changed at about the same time are told together.
/// </summary>
internal sealed class Addressing(IRowStore rows, WebhookStore store, DeliveryStore deliveries, TimeProvider clock)
{
    // Then receivers get what is addressed so far, and the next run goes on.
    private const int PagesPerRun = 10;
    private const int AtOnce = 16;

    // When this process first saw events whose change was not there, on its own clock. Only the holder of the lease addresses.
    private readonly Dictionary<Guid, long> _unproven = [];

    /// <summary>Addresses what a tenant's webhooks are to be told.</summary>
    public async Task RunAsync(TenantId tenant, CancellationToken ct)
    {
        var range = PreparedEvent.All;
        for (var pages = 0; pages < PagesPerRun; pages++)
        {
            var page = await rows.ReadAsync(RowKeys.EventsToTell(tenant), range, RowLimits.RowsPerRead, ct);
            if (page.Count > 0)
            {
                // Read after the events: an event that another replica prepared for a new webhook finds the webhook.
                await AddressAsync(tenant, await store.ListAsync(tenant, ct), page, ct);
                range = range with { From = page[^1].Key + "+" };
            }

            if (page.Count < RowLimits.RowsPerRead)
            {
                break;
            }
        }
    }

    private async Task AddressAsync(TenantId tenant, IReadOnlyList<StoredWebhook> webhooks, IReadOnlyList<Row> page, CancellationToken ct)
    {
        var proofs = new bool[page.Count];
        var several = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(Enumerable.Range(0, page.Count), several, async (i, token) =>
             proofs[i] = await IsProvenAsync(tenant, PreparedEvent.Of(page[i]), token));
        var (proven, ended) = (new List<(Guid Id, PreparedEvent Event)>(), new List<Row>());
        foreach (var (row, isProven) in page.Zip(proofs))
        {
            var id = PreparedEvent.IdIn(row.Key);
            if (isProven)
            {
                proven.Add((id, PreparedEvent.Of(row)));
            }

            if (isProven || IsGivenUp(id))
            {
                _unproven.Remove(id);
                ended.Add(row);
            }
        }

        foreach (var webhook in webhooks)
        {
            await AddAsync(tenant, webhook, Made([.. proven.Where(one => webhook.Wants(one.Event.Kind))]), ct);
        }

        await DeleteAsync(tenant, ended, ct);
    }

    private async Task AddAsync(TenantId tenant, StoredWebhook webhook, List<StoredDelivery> made, CancellationToken ct)
    {
        if (made.Count == 0)
        {
            return;
        }

        var room = DeliveryStore.MostWaiting - await deliveries.CountWaitingAsync(tenant, webhook.Id, ct);
        await deliveries.AddAsync(tenant, webhook.Id, [.. made.Select((one, i) => i < room ? one
            : one with { State = DeliveryState.Failed, NextTry = null, Error = "too-many-waiting" })], ct);
    }

    private List<StoredDelivery> Made(IReadOnlyList<(Guid Id, PreparedEvent Event)> events)
    {
        var single = events.Where(one => !EventBody.NamesSeveral(one.Event.Kind))
            .Select(one => Waiting(one.Id, one.Event.Kind, one.Event.At, EventBody.Of(one.Event), [one.Event.Customer]));
        var together = events.Where(one => EventBody.NamesSeveral(one.Event.Kind)).GroupBy(one => one.Event.Kind)
            .SelectMany(kind => kind.GroupBy(one => one.Event.Customer).Chunk(EventBody.MostCustomers).Select(some =>
            {
                var (ids, at) = (some.Select(one => one.Key).ToList(), some.Max(one => one.Max(change => change.Event.At)));

                // Whoever is erased is there no more: the delivery is about nobody who could still be erased.
                return Waiting(NameOf(some.SelectMany(one => one.Select(change => change.Id))), kind.Key, at,
                    EventBody.Of(kind.Key, at, ids), kind.Key == EventKinds.CustomerErased ? [] : ids);
            }));
        return [.. single.Concat(together).OrderBy(one => one.At)];
    }

    // Due by the clock that sends, whatever the clock of the replica said on which it happened.
    private StoredDelivery Waiting(Guid message, string kind, DateTimeOffset at, string body, IReadOnlyList<Guid> customers) =>
        new(message, kind, at, body, customers, DeliveryState.Waiting) { NextTry = clock.GetUtcNow() };

    // The same changes told together have the same name.
    private static Guid NameOf(IEnumerable<Guid> events) =>
        new(SHA256.HashData([.. events.Order().SelectMany(id => id.ToByteArray())]).AsSpan(0, 16));

    private async ValueTask<bool> IsProvenAsync(TenantId tenant, PreparedEvent prepared, CancellationToken ct) =>
        prepared.Proof is null || await rows.FindAsync(RowKeys.Customer(tenant, prepared.Customer), prepared.Proof, ct) is not null;

    // The change may still be on its way, for as long as an intent may be worked on.
    private bool IsGivenUp(Guid id)
    {
        if (!_unproven.TryGetValue(id, out var since))
        {
            _unproven[id] = since = clock.GetTimestamp();
        }

        return clock.GetElapsedTime(since) >= Intent.LeftAfter;
    }

    private async Task DeleteAsync(TenantId tenant, List<Row> ended, CancellationToken ct)
    {
        var partition = RowKeys.EventsToTell(tenant);
        foreach (var some in ended.Chunk(RowLimits.RowsPerBatch))
        {
            if (!(await rows.CommitAsync(some.Aggregate(new RowBatch(partition), (batch, row) => batch.Delete(row)), ct)).IsCommitted)
            {
                // An erasure took some of them away.
                foreach (var row in some)
                {
                    await rows.CommitAsync(new RowBatch(partition).Delete(row), ct);
                }
            }
        }
    }
}
