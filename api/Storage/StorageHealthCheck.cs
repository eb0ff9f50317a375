using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OutlookCrm.Storage;

/// <summary>
/// Ready means that a row can be read and a batch becomes durable: it goes through the write path, because a store whose writer has
/// stopped still answers reads. An answer is good for a second, so that callers without a name cannot keep the disk busy.
/// </summary>
internal sealed class StorageHealthCheck(IRowStore rows, TimeProvider time) : IHealthCheck, IDisposable
{
    private const string Key = "ready";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long? _checkedAt;
    private HealthCheckResult _result;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Not the time of day: where that is put back, the answer of before would stay until it has caught up.
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
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            await rows.FindAsync(RowKeys.Health, Key, either.Token);
            var content = JsonSerializer.SerializeToUtf8Bytes(new { at = time.GetUtcNow() });
            await rows.CommitAsync(new RowBatch(RowKeys.Health).Upsert(Key, content), either.Token);
            return HealthCheckResult.Healthy();
        }
        catch (StorageUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message, e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"Storage did not make a write durable within {Patience.TotalSeconds} seconds.", e);
        }
    }
}
