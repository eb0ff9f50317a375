using OutlookCrm.Customers.Profiles;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers.Projecting;

/// <summary>
/// A change of a profile under way. Disposed without being completed, it removes the rows that it wrote outside the customer's partition.
/// </summary>
public sealed class ProjectionChange(
    ProjectionStore store,
    (Intent Intent, RowBatch Batch) opening,
    ProjectionIntent change,
    IReadOnlyList<ProjectedRow> former,
    IReadOnlyList<ProjectedRow> wanted,
    TenantStarts starts,
    IRowStore rows,
    IntentLog intents,
    TimeProvider clock) : IAsyncDisposable
{
    private readonly List<ProjectedRow> _written = [];
    private readonly long _begun = clock.GetTimestamp();
    private bool _isOpen;
    private bool _isStored;
    private bool _isCompleted;

    /// <summary>Who has an address or domain that this change wanted; null when all claims are ours. Also after completing it.</summary>
    public TakenBy? TakenBy { get; private set; }

    /// <summary>
    /// Writes in this order: the intent, the new claims, the profile, the other new rows. Null if a claim belongs to another customer: <see
    /// cref="TakenBy"/> names that customer, and the profile was not written. Throws <see cref="StorageUnavailableException"/> if storage
    /// was so slow that the sweeper may soon treat this change as abandoned (then no profile is written), or if it is unknown whether the
    /// profile was written. In the second case the claims are kept, because the write may still arrive; the sweeper decides when the write
    /// can no longer arrive.
    /// </summary>
    public async Task<CommitResult?> WriteAsync(RowBatch profile, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (change.Before is null)
        {
            await starts.BeginAsync(opening.Intent.Tenant, ct);
        }

        var claims = wanted.Where(row => row.IsClaim).MissingIn(former).ToList();
        for (var contention = new Contention(rows, ProjectionStore.ClaimedWithoutPause); ; await contention.LostAsync(ct))
        {
            var ended = await CommitAsync(Steps(claims, profile, ct));
            var refused = claims.Zip(ended).Where(claim => !claim.Second.IsCommitted).Select(claim => claim.First).ToList();
            _written.AddRange(claims.MissingIn(refused));
            if (ended.Count > claims.Count)
            {
                _isStored = ended[claims.Count].IsCommitted;
                _written.AddRange(_isStored ? NewRows : []);
                return ended[claims.Count];
            }

            if (refused.Count == 0)
            {
                ct.ThrowIfCancellationRequested();
                throw new StorageUnavailableException("Storage took too long to prepare the change. Nothing was changed.");
            }

            claims = await StillFreeAsync(refused, ct);
            if (TakenBy is not null)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// The profile is stored: checks that every row outside the partition says so, and forgets the intent. False if the customer was erased
    /// in the meantime, or if a claim went to another customer, whom <see cref="TakenBy"/> names: then the change is undone.
    /// </summary>
    public async Task<bool> CompleteAsync()
    {
        _isCompleted = true;

        // The profile is stored, so it no longer matters whether the caller still waits: half a projection would wait for the sweeper.
        var unwanted = former.MissingIn(wanted);
        (var isThere, TakenBy) = await store.ProjectAsync(
            opening.Intent, change, change.After, wanted, unwanted, _isStored, CancellationToken.None);
        await intents.CloseAsync(opening.Intent, CancellationToken.None);
        return isThere && TakenBy is null;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isCompleted && _isOpen)
        {
            // Only its own rows: what was claimed before may belong to another change of the same customer that is still under way.
            await store.GiveBackAsync(opening.Intent.Tenant, change.Id, _written);
            await intents.CloseAsync(opening.Intent, CancellationToken.None);
        }
    }

    private IEnumerable<ProjectedRow> NewRows => wanted.Where(row => !row.IsClaim).ChangedFrom(former);

    // The caller may leave at any time: from here on that ends nothing, because half of the steps would wait for the sweeper.
    private async Task<IReadOnlyList<CommitResult>> CommitAsync(IEnumerable<IReadOnlyList<RowBatch>> steps)
    {
        var isFirst = !_isOpen;
        try
        {
            var ended = await rows.CommitAsync(steps, CancellationToken.None);
            return !isFirst ? ended
                : ended[0].IsCommitted ? [.. ended.Skip(1)]
                : throw new InvalidOperationException($"Intent {opening.Intent.Id} was there already.");
        }
        catch
        {
            _isCompleted = true;
            throw;
        }
    }

    private IEnumerable<IReadOnlyList<RowBatch>> Steps(List<ProjectedRow> claims, RowBatch profile, CancellationToken ct)
    {
        if (!_isOpen)
        {
            _isOpen = true;
            yield return [opening.Batch];
        }

        if (claims.Count > 0)
        {
            yield return [.. claims.Select(claim => new RowBatch(claim.Partition).Insert(claim.Key, claim.Content))];
        }

        if (ct.IsCancellationRequested || clock.GetElapsedTime(_begun) > Intent.BeginWithin)
        {
            yield break;
        }

        yield return [profile];
        if (NewRows.Upserts().ToList() is { Count: > 0 } upserts)
        {
            yield return upserts;
        }
    }

    // The refused claims that no customer holds any more. A claim that this customer already holds is left out.
    private async Task<List<ProjectedRow>> StillFreeAsync(List<ProjectedRow> refused, CancellationToken ct)
    {
        var free = new List<ProjectedRow>();
        foreach (var claim in refused)
        {
            if (await store.OwnerAsync(claim, ct) is not { } owner)
            {
                free.Add(claim);
            }
            else if (owner.Id != change.Id)
            {
                TakenBy ??= ProjectionStore.Taken(opening.Intent.Tenant, change.After, claim, owner);
            }
        }

        return free;
    }
}
