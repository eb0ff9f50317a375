using OutlookCrm.Money;
using OutlookCrm.Payments;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Looks on each day of a tenant's time zone for invoices that are overdue, and prepares an event for each that was not told yet. An
/// invoice that is paid is forgotten: should it fall overdue anew, that is told again. May stop and begin again at any point.
/// </summary>
internal sealed class OverdueTelling(
    IRowStore rows, Subscriptions subscriptions, LateInvoices overdue, ErasedEvents erased, TenantMoney money, TimeProvider clock)
{
    private const int AtOnce = 16;

    // Two rows each.
    private const int PerBatch = RowLimits.RowsPerBatch / 2;

    /// <summary>Looks for those of every tenant with a webhook that wants to know, whose day is not done yet.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var (tenant, webhooks) in await subscriptions.AllAsync(ct))
        {
            if (webhooks.Any(webhook => webhook.Wants(EventKinds.InvoiceOverdue)))
            {
                await LookAsync(tenant, ct);
            }
        }
    }

    private async Task LookAsync(TenantId tenant, CancellationToken ct)
    {
        var (partition, today) = (RowKeys.EventsToTell(tenant), await money.TodayAsync(tenant, ct));
        if (await rows.FindAsync(partition, ToldInvoices.LookedOn, ct) is { } last
            && JsonSerializer.Deserialize(last.Content.Span, WebhooksJson.Rows.DateOnly) >= today)
        {
            return;
        }

        var told = await ToldAsync(partition, ct);
        var several = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(overdue.BuyersAsync(tenant, ct), several, async (customer, token) =>
            await TellAsync(tenant, customer, await overdue.OfAsync(tenant, customer, today, token), told[customer], token));
        await rows.CommitAsync(new RowBatch(partition)
            .Upsert(ToldInvoices.LookedOn, JsonSerializer.SerializeToUtf8Bytes(today, WebhooksJson.Rows.DateOnly)), ct);
    }

    private async Task TellAsync(
        TenantId tenant, Guid customer, IReadOnlyList<LateInvoice> late, IEnumerable<Row> told, CancellationToken ct)
    {
        var (partition, before) = (RowKeys.EventsToTell(tenant), told.ToDictionary(row => ToldInvoices.Read(row).Invoice));
        foreach (var gone in before.Where(one => late.All(invoice => invoice.Id != one.Key)).Select(one => one.Value)
            .Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(gone.Aggregate(new RowBatch(partition), (batch, row) => batch.Delete(row)), ct);
        }

        var fresh = late.Where(invoice => !before.ContainsKey(invoice.Id)).ToList();
        foreach (var some in fresh.Chunk(PerBatch))
        {
            var batch = new RowBatch(partition);
            foreach (var invoice in some)
            {
                var prepared = new PreparedEvent(
                    EventKinds.InvoiceOverdue, customer, invoice.Id.ToString("D"), clock.GetUtcNow(), null, invoice.DueOn);
                batch.Insert(ToldInvoices.KeyOf(customer, invoice.Id), "{}"u8.ToArray())
                    .Insert(PreparedEvent.KeyOf(Guid.CreateVersion7()), prepared.Content());
            }

            await rows.CommitAsync(batch, ct);
        }

        // An erasure that was quicker has not seen these rows.
        if (fresh.Count > 0 && await rows.FindAsync(RowKeys.Customer(tenant, customer), RowKeys.Summary, ct) is null)
        {
            await erased.ForgetPreparedAsync(tenant, customer, ct);
        }
    }

    private async Task<ILookup<Guid, Row>> ToldAsync(Partition partition, CancellationToken ct)
    {
        var (told, range) = (new List<Row>(), ToldInvoices.All);
        IReadOnlyList<Row> page;
        do
        {
            page = await rows.ReadAsync(partition, range, RowLimits.RowsPerRead, ct);
            told.AddRange(page);
            range = page.Count == 0 ? range : range with { From = page[^1].Key + "+" };
        }
        while (page.Count == RowLimits.RowsPerRead);
        return told.ToLookup(row => ToldInvoices.Read(row).Customer);
    }
}
