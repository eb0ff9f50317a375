using OutlookCrm.Customers.Profiles;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers.Projecting;

/// <summary>A change of a profile under way. Disposed without being completed, it gives back what it claimed.</summary>
public sealed class ProjectionChange(
    ProjectionStore store, IntentLog intents, Intent intent, ProjectionIntent deed, IReadOnlyList<Projection> former, IReadOnlyList<Projection> wanted) : IAsyncDisposable
{
    private bool _completed;

    /// <summary>The claims that this change made itself.</summary>
    internal List<Projection> Claimed { get; } = [];

    /// <summary>Who has an address or domain that this change wanted; null when all claims are ours. Also after completing it.</summary>
    public TakenBy? TakenBy { get; internal set; }

    /// <summary>
    /// Called right before the profile is written. Throws <see cref="StorageUnavailableException"/> when storage was so slow that the sweeper may soon take
    /// this change for a dead one: nothing is written then.
    /// </summary>
    public void ThrowIfLate(DateTimeOffset now)
    {
        if (now - intent.OpenedAt > Intent.BeginWithin)
        {
            throw new StorageUnavailableException("Storage took too long to prepare the change. Nothing was changed.");
        }
    }

    /// <summary>
    /// Writes the profile, whatever becomes of the caller. When it stays unknown whether that happened, nothing is given back: the write may yet arrive, so the
    /// sweeper looks once it can no longer.
    /// </summary>
    public async Task<CommitResult> DecideAsync(Func<ValueTask<CommitResult>> write)
    {
        try
        {
            return await write();
        }
        catch (StorageUnavailableException)
        {
            _completed = true;
            throw;
        }
    }

    /// <summary>
    /// The profile is stored: project it and forget the intent. False when the customer was erased meanwhile, or when a claim went to somebody else, whom
    /// <see cref="TakenBy"/> names: the change is taken back then.
    /// </summary>
    public async Task<bool> CompleteAsync()
    {
        _completed = true;

        // The profile is stored, so the caller's impatience no longer matters: half a projection would wait for the sweeper.
        (var isThere, TakenBy) = await store.ProjectAsync(intent, deed, deed.After, wanted, former.Except(wanted), CancellationToken.None);
        await intents.CloseAsync(intent, CancellationToken.None);
        return isThere && TakenBy is null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_completed)
        {
            // Only its own: what was claimed before may belong to another change of the same customer that is still under way.
            await store.GiveBackAsync(intent.Tenant, deed.Id, Claimed);
            await intents.CloseAsync(intent, CancellationToken.None);
        }
    }
}
