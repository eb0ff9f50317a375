using System.Threading.Channels;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Wakes this replica's postman, if it is the one that works: another replica's postman looks every few seconds.</summary>
internal sealed class Bell(TimeProvider clock)
{
    private readonly Channel<bool> _rung =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Waits for the bell, at most so long.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_rung.Reader.WaitToReadAsync(waiting.Token).AsTask(), Task.Delay(most, clock, waiting.Token));
        await waiting.CancelAsync();
        _rung.Reader.TryRead(out _);
        ct.ThrowIfCancellationRequested();
    }
}
