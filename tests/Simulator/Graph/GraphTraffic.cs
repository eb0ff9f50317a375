using System.Collections.Concurrent;
using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Simulator.Graph;

/// <summary>What Graph was asked: every request line, and the most requests at once in one mailbox.</summary>
public sealed class GraphTraffic
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Dictionary<string, int> _now = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();
    private int _most;

    /// <summary>Method, path and query of every request, in the order they came; the path as it was asked for, decoded.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The most requests that were in work at the same moment for one mailbox.</summary>
    public int MostAtOnce => Volatile.Read(ref _most);

    /// <summary>Starts counting afresh.</summary>
    public void Clear()
    {
        _requests.Clear();
        Volatile.Write(ref _most, 0);
    }

    internal Task WriteDownAsync(HttpContext context, RequestDelegate next)
    {
        _requests.Enqueue($"{context.Request.Method} {FaultBoard.PathAndQuery(context.Request)}");
        return next(context);
    }

    internal async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        if (MailboxOf(context) is not { } mailbox)
        {
            await next(context);
            return;
        }

        lock (_gate)
        {
            _now[mailbox] = _now.GetValueOrDefault(mailbox) + 1;
            _most = Math.Max(_most, _now[mailbox]);
        }

        try
        {
            await next(context);
        }
        finally
        {
            lock (_gate)
            {
                _now[mailbox]--;
            }
        }
    }

    // Limits are counted by mailbox: `me` is the caller's own, whatever it is called in the address.
    private static string? MailboxOf(HttpContext context) =>
        (context.Request.Path.Value ?? "").Split('/') is [_, _, "users", var user, _, ..]
        ? user == "me" ? GraphCaller.Of(context).User?.UserName : user
        : null;
}
