namespace OutlookCrm.Storage.Sqlite;

/// <summary>Batches on their way to the writer in one or more steps, and the caller who waits for them.</summary>
internal sealed class PendingCommit(IReadOnlyList<IReadOnlyList<RowBatch>> steps)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int GivenUp = 2;

    // The writer must never run a caller's code.
    private readonly TaskCompletionSource<IReadOnlyList<CommitResult>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = Waiting;

    /// <summary>What is to be written. A step with a conflict is the last one that is written.</summary>
    public IReadOnlyList<IReadOnlyList<RowBatch>> Steps { get; } = steps;

    /// <summary>The size of everything that is to be written.</summary>
    public long Bytes { get; } = steps.Sum(step => step.Sum(batch => batch.Bytes));

    /// <summary>Whether a batch erases something that must not stay in the file.</summary>
    public bool LeavesNoTrace { get; } = steps.Any(step => step.Any(batch => batch.LeavesNoTrace));

    /// <summary>Ends when the batches are durable or refused.</summary>
    public Task<IReadOnlyList<CommitResult>> Done => _done.Task;

    /// <summary>The writer takes it up; false when its caller has gone. From here on the caller can leave, but the batches happen.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>The caller leaves.</summary>
    public void GiveUp(CancellationToken ct)
    {
        Interlocked.CompareExchange(ref _state, GivenUp, Waiting);
        _done.TrySetCanceled(ct);
    }

    /// <summary>Durable or refused.</summary>
    public void End(IReadOnlyList<CommitResult> results) => _done.TrySetResult(results);

    /// <summary>Failed: nothing is known to be written.</summary>
    public void Fail(Exception error) => _done.TrySetException(error);
}
