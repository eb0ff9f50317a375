using OutlookCrm.Primitives;
using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Storage.Intents;

/// <summary>
/// Finishes changes that a crash or an unreachable store interrupted. Every 30 seconds, one replica replays the intents that no writer can
/// still be working on. If the store belongs to this process alone, all open intents are replayed at the start, before the first request is
/// served.
/// </summary>
public sealed partial class Sweeper(
    IRowStore rows, IntentLog intents, IEnumerable<IReplay> replays, LeaseHolder leases, TimeProvider clock, ILogger<Sweeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UsualRequest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    // When this process first saw each open intent, on its own clock: another machine wrote down when it was opened, by a clock that may be
    // wrong.
    private Dictionary<string, long> _seen = [];

    /// <summary>Repairs before anything is served, unless other replicas may be in the middle of it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!rows.IsShared)
        {
            await SweepAsync(TimeSpan.Zero, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.HoldAsync("sweeper", SweepOnAndOnAsync, stoppingToken);

    private async Task SweepOnAndOnAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            await SweepAsync(Intent.LeftAfter, ct);
        }
    }

    /// <summary>
    /// Replays every intent that has been seen open for <paramref name="atLeast"/>; an intent whose replay fails stays open and is tried
    /// again.
    /// </summary>
    internal async Task SweepAsync(TimeSpan atLeast, CancellationToken ct)
    {
        try
        {
            var seen = new Dictionary<string, long>();
            await foreach (var intent in intents.ScanOpenAsync(RowKeys.OfAnyTenant, ct))
            {
                var since = _seen.TryGetValue(intent.Id, out var before) ? before : clock.GetTimestamp();
                seen[intent.Id] = since;
                if (clock.GetElapsedTime(since) >= atLeast)
                {
                    await ReplayAsync(intent, ct);
                }
            }

            _seen = seen;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An unreadable row must not end the sweeper, because that would end the API.
            Log.SweepFailed(logger, e);
        }
    }

    /// <summary>
    /// Called after an erasure, so that no open intent names the customer any more. Running requests get two seconds to finish. Intents
    /// that are still open belong to failed requests and are replayed here instead of minutes later.
    /// </summary>
    internal async Task FinishAsync(TenantId tenant, Guid erased, CancellationToken ct)
    {
        try
        {
            var begun = clock.GetTimestamp();
            while (true)
            {
                var open = await intents.ScanOpenAsync(RowKeys.OfTenant(tenant), ct)
                    .Where(intent => TellsOf(intent, erased))
                    .ToListAsync(ct);
                if (open.Count == 0)
                {
                    return;
                }

                if (clock.GetElapsedTime(begun) >= UsualRequest)
                {
                    foreach (var intent in open)
                    {
                        await ReplayAsync(intent, ct);
                    }

                    return;
                }

                await Task.Delay(BetweenLooks, clock, ct);
            }
        }
        catch (StorageUnavailableException e)
        {
            // They stay open, and the sweep comes to them.
            Log.SweepFailed(logger, e);
        }
    }

    // An unreadable intent cannot be replayed: it is logged and kept for the operator.
    private bool TellsOf(Intent intent, Guid customer)
    {
        try
        {
            return replays.Any(replay => replay.Kind == intent.Kind && replay.TellsOf(intent, customer));
        }
        catch (Exception e)
        {
            Log.Unreadable(logger, intent.Kind, intent.Id, e);
            return false;
        }
    }

    private async Task ReplayAsync(Intent intent, CancellationToken ct)
    {
        try
        {
            var replay = replays.FirstOrDefault(r => r.Kind == intent.Kind)
                ?? throw new InvalidOperationException($"Nothing replays intents of the kind '{intent.Kind}'.");
            await replay.ReplayAsync(intent, ct);
            await intents.CloseAsync(intent, ct);
            Log.Replayed(logger, intent.Kind, intent.Id);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One intent that cannot be finished must not keep the others waiting.
            Log.ReplayFailed(logger, intent.Kind, intent.Id, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Finished the {Kind} intent {IntentId} that was left open")]
        public static partial void Replayed(ILogger logger, string kind, string intentId);

        [LoggerMessage(Level = LogLevel.Error, Message = "The {Kind} intent {IntentId} could not be finished and stays open")]
        public static partial void ReplayFailed(ILogger logger, string kind, string intentId, Exception e);

        [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Nobody can read whether the {Kind} intent {IntentId} tells of a customer who is being erased; it stays open")]
        public static partial void Unreadable(ILogger logger, string kind, string intentId, Exception e);

        [LoggerMessage(Level = LogLevel.Error, Message = "Open intents could not be read")]
        public static partial void SweepFailed(ILogger logger, Exception e);
    }
}
