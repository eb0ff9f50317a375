using System.Threading.Channels;

namespace OutlookCrm.Storage.Leases;

/// <summary>
/// Wakes a job of this process before its pause is over. Nothing is lost where it does not ring, such as on another replica: the job looks
/// again after its pause.
/// </summary>
public class JobBell(TimeProvider clock)
{
    // However often it rings, the job begins once.
    private readonly Channel<bool> _rung =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that there is something to do.</summary>
    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Ends when it rings or has rung, or after a pause; whether it rang.</summary>
    /// <exception cref="OperationCanceledException">The job ends.</exception>
    public async Task<bool> WaitAsync(TimeSpan pause, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_rung.Reader.WaitToReadAsync(waiting.Token).AsTask(), Task.Delay(pause, clock, waiting.Token));
        await waiting.CancelAsync();
        ct.ThrowIfCancellationRequested();
        return _rung.Reader.TryRead(out _);
    }
}
