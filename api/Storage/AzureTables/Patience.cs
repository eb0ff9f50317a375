namespace OutlookCrm.Storage.AzureTables;

/// <summary>How long to go on trying, and how long to wait in between: longer each time, never all at once, as long as the service asks.</summary>
internal sealed class Patience(TimeSpan total, TimeProvider clock)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(3);

    private readonly long _started = clock.GetTimestamp();
    private int _failures;

    /// <summary>Waits before the next try; false where there is no time for one.</summary>
    public async ValueTask<bool> WaitAsync(TimeSpan? asked, CancellationToken ct)
    {
        var pause = TimeSpan.FromTicks(Math.Min(s_longestPause.Ticks, s_firstPause.Ticks << Math.Min(_failures++, 10)));

        // Those that failed together must not come back together.
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
