namespace OutlookCrm.Sales;

/// <summary>Wakes the job that fits the models of sales, in this process, before its minute is over.</summary>
internal sealed class SalesBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>Says that there is much to learn.</summary>
    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Ends when it rings, or after a while.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_rung.WaitAsync(waiting.Token), Task.Delay(most, clock, waiting.Token));
        await waiting.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    public void Dispose() => _rung.Dispose();
}
