using Microsoft.Extensions.Logging.Abstractions;
using OutlookCrm.Crash;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Leases;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Leases;

/// <summary>One replica at a time, whoever dies or is cut off.</summary>
public sealed class LeaseTests : IDisposable
{
    private static readonly FastTime s_clock = new(8);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteRowStore _file;

    public LeaseTests() => _file = new SqliteRowStore(_folder.File("rows.db"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_of_one_process_needs_no_lease()
    {
        var leases = new LeaseHolder(_file, s_clock, NullLogger<LeaseHolder>.Instance);
        var done = 0;

        await leases.HoldAsync("sweeper", _ => Task.FromResult(done++), Ct);

        Assert.Equal(1, done);
        Assert.Null(await _file.FindAsync(RowKeys.Lease("sweeper"), RowKeys.Holder, Ct));
    }

    [Fact]
    public async Task A_replica_that_stops_hands_over_at_once()
    {
        await using var first = new Replica(new SharedRows(_file));
        await first.Working();
        await using var second = new Replica(new SharedRows(_file));

        await first.StopAsync();

        Assert.Null(await _file.FindAsync(RowKeys.Lease("sweeper"), RowKeys.Holder, Ct));
        await second.Working();
    }

    [Fact]
    public async Task A_replica_that_is_cut_off_stops_before_another_takes_over_and_never_do_two_work()
    {
        await using var first = new Replica(new SharedRows(_file));
        await first.Working();
        await using var second = new Replica(new SharedRows(_file));
        await using var third = new Replica(new SharedRows(_file));
        var cut = s_clock.GetTimestamp();

        first.Rows.IsCut = true;
        await Task.WhenAny(second.Working(), third.Working());

        Assert.False(first.IsWorking);
        Assert.NotEqual(second.IsWorking, third.IsWorking);
        Assert.True(s_clock.GetElapsedTime(cut) > TimeSpan.FromSeconds(20), "It was taken while its holder could still be at work.");

        // Back on the network it waits like anybody else.
        first.Rows.IsCut = false;
        await Task.Delay(TimeSpan.FromSeconds(3), Ct);
        Assert.False(first.IsWorking);
    }

    [Fact]
    public async Task Different_works_have_different_leases()
    {
        await using var sweeper = new Replica(new SharedRows(_file));
        await using var other = new Replica(new SharedRows(_file), "delta");

        await Task.WhenAll(sweeper.Working(), other.Working());

        Assert.True(sweeper.IsWorking && other.IsWorking);
    }

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    /// <summary>A replica whose work is to be at work.</summary>
    private sealed class Replica : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private readonly Task _running;
        private volatile TaskCompletionSource _working = new();

        public Replica(SharedRows rows, string work = "sweeper")
        {
            Rows = rows;
            _running = new LeaseHolder(rows, s_clock, NullLogger<LeaseHolder>.Instance).HoldAsync(work, WorkAsync, _stopping.Token);
        }

        public SharedRows Rows { get; }

        public bool IsWorking => _working.Task.IsCompleted;

        public Task Working() => _working.Task.WaitAsync(s_patience, Ct);

        public async Task StopAsync()
        {
            await _stopping.CancelAsync();
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _stopping.Dispose();
        }

        private async Task WorkAsync(CancellationToken ct)
        {
            _working.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, ct);
            }
            finally
            {
                _working = new TaskCompletionSource();
            }
        }
    }
}
