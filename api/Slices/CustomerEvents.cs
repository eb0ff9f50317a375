using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// The one way to write what happened with a customer: reads the summary, lets the slice fill a batch, folds the entries into the summary,
/// commits everything in one batch, and starts again if another writer changed the customer in the meantime.
/// </summary>
public sealed class CustomerEvents(
    IRowStore rows, OwnedRows owned, RecentCustomers recent, IEventAnnouncer announcer, IEnumerable<IDerivedMember> derived)
{
    private readonly IDerivedMember[] _derived = [.. derived];

    /// <summary>
    /// Writes what <paramref name="fill"/> puts into the change. It is called again for every try, and answers null when rows changed while
    /// it read them. Answers null for a customer who is not there. When nothing was put into the change, nothing is written.
    /// </summary>
    public async Task<T?> WriteAsync<T>(TenantId tenant, Guid customer, Func<CustomerChange, Task<T?>> fill, CancellationToken ct)
        where T : class
    {
        var partition = RowKeys.Customer(tenant, customer);
        string? refused = null;
        for (var contention = new Contention(rows); ;)
        {
            if (await rows.FindAsync(partition, RowKeys.Summary, ct) is not { } summary)
            {
                return null;
            }

            var change = new CustomerChange(rows, partition, summary, refused);
            if (await fill(change) is { } result)
            {
                if (change.Batch.Writes.Count == 0)
                {
                    return result;
                }

                await change.DeriveAsync(_derived, ct);
                var batch = change.Finish();
                owned.Check(batch);
                var committed = await CommitAsync(tenant, customer, change, batch, ct);
                if (committed.IsCommitted)
                {
                    recent.Note(tenant, change.UserId, customer);
                    return result;
                }

                // A row that is there already is an answer, not a race: the slice looks at it in the next try.
                var isAnswer = committed.Conflict == RowConflict.Exists && refused is null;
                refused = committed.ConflictKey;
                if (isAnswer)
                {
                    continue;
                }
            }

            await contention.LostAsync(ct);
        }
    }
    // A refused change leaves what was prepared for it behind: nothing is told of it, because its audit row never comes.
    private async Task<CommitResult> CommitAsync(
        TenantId tenant, Guid customer, CustomerChange change, RowBatch batch, CancellationToken ct)
    {
        if (change.Happened is not var (kind, item)
            || await announcer.PrepareAsync(tenant, [(new(kind, customer, item), batch)], ct) is not { } prepared)
        {
            return await rows.CommitAsync(batch, ct);
        }

        var committed = (await rows.CommitAsync([[prepared], [batch]], ct))[^1];
        announcer.Tell(tenant);
        return committed;
    }
}
