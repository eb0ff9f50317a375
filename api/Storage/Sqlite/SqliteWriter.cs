using System.Threading.Channels;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// The only writer of the file. It takes every batch that waits, commits them as one transaction, and answers their callers after
/// the disk has it: under load one sync pays for many batches (group commit).
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int QueueLength = 1024;
    private const int BatchesPerGroup = 256;
    private const long BytesPerGroup = 16 * 1024 * 1024;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly Channel<PendingCommit> _queue =
        Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(QueueLength) { SingleReader = true });

    // A thread of its own: waiting for the disk must not take one from the requests.
    private readonly Thread _thread;
    private WriteTransaction? _transaction;
    private bool _rewriteFailed;

    public SqliteWriter(string path)
    {
        _path = path;
        _transaction = new WriteTransaction(path);
        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite writer" };
        _thread.Start();
    }

    /// <summary>Waits in line, then for the disk.</summary>
    public async ValueTask<CommitResult> CommitAsync(RowBatch batch, CancellationToken ct) => (await CommitAsync([[batch]], ct))[0];

    /// <summary>The same for batches in steps, which share one transaction.</summary>
    public async ValueTask<IReadOnlyList<CommitResult>> CommitAsync(IReadOnlyList<IReadOnlyList<RowBatch>> steps, CancellationToken ct)
    {
        var pending = new PendingCommit(steps);
        try
        {
            await _queue.Writer.WriteAsync(pending, ct);
        }
        catch (ChannelClosedException e)
        {
            throw new StorageUnavailableException($"The database {_path} is being closed.", e);
        }

        using var leaving = ct.UnsafeRegister(static (state, token) => ((PendingCommit)state!).GiveUp(token), pending);
        return await pending.Done;
    }

    /// <summary>Finishes what waits, empties the log into the file and closes it.</summary>
    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
        {
            _thread.Join();
        }
    }

    private void Run()
    {
        var group = new List<PendingCommit>(BatchesPerGroup);
        while (WaitForWork())
        {
            TakeGroup(group);
            Commit(group);
            group.Clear();
        }

        EmptyLog();
        _transaction?.Dispose();
    }

    private bool WaitForWork()
    {
        var work = _queue.Reader.WaitToReadAsync().AsTask();
        if (!work.Wait(Idle))
        {
            RewriteIfOwed();
            EmptyLog();
        }

        return work.GetAwaiter().GetResult();
    }

    private void TakeGroup(List<PendingCommit> group)
    {
        var bytes = 0L;
        while (group.Count < BatchesPerGroup && bytes < BytesPerGroup && _queue.Reader.TryRead(out var pending))
        {
            if (pending.TryTake())
            {
                group.Add(pending);
                bytes += pending.Bytes;
            }
        }
    }

    private void Commit(List<PendingCommit> group)
    {
        var results = new IReadOnlyList<CommitResult>?[group.Count];
        try
        {
            if (group.Exists(pending => pending.LeavesNoTrace))
            {
                // Before the rows are gone: what is owed to the file outlives a crash.
                using var owed = File.Create(RewriteOwed);
                owed.Flush(flushToDisk: true);
            }

            _transaction ??= new WriteTransaction(_path);
            _transaction.Begin();
            for (var i = 0; i < group.Count; i++)
            {
                results[i] = Apply(_transaction, group[i]);
            }

            _transaction.Commit();
        }
        catch (Exception e)
        {
            // Whatever it was, the writer goes on, with a fresh connection.
            _transaction?.Dispose();
            _transaction = null;
            FailAll(group, e);
            return;
        }

        for (var i = 0; i < group.Count; i++)
        {
            if (results[i] is { } result)
            {
                group[i].End(result);
            }
        }
    }

    /// <summary>Null after a batch that broke alone; throws when it took the transaction with it.</summary>
    private List<CommitResult>? Apply(WriteTransaction transaction, PendingCommit pending)
    {
        try
        {
            var results = new List<CommitResult>();
            for (var (step, isRefused) = (0, false); step < pending.Steps.Count && !isRefused; step++)
            {
                foreach (var batch in pending.Steps[step])
                {
                    var result = transaction.Apply(batch);
                    results.Add(result);
                    isRefused |= !result.IsCommitted;
                }
            }

            return results;
        }
        catch (Exception e) when (transaction.IsSound)
        {
            pending.Fail(Explain(e));
            return null;
        }
    }

    private void FailAll(List<PendingCommit> group, Exception error)
    {
        foreach (var pending in group)
        {
            pending.Fail(Explain(error));
        }
    }

    private StorageUnavailableException Explain(Exception e) => e switch
    {
        SqliteError error => error.Explain(),
        StorageUnavailableException unavailable => unavailable,
        _ => new StorageUnavailableException($"Writing to the database {_path} failed unexpectedly: {e.Message}", e),
    };

    /// <summary>Stands beside the database while something erased may still be between its rows.</summary>
    private string RewriteOwed => $"{_path}-erasing";

    private void RewriteIfOwed()
    {
        if (_rewriteFailed || !File.Exists(RewriteOwed))
        {
            return;
        }

        try
        {
            _transaction ??= new WriteTransaction(_path);
            _transaction.Rewrite();
            File.Delete(RewriteOwed);
        }
        catch (Exception e) when (e is SqliteError or StorageUnavailableException or IOException or UnauthorizedAccessException)
        {
            // No room for a second copy, most likely. It stays owed until the next start: trying after every pause would only make the disk busy.
            _rewriteFailed = true;
        }
    }

    /// <summary>
    /// Moves the log into the file: when nobody has written for a while, so that what was erased does not live on in the log, and at the end.
    /// </summary>
    private void EmptyLog()
    {
        try
        {
            _transaction?.Checkpoint();
        }
        catch (SqliteError)
        {
            // Everything is durable in the log; it is emptied another time.
        }
    }
}
