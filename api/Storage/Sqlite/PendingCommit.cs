namespace OutlookCrm.Storage.Sqlite;

/// <summary>Batches on their way to the writer in one or more steps, and the caller who waits for them.</summary>
internal sealed class PendingCommit
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int GivenUp = 2;

    // The writer must never run a caller's code.
    private readonly TaskCompletionSource<IReadOnlyList<CommitResult>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = Waiting;

    public PendingCommit(IReadOnlyList<IReadOnlyList<RowBatch>> steps)
    {
        // Encoded by the caller: there are many callers and one writer.
        Steps = [.. steps.Select(step => step.Select(batch => (batch, LoggedBatch.Of(batch))).ToArray())];
        Bytes = Steps.Sum(step => step.Sum(one => (long)one.Logged.Record.Length));
        LeavesNoTrace = steps.Any(step => step.Any(batch => batch.LeavesNoTrace));
    }

    /// <summary>
    /// What is to be written, each batch as its caller made it and as the log will hold it. A step with a conflict is the last step.
    /// </summary>
    public (RowBatch Batch, LoggedBatch Logged)[][] Steps { get; }

    /// <summary>Whether the caller brings no batch and waits until the database holds every batch that was committed before.</summary>
    public bool IsFlush => Steps.Length == 0;

    /// <summary>Of a flush, once the writer has taken it: the newest generation that held a batch, and the runs of the applier.</summary>
    public (long Generation, int Runs)? Until { get; set; }

    /// <summary>How much of the log everything takes.</summary>
    public long Bytes { get; }

    /// <summary>Whether a batch erases something that must not stay in the files.</summary>
    public bool LeavesNoTrace { get; }

    /// <summary>Ends when the batches are durable or refused, or in the database.</summary>
    public Task<IReadOnlyList<CommitResult>> Done => _done.Task;

    /// <summary>
    /// The writer takes the batches; false if the caller has left. From here on the caller can leave, but the batches happen.
    /// </summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    public void GiveUp(CancellationToken ct)
    {
        Interlocked.CompareExchange(ref _state, GivenUp, Waiting);
        _done.TrySetCanceled(ct);
    }

    public void End(IReadOnlyList<CommitResult> results) => _done.TrySetResult(results);

    /// <summary>The batches failed: nothing is known to be written.</summary>
    public void Fail(Exception error) => _done.TrySetException(error);
}
