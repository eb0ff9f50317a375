namespace OutlookCrm.Storage.Sqlite;

/// <summary>Callers who wait until the database holds everything that was committed before they asked.</summary>
internal sealed class FlushQueue
{
    private readonly List<Flush> _waiting = [];

    public bool HasWaiting
    {
        get
        {
            lock (_waiting)
            {
                return _waiting.Count > 0;
            }
        }
    }

    /// <summary>A new caller; the task ends with the caller's wait.</summary>
    public Task Add()
    {
        var flush = new Flush();
        lock (_waiting)
        {
            _waiting.Add(flush);
        }

        return flush.Done.Task;
    }

    /// <summary>
    /// Ends the waits that the applier has fulfilled, or failed since they began. <paramref name="newest"/> is the newest generation that
    /// holds a batch.
    /// </summary>
    public void End(DatabaseApplier applier, long newest)
    {
        lock (_waiting)
        {
            foreach (var flush in _waiting)
            {
                if (flush.Generation < 0)
                {
                    (flush.Generation, flush.Runs) = (newest, applier.Runs);
                }

                if (applier.IsBusy)
                {
                    continue;
                }

                if (applier.Applied >= flush.Generation)
                {
                    flush.Done.TrySetResult();
                }
                else if (applier.Runs > flush.Runs && applier.Error is { } error)
                {
                    flush.Done.TrySetException(error);
                }
            }

            _waiting.RemoveAll(flush => flush.Done.Task.IsCompleted);
        }
    }

    public void Fail(StorageUnavailableException error)
    {
        lock (_waiting)
        {
            _waiting.ForEach(flush => flush.Done.TrySetException(error));
            _waiting.Clear();
        }
    }

    private sealed class Flush
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Filled in by the writer, which alone knows what is on its way.
        public long Generation { get; set; } = -1;

        public int Runs { get; set; }
    }
}
