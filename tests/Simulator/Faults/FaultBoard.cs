namespace OutlookCrm.Simulator.Faults;

/// <summary>The faults that are set now.</summary>
public sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private readonly List<SetFault> _faults = [];
    private int _lastId;

    /// <summary>Everything that is set, in order.</summary>
    public IReadOnlyList<SetFault> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Sets a fault; returns its id.</summary>
    public int Set(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(new SetFault(++_lastId, fault, 0));
            return _lastId;
        }
    }

    /// <summary>Clears one fault, or all of them.</summary>
    public void Clear(int? id = null)
    {
        lock (_gate)
        {
            _faults.RemoveAll(fault => id is null || fault.Id == id);
        }
    }

    /// <summary>How often the fault has struck; 0 for a fault that was removed.</summary>
    public int Hits(int id) => All.FirstOrDefault(fault => fault.Id == id)?.Hits ?? 0;

    /// <summary>The fault of a plain kind (status, delay, or one in front of the server) that strikes this request.</summary>
    public Fault? Strike(string target, string method, string pathAndQuery) =>
        Strike(target, method, pathAndQuery, fault => fault.Kind is null || FaultKinds.ActedInFront.Contains(fault.Kind));

    /// <summary>Whether a fault of this kind strikes the request that is being answered.</summary>
    public bool Strikes(string kind, string target, HttpRequest request) =>
        Strike(target, request.Method, PathAndQuery(request), fault => fault.Kind == kind) is not null;

    /// <summary>Path and query, decoded, as faults are matched against.</summary>
    public static string PathAndQuery(HttpRequest request) =>
        (request.HttpContext.Items[OriginalPath] as string ?? request.Path.Value) + Uri.UnescapeDataString(request.QueryString.Value ?? "");

    /// <summary>The item under which a server that rewrites paths keeps the requested path.</summary>
    public static readonly object OriginalPath = new();

    private Fault? Strike(string target, string method, string pathAndQuery, Func<Fault, bool> ofKind)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(set =>
                set.Fault.Target == target && ofKind(set.Fault) && (set.Fault.Times is not { } times || set.Hits < times) &&
                (set.Fault.Method is null || string.Equals(set.Fault.Method, method, StringComparison.OrdinalIgnoreCase)) &&
                (set.Fault.Match is null || pathAndQuery.Contains(set.Fault.Match, StringComparison.OrdinalIgnoreCase)));
            if (index < 0)
            {
                return null;
            }

            _faults[index] = _faults[index] with { Hits = _faults[index].Hits + 1 };
            return _faults[index].Fault;
        }
    }
}
