using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>
/// Older versions kept each score under its id, so that only reading all of them told the newest. Whoever first lists or changes a
/// customer's feedback moves such rows to where new ones stand, a batch at a time: a crash between two batches leaves two correct parts.
/// </summary>
internal sealed class OlderFeedback(IRowStore rows, CustomerEvents events, TimeProvider clock)
{
    // A score makes three writes: its former row goes, its two rows come.
    private const int AtOnce = 30;

    /// <summary>Moves all rows of the older form; they keep their content and get a new version.</summary>
    public async Task MoveAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        while (await HasAnyAsync(tenant, customer, ct) && await MoveSomeAsync(tenant, customer, ct))
        {
        }
    }

    private async Task<bool> HasAnyAsync(TenantId tenant, Guid customer, CancellationToken ct) =>
        (await rows.ReadAsync(RowKeys.Customer(tenant, customer), FeedbackKeys.Older, 1, ct)).Count > 0;

    /// <summary>False for no such customer.</summary>
    private async Task<bool> MoveSomeAsync(TenantId tenant, Guid customer, CancellationToken ct) =>
        await events.WriteAsync(tenant, customer, async change =>
        {
            var page = await rows.ReadAsync(change.Batch.Partition, FeedbackKeys.Older, AtOnce, ct);
            foreach (var row in page)
            {
                change.Batch.Delete(row);
                FeedbackRows.Insert(change.Batch, FeedbackRows.Read(row).Feedback);
            }

            if (page.Count > 0)
            {
                change.Audit(Actor.OfJob(tenant, "feedback").Did("moved feedback", clock.GetUtcNow()));
            }

            return change;
        }, ct) is not null;
}
