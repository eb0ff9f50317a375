using OutlookCrm.Customers.Profiles;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers.Projecting;

/// <summary>
/// Customers who are being added together: one intent tells of all of them, and their rows that lie in one partition are one batch. Writes
/// the same rows in the same order as a <see cref="ProjectionChange"/> for each customer, as long as nobody else has one of the addresses.
/// </summary>
public sealed class ProjectionAdditions(
    ProjectionStore store,
    (Intent Intent, RowBatch Batch) opening,
    IReadOnlyList<ProjectionIntent> added,
    IReadOnlyList<IReadOnlyList<ProjectedRow>> wanted,
    TenantStarts starts,
    IRowStore rows,
    IntentLog intents,
    TimeProvider clock)
{
    private readonly long _begun = clock.GetTimestamp();

    /// <summary>
    /// Writes in this order: the intent, the claims, the profiles, the other rows. False when a claim or a profile was refused, or when
    /// storage was so slow that the sweeper may soon treat the intent as abandoned: then some of the rows may be there, and the intent is
    /// open. Throws <see cref="StorageUnavailableException"/> if it is unknown what was written; the sweeper decides.
    /// </summary>
    /// <param name="profiles">A batch for each customer, in their order.</param>
    /// <param name="ct">Gives up before the first write.</param>
    public async Task<bool> WriteAsync(IReadOnlyList<RowBatch> profiles, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await starts.BeginAsync(opening.Intent.Tenant, ct);
        List<RowBatch> claims = [.. wanted.SelectMany(own => own.Where(row => row.IsClaim))
            .Select(claim => new RowBatch(claim.Partition).Insert(claim.Key, claim.Content))];
        List<RowBatch> others = [.. wanted.SelectMany(own => own.Where(row => !row.IsClaim)).Upserts()];
        var ended = await rows.CommitAsync(Steps(claims, profiles, others), CancellationToken.None);
        return ended.Count == 1 + claims.Count + profiles.Count + others.Count && ended.All(result => result.IsCommitted);
    }

    /// <summary>
    /// Everything is written: checks for each customer that every row outside the partition says so, and forgets the intent. Not there is
    /// who was erased in the meantime; a claim that went to another customer was undone.
    /// </summary>
    public async Task<IReadOnlyList<(bool IsThere, TakenBy? TakenBy)>> CompleteAsync()
    {
        // The profiles are stored, so it no longer matters whether the caller still waits.
        var ended = await Task.WhenAll(added.Zip(wanted, (change, own) =>
            store.ProjectAsync(opening.Intent, change, change.After, own, [], true, CancellationToken.None)));
        await intents.CloseAsync(opening.Intent, CancellationToken.None);
        return ended;
    }

    /// <summary>
    /// What was refused was decided customer by customer: removes the rows of those who were not added, and forgets the intent.
    /// </summary>
    public async Task GiveBackAsync(IReadOnlySet<Guid> notAdded)
    {
        foreach (var (change, own) in added.Zip(wanted).Where(one => notAdded.Contains(one.First.Id)))
        {
            await store.GiveBackAsync(opening.Intent.Tenant, change.Id, own);
        }

        await intents.CloseAsync(opening.Intent, CancellationToken.None);
    }

    private IEnumerable<IReadOnlyList<RowBatch>> Steps(List<RowBatch> claims, IReadOnlyList<RowBatch> profiles, List<RowBatch> others)
    {
        yield return [opening.Batch];
        if (claims.Count > 0)
        {
            yield return claims;
        }

        if (clock.GetElapsedTime(_begun) > Intent.BeginWithin)
        {
            yield break;
        }

        yield return profiles;
        if (others.Count > 0)
        {
            yield return others;
        }
    }
}
