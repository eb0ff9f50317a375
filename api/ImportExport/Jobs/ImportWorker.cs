using System.Collections.Concurrent;
using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Leases;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Does the imports of each tenant one after the other, and those of several tenants side by side, on one replica. What a crash interrupted
/// goes on at the next start; another replica's imports are found within seconds.
/// </summary>
internal sealed partial class ImportWorker(
    IRowStore rows, ImportStore imports, ImportJob job, ImportUndo undo, LeaseHolder leases, TimeProvider clock,
    ILogger<ImportWorker> logger) : BackgroundService
{
    /// <summary>How long the file of what an import left out is kept.</summary>
    public static readonly TimeSpan RejectedKept = TimeSpan.FromDays(30);

    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(10);
    private const int MostAttemptsOfFile = 3;
    private const int MostAttempts = 60;
    private readonly ConcurrentDictionary<Guid, (int OfFile, int All)> _attempts = [];
    private readonly JobBell _bell = new(clock);

    /// <summary>Says that there is something to do.</summary>
    public void Ring() => _bell.Ring();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.HoldAsync("imports", WorkOnAndOnAsync, stoppingToken);

    private async Task WorkOnAndOnAsync(CancellationToken ct)
    {
        await using var turns = new TenantTurns(_bell.Ring);
        while (true)
        {
            try
            {
                await foreach (var tenant in StoredTenants.InAsync(rows, Storage.Tables.Settings, ct))
                {
                    await turns.TryBeginAsync(tenant, () => BeginAsync(tenant, ct));
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // An unreadable row must not end the worker, because that would end the API.
                Log.Interrupted(logger, e);
            }

            await _bell.WaitAsync(s_every, ct);
        }
    }

    // What there is to do for a tenant; null for nothing.
    private async Task<Func<Task>?> BeginAsync(TenantId tenant, CancellationToken ct)
    {
        try
        {
            var heads = await imports.UnfinishedAsync(tenant, clock.GetUtcNow() - RejectedKept, ct);
            return heads.Count == 0 ? null : () => WorkAsync(tenant, heads, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An unreadable row of one tenant must not keep the others waiting.
            Log.Interrupted(logger, e);
            return null;
        }
    }

    private async Task WorkAsync(TenantId tenant, IReadOnlyList<ImportHead> heads, CancellationToken ct)
    {
        foreach (var head in heads)
        {
            try
            {
                await (head.State == ImportState.Undoing ? undo.RunAsync(tenant, head.Id, ct) : job.RunAsync(tenant, head.Id, ct));
                _attempts.TryRemove(head.Id, out _);
                Log.Ended(logger, head.Id, head.State);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One import that cannot go on must not keep the others waiting.
                Log.Failed(logger, head.Id, e);
                await GiveUpAsync(tenant, head.Id, e, ct);
            }
        }
    }

    // What storage fails on passes, and is tried for ten minutes; what the file fails on would fail for ever.
    private async Task GiveUpAsync(TenantId tenant, Guid import, Exception e, CancellationToken ct)
    {
        var isOfFile = e is RefusedFileException or InvalidDataException || RecordFault.Is(e);
        var attempts = _attempts.GetValueOrDefault(import);
        _attempts[import] = attempts = (attempts.OfFile + (isOfFile ? 1 : 0), attempts.All + 1);
        if (attempts.OfFile < MostAttemptsOfFile && attempts.All < MostAttempts)
        {
            return;
        }

        try
        {
            await job.FailAsync(tenant, import, ct);
            _attempts.TryRemove(import, out _);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.Interrupted(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The import {Import}, which was {State}, has ended")]
        public static partial void Ended(ILogger logger, Guid import, ImportState state);

        [LoggerMessage(Level = LogLevel.Error, Message = "The import {Import} could not go on and is tried again")]
        public static partial void Failed(ILogger logger, Guid import, Exception e);

        [LoggerMessage(Level = LogLevel.Error, Message = "Imports could not be looked for")]
        public static partial void Interrupted(ILogger logger, Exception e);
    }
}
