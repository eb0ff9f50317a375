namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// Carries committed batches from the log into the database, one generation at a time, on its own thread, so that a commit never waits for
/// the database's pages or checkpoints.
/// </summary>
internal sealed class DatabaseApplier(string path, DatabaseWriter database, RecentRows recent, RedoLog log) : IDisposable
{
    private const int RowsPerTransaction = 4096;

    private readonly Lock _owing = new();
    private DatabaseWriter? _database = database;
    private Task _work = Task.CompletedTask;
    private Generation? _failed;
    private long _debts;
    private bool _rewriteFailed;

    public bool IsBusy => !_work.IsCompleted;

    /// <summary>Why the last run failed; null if it did not.</summary>
    public StorageUnavailableException? Error { get; private set; }

    public int Runs { get; private set; }

    /// <summary>The newest generation that the database holds.</summary>
    public long Applied { get; private set; }

    // This file exists beside the database while erased content may still lie between the database's rows.
    private string RewriteOwed => $"{path}-erasing";

    /// <summary>Records durably, before the rows are deleted, that the file must be rewritten.</summary>
    public void OweRewrite()
    {
        lock (_owing)
        {
            _debts++;
            using var owed = File.Create(RewriteOwed);
            owed.Flush(flushToDisk: true);
        }
    }

    /// <summary>
    /// Starts to apply a generation; a generation that failed earlier is applied first. Calls back at the end, after success and after
    /// failure.
    /// </summary>
    public void Begin(Generation? generation, bool tidies, Action ended)
    {
        Runs++;
        _work = Task.Factory.StartNew(
            () => Run(generation, tidies), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _work.ContinueWith(_ => ended(), TaskScheduler.Default);
    }

    /// <summary>Whether the last generation failed, so that it is tried again before another.</summary>
    public bool HasFailed => _failed is not null;

    public void Wait() => _work.Wait();

    /// <summary>Empties SQLite's log and closes the database.</summary>
    public void Dispose()
    {
        Wait();
        if (_database is { } database)
        {
            EmptyLog(database);
            database.Dispose();
        }
    }

    private void Run(Generation? generation, bool tidies)
    {
        generation = _failed ?? generation;
        Error = null;
        try
        {
            _database ??= new DatabaseWriter(path);
            if (generation is not null)
            {
                Apply(_database, generation);
            }

            if (tidies)
            {
                Tidy(_database);
            }
        }
        catch (Exception e)
        {
            // Everything is durable in the log. The generation is tried again, on a fresh connection.
            _database?.Dispose();
            _database = null;
            _failed = generation;
            Error = SqliteError.Explain(e, path);
        }
    }

    private void Apply(DatabaseWriter database, Generation generation)
    {
        recent.BeginApplying(generation.Number);
        var rows = 0;
        database.Begin();
        var inOrder = generation.Partitions
            .OrderBy(partition => partition.Table, StringComparer.Ordinal)
            .ThenBy(partition => partition.Key, StringComparer.Ordinal);
        foreach (var partition in inOrder)
        {
            foreach (var row in recent.Of(partition).Rows)
            {
                if (row.Generation <= generation.Number)
                {
                    database.Apply(partition, new(row.Key, row.Row));
                    rows++;
                }
            }

            if (rows >= RowsPerTransaction)
            {
                database.Commit();
                database.Begin();
                rows = 0;
            }
        }

        database.Commit();
        log.Release(generation.File);
        _failed = null;
        Applied = generation.Number;
        recent.Remove(generation.Partitions, generation.Number);
    }

    // Runs after some time without writes: erased content must not remain in SQLite's log or between its rows.
    private void Tidy(DatabaseWriter database)
    {
        var debts = Volatile.Read(ref _debts);
        if (!_rewriteFailed && File.Exists(RewriteOwed))
        {
            try
            {
                database.Rewrite();
                lock (_owing)
                {
                    if (debts == _debts)
                    {
                        File.Delete(RewriteOwed);
                    }
                }
            }
            catch (Exception e) when (e is SqliteError or IOException or UnauthorizedAccessException)
            {
                // Most likely there is no room for a second copy. The rewrite stays owed until the next start: trying after every pause
                // would only keep the disk busy.
                _rewriteFailed = true;
            }
        }

        EmptyLog(database);
    }

    private static void EmptyLog(DatabaseWriter database)
    {
        try
        {
            database.Checkpoint();
        }
        catch (SqliteError)
        {
            // Everything is durable in SQLite's log, which is emptied another time.
        }
    }

    /// <summary>
    /// Batches that go into the database together: the partitions that they wrote to, and the file of the log that holds them.
    /// </summary>
    internal sealed record Generation(long Number, IReadOnlyCollection<Partition> Partitions, int File);
}
