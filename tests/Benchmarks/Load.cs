using System.Diagnostics;

namespace OutlookCrm.Benchmarks;

/// <summary>Closed-loop load: each caller starts its next operation when the last has ended.</summary>
internal static class Load
{
    /// <summary>Callers on threads of their own, for work that does not wait.</summary>
    public static LoadResult Run(int callers, TimeSpan duration, Action<int> operation)
    {
        var latencies = new List<long>[callers];
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, callers).Select(caller => new Thread(() =>
        {
            var own = latencies[caller] = new(1 << 20);
            for (var now = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start, now) < duration;)
            {
                operation(caller);
                var end = Stopwatch.GetTimestamp();
                own.Add(end - now);
                now = end;
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return LoadResult.From(latencies, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);
    }

    /// <summary>Callers as tasks, for work that waits; with <paramref name="enough"/> before the duration is over.</summary>
    public static async Task<LoadResult> RunAsync(
        int callers, TimeSpan duration, Func<int, Task> operation, CancellationToken enough = default)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var own = new List<long>();
            for (var now = Stopwatch.GetTimestamp(); !enough.IsCancellationRequested
                && Stopwatch.GetElapsedTime(start, now) < duration;)
            {
                await operation(caller);
                var end = Stopwatch.GetTimestamp();
                own.Add(end - now);
                now = end;
            }

            return own;
        })));
        return LoadResult.From(latencies, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);
    }
}

/// <summary>
/// How a load went; <paramref name="Cpu"/> is processor time of the whole process for one operation, the loader's share included.
/// </summary>
internal sealed record LoadResult(int Operations, double PerSecond, TimeSpan P50, TimeSpan P99, TimeSpan Cpu)
{
    /// <summary>From the ticks that each operation of each caller took, and the processor time of all of them.</summary>
    public static LoadResult From(IEnumerable<IReadOnlyList<long>> latencies, TimeSpan elapsed, TimeSpan cpu)
    {
        var sorted = latencies.SelectMany(own => own).ToArray();
        Array.Sort(sorted);
        return new(sorted.Length, sorted.Length / elapsed.TotalSeconds, At(0.50), At(0.99), cpu / sorted.Length);

        TimeSpan At(double quantile) => Stopwatch.GetElapsedTime(0, sorted[(int)(quantile * (sorted.Length - 1))]);
    }
}
