using System.Collections.Concurrent;
using System.Threading.Channels;
using OutlookCrm.Primitives;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Wakes this replica's postman, if it is the one that works: another replica's postman looks every few seconds.</summary>
internal sealed class Bell(TimeProvider clock)
{
    private readonly ConcurrentDictionary<TenantId, bool> _tenants = new();
    private readonly Channel<bool> _rung =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring(TenantId tenant)
    {
        _tenants[tenant] = true;
        _rung.Writer.TryWrite(true);
    }

    /// <summary>Waits until somebody rings, at most so long; answers for which tenants.</summary>
    public async Task<IReadOnlySet<TenantId>> WaitAsync(TimeSpan most, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_rung.Reader.WaitToReadAsync(waiting.Token).AsTask(), Task.Delay(most, clock, waiting.Token));
        await waiting.CancelAsync();
        ct.ThrowIfCancellationRequested();
        _rung.Reader.TryRead(out _);
        return _tenants.Keys.Where(tenant => _tenants.TryRemove(tenant, out _)).ToHashSet();
    }
}
