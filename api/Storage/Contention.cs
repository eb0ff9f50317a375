namespace OutlookCrm.Storage;

/// <summary>
/// Several writers of one row: one writer wins and the others try again: <c>for (var contention = new Contention(rows); ; await
/// contention.LostAsync(ct))</c>. The number of attempts is no useful limit, because an attempt on an embedded store takes less than a
/// millisecond. The limit is how long the writer has waited.
/// </summary>
public sealed class Contention(IRowStore rows, string told = "The customer is being written to without pause.", TimeProvider? clock = null)
{
    // The first attempts follow without a pause, because an attempt on an embedded store costs less than a pause. A writer that keeps
    // losing needs the other writers to pause.
    private const int FreeAttempts = 3;
    private const int SharedPauseMs = 5;
    private const int EmbeddedPauseMs = 1;
    private const int Doublings = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private long _firstLost;
    private int _lost;

    /// <summary>
    /// Called after an attempt that another writer won; pauses so that those who met once do not all meet again. Throws
    /// <see cref="StorageUnavailableException"/> 15 s after the first loss, however long the work before it took.
    /// </summary>
    public Task LostAsync(CancellationToken ct)
    {
        if (_lost++ == 0)
        {
            _firstLost = _clock.GetTimestamp();
        }

        if (_clock.GetElapsedTime(_firstLost) > Patience)
        {
            throw new StorageUnavailableException(told, retryAfter: TimeSpan.FromSeconds(2));
        }

        var (free, pause) = rows.IsShared ? (0, SharedPauseMs) : (FreeAttempts, EmbeddedPauseMs);
        return _lost <= free ? Task.CompletedTask : Task.Delay(Random.Shared.Next((pause << Math.Min(_lost - free, Doublings)) + 1), ct);
    }
}
