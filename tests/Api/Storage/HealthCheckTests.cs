using Microsoft.Extensions.Diagnostics.HealthChecks;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>How long an answer about readiness is good for.</summary>
public sealed class HealthCheckTests
{
    [Fact]
    public async Task An_answer_is_good_for_a_second_however_the_time_of_day_is_put()
    {
        using var folder = new TemporaryFolder();
        await using var file = new SqliteRowStore(folder.File("rows.db"));
        var rows = new SharedRows(file) { IsCut = true };
        var clock = new PutBackTime();
        using var check = new StorageHealthCheck(rows, clock);
        async Task<HealthStatus> StatusAsync() =>
            (await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status;

        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
        rows.IsCut = false;
        clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());

        clock.PutBack(TimeSpan.FromHours(1));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
    }

    /// <summary>
    /// A wall clock that can be put back while timestamps go on. FakeTimeProvider 10.11.0 moves its timestamps with the wall clock
    /// (findings/fake-clock-put-back-makes-elapsed-time-negative.sh).
    /// </summary>
    private sealed class PutBackTime : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UtcNow;
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by)
        {
            _now += by;
            _ticks += by.Ticks;
        }

        public void PutBack(TimeSpan by) => _now -= by;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _ticks;
    }
}
