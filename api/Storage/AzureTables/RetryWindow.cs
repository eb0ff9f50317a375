namespace OutlookCrm.Storage.AzureTables;

/// <summary>
/// How long one operation is tried again, and the pauses between its tries: each pause is longer than the one before, differs between
/// callers, and is at least as long as the service asked for.
/// </summary>
internal sealed class RetryWindow(TimeSpan total, TimeProvider clock)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(3);

    private readonly long _started = clock.GetTimestamp();
    private int _failures;

    /// <summary>Waits before the next try. Returns false, without waiting, if the window would be over by then.</summary>
    public async ValueTask<bool> WaitAsync(TimeSpan? asked, CancellationToken ct)
    {
        var pause = TimeSpan.FromTicks(Math.Min(s_longestPause.Ticks, s_firstPause.Ticks << Math.Min(_failures++, 10)));

        // Callers that failed together must not come back together.
        pause *= 0.5 + Random.Shared.NextDouble();
        pause = asked > pause ? asked.Value : pause;
        if (clock.GetElapsedTime(_started) + pause > total)
        {
            return false;
        }

        await Task.Delay(pause, clock, ct);
        return true;
    }
}
