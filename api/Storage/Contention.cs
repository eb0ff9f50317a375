namespace OutlookCrm.Storage;

/// <summary>Several writers at one row, of whom one wins and the others begin again.</summary>
public static class Contention
{
    private const int FirstPauseMs = 5;
    private const int Doublings = 6;

    /// <summary>
    /// Called before each attempt, counted from 0. On a shared store, where an attempt is several round trips, those who met once do not all meet again; an
    /// embedded one is quicker than any pause.
    /// </summary>
    public static Task PauseAsync(this IRowStore rows, int attempt, CancellationToken ct) =>
        rows.IsShared && attempt > 0 ? Task.Delay(Random.Shared.Next(FirstPauseMs << Math.Min(attempt, Doublings)), ct) : Task.CompletedTask;
}
