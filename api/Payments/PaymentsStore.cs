using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Payments;

/// <summary>Reads a customer's payments, corrects and removes one of them, and keeps the credit limit.</summary>
internal sealed class PaymentsStore(IRowStore rows, CustomerEvents events, PaymentTimelineKind kind, TimeProvider clock)
{
    /// <summary>The settled account of a customer with its payments, newest first; null for no such customer.</summary>
    public async Task<ReadAccount?> ReadAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, customer);
        var profile = rows.FindAsync(partition, RowKeys.Profile, ct).AsTask();
        var limit = rows.FindAsync(partition, PaymentsKeys.Limit, ct).AsTask();
        var (documents, payments) = (SaleDocuments.DebtsAsync(rows, tenant, customer, ct), ReadPaymentsAsync(partition, ct));
        await Task.WhenAll(profile, limit, documents, payments);
        var stored = await payments;
        return await profile is null ? null : new(
            Settlement.Of(await documents, [.. stored.Select(one => one.Payment)]),
            [.. stored.OrderByDescending(one => one.Payment.Day).ThenByDescending(one => one.Payment.Id)],
            await limit is { } row ? PaymentsMember.ReadLimit(row) : null);
    }

    /// <summary>Puts a corrected payment in place of one, if that still has <paramref name="version"/>.</summary>
    public async Task<PaymentChanged> CorrectAsync(
        Actor actor, Guid customer, Guid id, string version, Func<Payment, Payment> correct, CancellationToken ct) =>
        await ChangeAsync(actor, customer, id, version, "corrected a payment", async (change, row, entry, there) =>
        {
            var corrected = correct(there) with { CorrectedBy = new(actor.UserId, actor.Name, clock.GetUtcNow()) };
            change.Batch.Replace(row, PaymentRows.Content(corrected));
            if (corrected.Day == there.Day)
            {
                await change.CorrectAsync(kind, entry, PaymentOnTimeline.Of(corrected), ct);
            }
            else
            {
                await change.RemoveAsync(kind, entry, ct);
                change.Add(kind, PaymentOnTimeline.IdOf(corrected), PaymentOnTimeline.Of(corrected));
            }

            return new(change.Version, corrected);
        }, ct);

    /// <summary>Removes a payment, if it still has <paramref name="version"/>.</summary>
    public async Task<PaymentChanged> RemoveAsync(Actor actor, Guid customer, Guid id, string version, CancellationToken ct) =>
        await ChangeAsync(actor, customer, id, version, "removed a payment", async (change, row, entry, there) =>
        {
            change.Batch.Delete(row);
            await change.RemoveAsync(kind, entry, ct);
            return new(version, there);
        }, ct);

    /// <summary>Sets how much a customer may owe; null: no limit. False for no such customer.</summary>
    public async Task<bool> LimitAsync(Actor actor, Guid customer, CreditLimit? limit, CancellationToken ct) =>
        await events.WriteAsync(actor.Tenant, customer, async change =>
        {
            var row = await change.FindAsync(PaymentsKeys.Limit, ct);
            if (limit != (row is null ? null : PaymentsMember.ReadLimit(row)))
            {
                _ = (row, limit) switch
                {
                    (null, { } set) => change.Batch.Insert(PaymentsKeys.Limit, PaymentRows.Content(set)),
                    ({ } there, { } set) => change.Batch.Replace(there, PaymentRows.Content(set)),
                    ({ } there, null) => change.Batch.Delete(there),
                    _ => change.Batch,
                };
                change.Audit(actor.Did("set the credit limit", clock.GetUtcNow()));
            }

            return change;
        }, ct) is not null;

    private async Task<PaymentChanged> ChangeAsync(
        Actor actor, Guid customer, Guid id, string version, string verb,
        Func<CustomerChange, Row, Row, Payment, Task<StoredPayment>> change, CancellationToken ct) =>
        await events.WriteAsync<PaymentChanged>(actor.Tenant, customer, async trying =>
        {
            if (await trying.FindAsync(PaymentsKeys.Payment(id), ct) is not { } row)
            {
                return new(true, null, false);
            }

            var there = PaymentsMember.Read(row);
            if (row.Version != version)
            {
                return new(true, new(row.Version, there), false);
            }

            // The line was written with the payment; if the two were changed in between, everything is read again.
            if (await trying.FindAsync(RowKeys.TimelineEntry(PaymentOnTimeline.IdOf(there)), ct) is not { } entry)
            {
                return null;
            }

            var changed = await change(trying, row, entry, there);
            trying.Audit(actor.Did(verb, clock.GetUtcNow(), PaymentOnTimeline.IdOf(changed.Payment)));
            return new(true, changed, true);
        }, ct) ?? new(false, null, false);

    private async Task<List<StoredPayment>> ReadPaymentsAsync(Partition partition, CancellationToken ct)
    {
        var (all, range) = (new List<StoredPayment>(), PaymentsKeys.All);
        while (true)
        {
            var page = await rows.ReadAsync(partition, range, RowLimits.RowsPerRead, ct);
            all.AddRange(page.Select(row => new StoredPayment(row.Version, PaymentsMember.Read(row))));
            if (page.Count < RowLimits.RowsPerRead)
            {
                return all;
            }

            range = new(page[^1].Key + "+", range.Before);
        }
    }
}

/// <summary>A payment as stored, with the version that a change must name.</summary>
public sealed record StoredPayment(string Version, Payment Payment);

/// <summary>A customer's account as it is stored.</summary>
public sealed record ReadAccount(SettledAccount Account, IReadOnlyList<StoredPayment> Payments, CreditLimit? Limit);

/// <summary>
/// How a change ended. <paramref name="IsDone"/>: what is stored now, or what was removed. Otherwise <paramref name="Payment"/> is the
/// stored one that conflicts, null for none; <paramref name="IsCustomer"/> false where there is no such customer.
/// </summary>
public sealed record PaymentChanged(bool IsCustomer, StoredPayment? Payment, bool IsDone);
