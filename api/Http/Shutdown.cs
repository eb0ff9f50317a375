using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OutlookCrm.Http;

/// <summary>The section <c>Shutdown</c>.</summary>
internal sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>How long the API still takes requests after it was told to end, saying that it is not ready.</summary>
    public TimeSpan Drain { get; set; }

    /// <summary>The longest <see cref="Drain"/>.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
}

/// <summary>
/// Shuts down in an order that loses no request: first the readiness check says no, while everything is still served, so that a proxy sends
/// the next one elsewhere; then the server accepts no new requests and finishes the running requests; the background jobs stop last.
/// </summary>
internal sealed class Shutdown(IOptions<ShutdownOptions> options, TimeProvider clock) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool _begun;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_begun ? HealthCheckResult.Unhealthy("The API is ending.") : HealthCheckResult.Healthy());

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (!_begun)
        {
            _begun = true;
            await Task.Delay(options.Value.Drain, clock, cancellationToken);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
