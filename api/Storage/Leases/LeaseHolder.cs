namespace OutlookCrm.Storage.Leases;

/// <summary>
/// Work that only one replica does at a time. The holder of a lease renews the lease's row. The other replicas watch the row, and one of
/// them takes the lease over when the row has not changed for <see cref="Expiry"/> on its own clock. The clocks of two replicas are never
/// compared.
/// </summary>
public sealed partial class LeaseHolder(IRowStore rows, TimeProvider clock, ILogger<LeaseHolder> logger)
{
    /// <summary>How often the holder renews, and the others look.</summary>
    internal static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a row must stay unchanged before it is taken from its holder: a dead holder's work goes on within a minute.
    /// </summary>
    internal static readonly TimeSpan Expiry = TimeSpan.FromSeconds(35);

    // The holder gives up well before anybody else may begin, a slow last renewal included.
    private static readonly TimeSpan s_surrender = TimeSpan.FromSeconds(25);

    private readonly string _holder = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>
    /// Does <paramref name="job"/> whenever this replica holds the lease <paramref name="work"/>, until <paramref name="ct"/>. The job's
    /// token ends when the lease is lost. A store that one process has to itself needs no lease: the job just runs.
    /// </summary>
    public async Task HoldAsync(string work, Func<CancellationToken, Task> job, CancellationToken ct)
    {
        if (!rows.IsShared)
        {
            await job(ct);
            return;
        }

        var watched = new Watched(null, clock.GetTimestamp());
        using var timer = new PeriodicTimer(Beat, clock);
        do
        {
            try
            {
                var asked = clock.GetTimestamp();
                (watched, var mine) = await LookAsync(work, watched, ct);
                if (mine is not null && clock.GetElapsedTime(asked) < s_surrender)
                {
                    Log.Taken(logger, work);
                    await WorkAsync(work, mine, asked, job, ct);
                    watched = new(null, clock.GetTimestamp());
                }
            }
            catch (StorageUnavailableException e)
            {
                Log.Unreachable(logger, work, e);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    // What is there now, and our version of it if it has just become ours.
    private async Task<(Watched Watched, string? Mine)> LookAsync(string work, Watched watched, CancellationToken ct)
    {
        var partition = RowKeys.Lease(work);
        var row = await rows.FindAsync(partition, RowKeys.Holder, ct);
        if (row is not null && row.Version != watched.Version)
        {
            return (new(row.Version, clock.GetTimestamp()), null);
        }

        if (row is not null && clock.GetElapsedTime(watched.Since) < Expiry)
        {
            return (watched, null);
        }

        var batch = new RowBatch(partition);
        batch = row is null ? batch.Insert(RowKeys.Holder, Content()) : batch.Replace(row, Content());
        return (watched, (await rows.CommitAsync(batch, ct)).Version);
    }

    private async Task WorkAsync(string work, string version, long taken, Func<CancellationToken, Task> job, CancellationToken ct)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = RenewAsync(work, version, taken, lost);
        try
        {
            await job(lost.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            Log.Lost(logger, work);
        }
        finally
        {
            await lost.CancelAsync();
            await ReleaseAsync(work, await renewing);
        }
    }

    // Ends with the version of the row that is ours, null when it no longer is.
    private async Task<string?> RenewAsync(string work, string version, long renewed, CancellationTokenSource lost)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (!lost.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(lost.Token);
                var asked = clock.GetTimestamp();
                var left = s_surrender - clock.GetElapsedTime(renewed);
                using var late = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, lost.Token);
                var result = await rows.CommitAsync(
                    new RowBatch(RowKeys.Lease(work)).Replace(RowKeys.Holder, version, Content()), either.Token);
                if (!result.IsCommitted)
                {
                    await lost.CancelAsync();
                    return null;
                }

                (version, renewed) = (result.Version!, asked);
            }
            catch (Exception e)
            {
                // After any exception the job must stop, because its lease is no longer renewed.
                if (!lost.IsCancellationRequested && clock.GetElapsedTime(renewed) >= s_surrender)
                {
                    Log.Unreachable(logger, work, e);
                    await lost.CancelAsync();
                    return null;
                }
            }
        }

        return version;
    }

    // Releasing lets the next replica start at once. A lease that cannot be released expires.
    private async Task ReleaseAsync(string work, string? version)
    {
        if (version is null)
        {
            return;
        }

        try
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(3), clock);
            await rows.CommitAsync(new RowBatch(RowKeys.Lease(work)).Delete(RowKeys.Holder, version), late.Token);
        }
        catch (Exception e) when (e is StorageUnavailableException or OperationCanceledException)
        {
            Log.Unreachable(logger, work, e);
        }
    }

    private byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(new LeaseRow(_holder, clock.GetUtcNow()), LeaseJson.Default.LeaseRow);

    private readonly record struct Watched(string? Version, long Since);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "This replica now does the work {Work}")]
        public static partial void Taken(ILogger logger, string work);

        [LoggerMessage(Level = LogLevel.Warning, Message = "This replica no longer does the work {Work}: its lease was lost")]
        public static partial void Lost(ILogger logger, string work);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of the work {Work} could not be reached")]
        public static partial void Unreachable(ILogger logger, string work, Exception e);
    }
}

/// <summary>Who does the work, and since when it was last heard of: for people who look; the product goes by the row's version.</summary>
internal sealed record LeaseRow(string Holder, DateTimeOffset RenewedAt);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LeaseRow))]
internal sealed partial class LeaseJson : JsonSerializerContext;
