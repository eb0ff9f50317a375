using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace OutlookCrm.Insights.Upload;

/// <summary>
/// Threads on which reports are made, of the lowest priority: a report takes the processors that requests leave, and the reports of several
/// tenants are made side by side. Loops of the mathematics stay on these threads, because they run on the scheduler of their caller.
/// </summary>
internal sealed class ReportThreads : TaskScheduler, IDisposable
{
    private const int ProcessOrThread = 0;
    private const int Lowest = 19;

    private readonly BlockingCollection<Task> _tasks = [];
    private readonly Lazy<IReadOnlyList<Thread>> _threads;

    public ReportThreads() => _threads = new(Start);

    // What one loop may use.
    public override int MaximumConcurrencyLevel => Environment.ProcessorCount;

    /// <summary>Runs work here.</summary>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken ct) => Task.Factory.StartNew(work, ct, TaskCreationOptions.None, this);

    public void Dispose()
    {
        _tasks.CompleteAdding();
        if (_threads.IsValueCreated)
        {
            foreach (var thread in _threads.Value)
            {
                thread.Join();
            }
        }

        _tasks.Dispose();
    }

    protected override void QueueTask(Task task)
    {
        _ = _threads.Value;
        _tasks.Add(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _threads.Value.Contains(Thread.CurrentThread) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;

    private Thread[] Start()
    {
        // One for each tenant's report, and one for each processor that helps with the loops.
        var threads = new Thread[ReportGate.MostTenants + Environment.ProcessorCount];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Work) { IsBackground = true, Name = "report", Priority = ThreadPriority.Lowest };
            threads[i].Start();
        }

        return threads;
    }

    private void Work()
    {
        if (OperatingSystem.IsLinux())
        {
            // .NET leaves the priority of threads alone here. The kernel takes 0 for the calling thread.
            _ = SetPriority(ProcessOrThread, 0, Lowest);
        }

        while (_tasks.TryTake(out var task, Timeout.Infinite))
        {
            TryExecuteTask(task);

            // A thread that waits must not hold on to what its last report was made of.
            task = null;
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, uint who, int priority);
}
