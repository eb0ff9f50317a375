using System.Collections.Concurrent;
using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Simulator.Graph;

/// <summary>What Graph was asked: every request line, and the most requests at once.</summary>
public sealed class GraphTraffic
{
    private readonly ConcurrentQueue<string> _requests = new();
    private int _now;
    private int _most;

    /// <summary>Method, path and query of every request, in the order they came; the path as it was asked for, decoded.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The most requests that were in work at the same moment.</summary>
    public int MostAtOnce => Volatile.Read(ref _most);

    /// <summary>Starts counting afresh.</summary>
    public void Clear()
    {
        _requests.Clear();
        Volatile.Write(ref _most, 0);
    }

    internal async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        _requests.Enqueue($"{context.Request.Method} {FaultBoard.PathAndQuery(context.Request)}");
        var now = Interlocked.Increment(ref _now);
        for (var most = _most; now > most; most = _most)
        {
            if (Interlocked.CompareExchange(ref _most, now, most) == most)
            {
                break;
            }
        }

        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }
}
