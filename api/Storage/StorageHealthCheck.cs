using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OutlookCrm.Storage;

/// <summary>
/// Ready means that a batch becomes durable and reaches the place from which a scan reads it: a store whose writer has stopped still
/// answers reads. An answer is good for a second, so that anonymous callers cannot keep the disk busy.
/// </summary>
internal sealed class StorageHealthCheck(IRowStore rows, TimeProvider time) : IHealthCheck, IDisposable
{
    private const string Key = "ready";
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long? _checkedAt;
    private HealthCheckResult _result;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Not the time of day: if somebody sets the clock back, the old answer would stay until the clock has caught up.
            if (_checkedAt is not { } then || time.GetElapsedTime(then) >= GoodFor)
            {
                _result = await TryAsync(cancellationToken);
                _checkedAt = time.GetTimestamp();
            }

            return _result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<HealthCheckResult> TryAsync(CancellationToken ct)
    {
        using var late = new CancellationTokenSource(MostTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(new { at = time.GetUtcNow() });
            await rows.CommitAsync(new RowBatch(RowKeys.Health).Upsert(Key, content), either.Token);
            await foreach (var _ in rows.ScanAsync(Tables.Secrets, KeyRange.StartingWith(RowKeys.Health.Key), either.Token))
            {
                return HealthCheckResult.Healthy();
            }

            return HealthCheckResult.Unhealthy("Storage does not return what was just written.");
        }
        catch (StorageUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message, e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"Storage did not make a write durable within {MostTime.TotalSeconds} seconds.", e);
        }
    }
}
