namespace OutlookCrm.Storage.Sqlite;

/// <summary>A batch on its way to the writer, and the caller who waits for it.</summary>
internal sealed class PendingCommit(RowBatch batch)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int GivenUp = 2;

    // The writer must never run a caller's code.
    private readonly TaskCompletionSource<CommitResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = Waiting;

    /// <summary>What is to be written.</summary>
    public RowBatch Batch { get; } = batch;

    /// <summary>Ends when the batch is durable or refused.</summary>
    public Task<CommitResult> Done => _done.Task;

    /// <summary>The writer takes it up; false when its caller has gone. From here on the caller can leave, but the batch happens.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>The caller leaves.</summary>
    public void GiveUp(CancellationToken ct)
    {
        Interlocked.CompareExchange(ref _state, GivenUp, Waiting);
        _done.TrySetCanceled(ct);
    }

    /// <summary>Durable or refused.</summary>
    public void End(CommitResult result) => _done.TrySetResult(result);

    /// <summary>Failed: nothing is known to be written.</summary>
    public void Fail(Exception error) => _done.TrySetException(error);
}
