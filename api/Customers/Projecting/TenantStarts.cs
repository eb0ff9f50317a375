using System.Collections.Concurrent;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Customers.Projecting;

/// <summary>Lets the slices do what they do before a tenant's first customer is written: once for each tenant in this process.</summary>
public sealed class TenantStarts(IEnumerable<ITenantStart> starts)
{
    private readonly ConcurrentDictionary<TenantId, bool> _done = new();

    public async ValueTask BeginAsync(TenantId tenant, CancellationToken ct)
    {
        if (!_done.ContainsKey(tenant))
        {
            await Task.WhenAll(starts.Select(start => start.StartAsync(tenant, ct)));
            _done[tenant] = true;
        }
    }
}
