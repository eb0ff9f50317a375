using System.Threading.Channels;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// The only writer. It takes every batch that waits, appends the batches to the redo log, and answers their callers after the disk has the
/// log: under load one sync pays for many batches (group commit). The database follows later, in the background.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int QueueLength = 1024;
    private const int BatchesPerGroup = 256;
    private const long BytesPerGroup = 16 * 1024 * 1024;

    // The longer rows wait in memory, the more of them share the database's pages: logging wrote 69 KB a mail with 12 MiB, 51 with 24.
    private const long BytesPerGeneration = 28 * 1024 * 1024;

    // While the database is slower than the log, so much waits in memory, and as much again is on its way into the database.
    private const long MostBytes = 40 * 1024 * 1024;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private readonly string _path;
    private readonly Channel<PendingCommit?> _queue =
        Channel.CreateBounded<PendingCommit?>(new BoundedChannelOptions(QueueLength) { SingleReader = true });

    // The writer has its own thread, so that waiting for the disk never blocks a thread that serves requests.
    private readonly Thread _thread;
    private readonly RecentRows _recent;
    private readonly RedoLog _log;
    private readonly DatabaseFiles _files;
    private readonly DatabaseApplier _applier;
    private readonly CommitJudge _judge;
    private readonly List<PendingCommit> _flushes = [];
    private HashSet<Partition> _partitions = [];
    private SqliteReader? _reader;
    private long _generation = 1;
    private long _bytes;
    private bool _isTidy;

    /// <summary>Opens the database, brings it up to date from the log of a process that was killed, and begins to take batches.</summary>
    public SqliteWriter(string path, RecentRows recent)
    {
        (_path, _recent, _judge) = (path, recent, new(recent, VersionInDatabase));
        var database = new DatabaseWriter(path);
        try
        {
            _log = RedoLog.Open(path, database.Replay);
            database.EndReplay();
            _log.Begin();
            _files = DatabaseFiles.Watch(path);
            _applier = new(path, database, recent, _log);
        }
        catch
        {
            _log?.Dispose();
            database.Dispose();
            throw;
        }

        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite writer" };
        _thread.Start();
    }

    /// <summary>Waits in line, then for the disk: all steps together.</summary>
    public async ValueTask<IReadOnlyList<CommitResult>> CommitAsync(IReadOnlyList<IReadOnlyList<RowBatch>> steps, CancellationToken ct)
    {
        var pending = new PendingCommit(steps);
        await EnqueueAsync(pending, ct);
        using var leaving = ct.UnsafeRegister(static (state, token) => ((PendingCommit)state!).GiveUp(token), pending);
        return await pending.Done;
    }

    /// <summary>Ends when the database holds every batch that was committed before.</summary>
    public async Task FlushAsync(CancellationToken ct) => await CommitAsync([], ct);

    /// <summary>Finishes what waits, brings the database up to date and closes it.</summary>
    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
        {
            _thread.Join();
        }
    }

    private async ValueTask EnqueueAsync(PendingCommit? pending, CancellationToken ct)
    {
        try
        {
            await _queue.Writer.WriteAsync(pending, ct);
        }
        catch (ChannelClosedException e)
        {
            throw new StorageUnavailableException($"The database {_path} is being closed.", e);
        }
    }

    private void Run()
    {
        var group = new List<PendingCommit>(BatchesPerGroup);
        while (WaitForWork())
        {
            TakeGroup(group);
            if (group.Count > 0)
            {
                Commit(group);
                group.Clear();
            }

            EndFlushes();
            ApplyIfDue();
        }

        Close();
    }

    private bool WaitForWork()
    {
        var work = _queue.Reader.WaitToReadAsync().AsTask();
        if (!work.Wait(Idle) && !_applier.IsBusy && (!_isTidy || _applier.HasFailed))
        {
            Apply(tidies: true);
        }

        return work.GetAwaiter().GetResult();
    }

    private void TakeGroup(List<PendingCommit> group)
    {
        var bytes = 0L;
        while (group.Count < BatchesPerGroup && bytes < BytesPerGroup && _queue.Reader.TryRead(out var pending))
        {
            if (pending is not null && pending.TryTake())
            {
                (pending.IsFlush ? _flushes : group).Add(pending);
                bytes += pending.Bytes;
            }
        }
    }

    private void Commit(List<PendingCommit> group)
    {
        var results = new List<CommitResult>[group.Count];
        try
        {
            var accepted = Judge(group, results);
            if (accepted.Count > 0)
            {
                MakeRoom();
                if (group.Exists(pending => pending.LeavesNoTrace))
                {
                    _applier.OweRewrite();
                }

                _log.Append(accepted);
                _files.Check();
                Show(accepted);
            }
        }
        catch (Exception e)
        {
            // After any exception the writer continues with a new connection.
            _reader?.Dispose();
            _reader = null;
            var error = SqliteError.Explain(e, _path);
            group.ForEach(pending => pending.Fail(error));
            return;
        }

        for (var i = 0; i < results.Length; i++)
        {
            group[i].End(results[i]);
        }
    }

    private List<LoggedBatch> Judge(List<PendingCommit> group, List<CommitResult>[] results)
    {
        var accepted = new List<LoggedBatch>(group.Count);
        _judge.Begin();
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = _judge.Judge(group[i], accepted);
        }

        return accepted;
    }

    private void Show(List<LoggedBatch> durable)
    {
        foreach (var batch in durable)
        {
            _recent.Add(batch, _generation);
            _partitions.Add(batch.Partition);
            _bytes += batch.Weight;
        }

        _isTidy = false;
    }

    private string? VersionInDatabase(Partition partition, string key) => (_reader ??= new(_path)).Find(partition, key)?.Version;

    // Batches wait in memory only so long: then committing waits for the database.
    private void MakeRoom()
    {
        if (_bytes < MostBytes)
        {
            return;
        }

        _applier.Wait();
        Apply(tidies: false);
        if (_bytes < MostBytes)
        {
            return;
        }

        // That was a generation which had failed before.
        _applier.Wait();
        if (_applier.Error is { } error)
        {
            throw error;
        }

        Apply(tidies: false);
        if (_bytes >= MostBytes)
        {
            throw SqliteError.OfDisk(_path, new IOException("The log cannot be continued."));
        }
    }

    private void ApplyIfDue()
    {
        if (!_applier.IsBusy && (_bytes >= BytesPerGeneration || _flushes.Count > 0))
        {
            Apply(tidies: false);
        }
    }

    private void Apply(bool tidies)
    {
        DatabaseApplier.Generation? generation = null;
        if (!_applier.HasFailed && _bytes > 0)
        {
            try
            {
                generation = new(_generation, _partitions, _log.Switch());
            }
            catch (IOException e)
            {
                // The batches stay where they are, durable; they are tried again with the next batch or after the next pause.
                _flushes.ForEach(flush => flush.Fail(SqliteError.Explain(e, _path)));
                return;
            }

            (_partitions, _bytes) = ([], 0);
            _generation++;
        }

        _isTidy = tidies;
        _applier.Begin(generation, tidies, () => _queue.Writer.TryWrite(null));
    }

    private void EndFlushes()
    {
        foreach (var flush in _flushes)
        {
            var (generation, runs) = flush.Until ??= (_bytes > 0 ? _generation : _generation - 1, _applier.Runs);
            if (_applier.IsBusy)
            {
                continue;
            }

            if (_applier.Applied >= generation)
            {
                flush.End([]);
            }
            else if (_applier.Runs > runs && _applier.Error is { } error)
            {
                flush.Fail(error);
            }
        }

        _flushes.RemoveAll(flush => flush.Done.IsCompleted);
    }

    private void Close()
    {
        _applier.Wait();
        for (var i = 0; i < 2; i++)
        {
            // A generation that failed before comes first, then the last one.
            Apply(tidies: false);
            _applier.Wait();
        }

        EndFlushes();
        _reader?.Dispose();
        var areThere = _files.Close();
        _applier.Dispose();
        _log.Close(isApplied: areThere && !_applier.HasFailed && _bytes == 0);
    }
}
