using System.Collections.Concurrent;
using OutlookCrm.Primitives;
using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Wakes this replica's postman, if it is the one that works: another replica's postman looks every few seconds.</summary>
internal sealed class Bell(TimeProvider clock)
{
    private readonly ConcurrentDictionary<TenantId, bool> _tenants = new();
    private readonly JobBell _bell = new(clock);

    public void Ring(TenantId tenant)
    {
        _tenants[tenant] = true;
        _bell.Ring();
    }

    /// <summary>Waits until somebody rings, at most so long; answers for which tenants.</summary>
    public async Task<IReadOnlySet<TenantId>> WaitAsync(TimeSpan most, CancellationToken ct)
    {
        await _bell.WaitAsync(most, ct);
        return _tenants.Keys.Where(tenant => _tenants.TryRemove(tenant, out _)).ToHashSet();
    }
}
