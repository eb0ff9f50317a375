using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Payments;

/// <summary>
/// Writes payments of a customer: one by hand, or many by a program in as few commits as the limits of a batch allow. What is there already
/// stays as it is, so that a repeat changes nothing.
/// </summary>
public sealed class PaymentsJournal
{
    // Two rows a payment; besides them a batch holds the summary, an audit row and open items.
    private const int MostAtOnce = (RowLimits.RowsPerBatch - 20) / 2;

    private readonly CustomerEvents _events;
    private readonly PaymentTimelineKind _kind;
    private readonly TimeProvider _clock;

    internal PaymentsJournal(CustomerEvents events, PaymentTimelineKind kind, TimeProvider clock) =>
        (_events, _kind, _clock) = (events, kind, clock);

    /// <summary>
    /// Writes payments of one customer, which <see cref="Payment.WhyNot"/> allows, none twice. An outcome for each, in their order; null
    /// for no such customer. The batches are written one after the other: after a crash, write all again.
    /// </summary>
    public async Task<IReadOnlyList<PaymentOutcome>?> WriteAsync(
        Actor actor, Guid customer, IReadOnlyList<Payment> payments, CancellationToken ct)
    {
        var outcomes = new List<PaymentOutcome>(payments.Count);
        foreach (var chunk in payments.Chunk(MostAtOnce))
        {
            var written = await _events.WriteAsync<List<PaymentOutcome>>(actor.Tenant, customer, async change =>
            {
                var own = new List<PaymentOutcome>(chunk.Length);
                foreach (var payment in chunk)
                {
                    if (await change.FindAsync(PaymentsKeys.Payment(payment.Id), ct) is { } row)
                    {
                        var there = PaymentsMember.Read(row);
                        own.Add(new(there.Says(payment) ? PaymentWritten.Unchanged : PaymentWritten.Differs, there, row.Version));
                        continue;
                    }

                    change.Batch.Insert(PaymentsKeys.Payment(payment.Id), PaymentRows.Content(payment));
                    change.Add(_kind, PaymentOnTimeline.IdOf(payment), PaymentOnTimeline.Of(payment));
                    own.Add(new(PaymentWritten.Created, payment, change.Version));
                }

                if (own.Exists(outcome => outcome.Written == PaymentWritten.Created))
                {
                    change.Audit(actor.Did("recorded payments", _clock.GetUtcNow()));
                }

                return own;
            }, ct);
            if (written is null)
            {
                return null;
            }

            outcomes.AddRange(written);
        }

        return outcomes;
    }

    /// <summary>The stored payment of each id, null where there is none; null for no such customer.</summary>
    public Task<List<Payment?>?> FindAsync(TenantId tenant, Guid customer, IReadOnlyList<Guid> payments, CancellationToken ct) =>
        _events.WriteAsync(tenant, customer, async change =>
        {
            var found = new List<Payment?>(payments.Count);
            foreach (var id in payments)
            {
                found.Add(await change.FindAsync(PaymentsKeys.Payment(id), ct) is { } row ? PaymentsMember.Read(row) : null);
            }

            return (List<Payment?>?)found;
        }, ct);

    /// <summary>
    /// Removes what an import wrote of a customer. What was corrected since stays and is told; undoing again changes nothing. Null for no
    /// such customer.
    /// </summary>
    public async Task<UndonePayments?> UndoAsync(Actor actor, Guid customer, Guid importId, CancellationToken ct)
    {
        for (var removed = 0; ;)
        {
            var step = await _events.WriteAsync<UndonePayments>(actor.Tenant, customer, async change =>
            {
                var written = (await change.ReadAfterAsync(PaymentsKeys.All, ct))
                    .Select(row => (Row: row, Payment: PaymentsMember.Read(row))).Where(one => one.Payment.ImportId == importId).ToList();
                var going = written.Where(one => one.Payment.CorrectedBy is null).Take(MostAtOnce).ToList();
                foreach (var (row, payment) in going)
                {
                    if (await change.FindAsync(RowKeys.TimelineEntry(PaymentOnTimeline.IdOf(payment)), ct) is not { } entry)
                    {
                        return null;
                    }

                    change.Batch.Delete(row);
                    await change.RemoveAsync(_kind, entry, ct);
                }

                if (going.Count > 0)
                {
                    change.Audit(actor.Did("undid an import", _clock.GetUtcNow()));
                }

                return new(going.Count, [.. written.Select(one => one.Payment).Where(payment => payment.CorrectedBy is not null)]);
            }, ct);
            if (step is null)
            {
                return null;
            }

            removed += step.Removed;
            if (step.Removed < MostAtOnce)
            {
                return step with { Removed = removed };
            }
        }
    }
}

/// <summary>What became of a payment that was to be written.</summary>
public enum PaymentWritten
{
    /// <summary>It is new.</summary>
    Created,

    /// <summary>It was there already and says the same.</summary>
    Unchanged,

    /// <summary>A stored payment has the same id and says something else. It stays; nothing was written.</summary>
    Differs,
}

/// <summary>The payment that is stored now, and its version.</summary>
public sealed record PaymentOutcome(PaymentWritten Written, Payment Payment, string Version);

/// <summary>How many payments an undo removed, and which stayed because somebody corrected them since.</summary>
public sealed record UndonePayments(int Removed, IReadOnlyList<Payment> Kept);
