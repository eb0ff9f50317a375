namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// Decides for each batch, in their order, whether the conditions of its rows hold: against the database, recent rows and the batches of
/// its group.
/// </summary>
internal sealed class CommitJudge(RecentRows recent, Func<Partition, string, string?> versionInDatabase)
{
    // What the accepted batches of the group under way leave behind.
    private readonly Dictionary<(Partition Partition, string Key), string?> _versions = [];

    /// <summary>Begins a group: nothing of the last one counts that is not among the recent rows.</summary>
    public void Begin() => _versions.Clear();

    /// <summary>
    /// Adds the batches whose conditions hold to those accepted, up to the first step with a conflict. Returns the results, batch by batch.
    /// </summary>
    public List<CommitResult> Judge(PendingCommit pending, List<LoggedBatch> accepted)
    {
        var results = new List<CommitResult>(1);
        for (var (step, isRefused) = (0, false); step < pending.Steps.Length && !isRefused; step++)
        {
            foreach (var (batch, logged) in pending.Steps[step])
            {
                var result = Judge(batch, logged, accepted);
                results.Add(result);
                isRefused |= !result.IsCommitted;
            }
        }

        return results;
    }

    // A batch that is handed in again after an unknown end finds itself done.
    private CommitResult Judge(RowBatch batch, LoggedBatch logged, List<LoggedBatch> accepted)
    {
        foreach (var write in batch.Writes)
        {
            if (!Holds(batch.Partition, write))
            {
                return WasApplied(batch)
                    ? CommitResult.Committed(batch.OperationId)
                    : CommitResult.Refused(write.Key, write.Verb is RowVerb.Insert ? RowConflict.Exists : RowConflict.Stale);
            }
        }

        foreach (var change in logged.Changes)
        {
            _versions[(batch.Partition, change.Key)] = change.Row?.Version;
        }

        accepted.Add(logged);
        return CommitResult.Committed(batch.OperationId);
    }

    private bool Holds(Partition partition, RowWrite write) => write.Verb switch
    {
        RowVerb.Insert => VersionOf(partition, write.Key) is null,
        RowVerb.Replace or RowVerb.Delete => VersionOf(partition, write.Key) == write.Version,
        _ => true,
    };

    private bool WasApplied(RowBatch batch)
    {
        foreach (var write in batch.Writes)
        {
            if (VersionOf(batch.Partition, write.Key) == batch.OperationId)
            {
                return true;
            }
        }

        return false;
    }

    private string? VersionOf(Partition partition, string key) =>
        _versions.TryGetValue((partition, key), out var version) ? version
        : recent.Of(partition).TryFind(key, out var row) ? row?.Version
        : versionInDatabase(partition, key);
}
