namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>
/// Which requests go wrong, and how. Both forms may be used together: what was queued with <see cref="Next(Fault, int)"/> comes first, then
/// the rule of
/// <see cref="Each"/> is asked. Safe for any number of threads.
/// <code>
/// server.Faults.Next(Fault.Busy);                                            // the next request
/// server.Faults.Next(request => request.Writes, Fault.DroppedAfter, times: 2);
/// server.Faults.Each(request => dice.NextDouble() &lt; 0.75 &amp;&amp; request.Writes ? Fault.BusyAfter : null);
/// </code>
/// </summary>
public sealed class FaultScript
{
    private readonly Lock _lock = new();
    private readonly List<(Func<TableRequest, bool> Matches, Fault Fault)> _queue = [];
    private Func<TableRequest, Fault?>? _rule;
    private int _injected;

    /// <summary>Faults that have happened since the server started.</summary>
    public int Injected => Volatile.Read(ref _injected);

    /// <summary>The next requests, whatever they are.</summary>
    public void Next(Fault fault, int times = 1) => Next(_ => true, fault, times);

    /// <summary>The next requests of a kind.</summary>
    public void Next(RequestKind kind, Fault fault, int times = 1) => Next(request => request.Kind == kind, fault, times);

    /// <summary>The next requests that match.</summary>
    public void Next(Func<TableRequest, bool> matches, Fault fault, int times = 1)
    {
        lock (_lock)
        {
            _queue.AddRange(Enumerable.Repeat((matches, fault), times));
        }
    }

    /// <summary>Asks for every request from now on; null lets it through. Called one at a time.</summary>
    public void Each(Func<TableRequest, Fault?> rule)
    {
        lock (_lock)
        {
            _rule = rule;
        }
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _queue.Clear();
            _rule = null;
        }
    }

    internal Fault? For(TableRequest request)
    {
        lock (_lock)
        {
            var index = _queue.FindIndex(queued => queued.Matches(request));
            var fault = index < 0 ? _rule?.Invoke(request) : _queue[index].Fault;
            if (index >= 0)
            {
                _queue.RemoveAt(index);
            }

            _injected += fault is null ? 0 : 1;
            return fault;
        }
    }
}
