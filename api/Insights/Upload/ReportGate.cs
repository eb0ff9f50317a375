using OutlookCrm.Primitives;

namespace OutlookCrm.Insights.Upload;

/// <summary>
/// Lets each tenant have one report made at a time, so that a tenant whose file arrives slowly keeps only itself waiting; and a few tenants
/// at once, because each file is in memory.
/// </summary>
internal sealed class ReportGate(ReportThreads threads)
{
    /// <summary>As many tenants have a report made at the same time.</summary>
    public const int MostTenants = 8;

    private readonly HashSet<TenantId> _busy = [];

    /// <summary>Where reports are made.</summary>
    public ReportThreads Threads => threads;

    /// <summary>The tenant's turn, to be disposed at its end; null while it has one, or too many others do.</summary>
    public IDisposable? TryEnter(TenantId tenant)
    {
        lock (_busy)
        {
            return _busy.Count < MostTenants && _busy.Add(tenant) ? new Turn(this, tenant) : null;
        }
    }

    private sealed class Turn(ReportGate gate, TenantId tenant) : IDisposable
    {
        public void Dispose()
        {
            lock (gate._busy)
            {
                gate._busy.Remove(tenant);
            }
        }
    }
}
