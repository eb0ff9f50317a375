using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Storage.Leases;
using Xunit;

namespace OutlookCrm.Tests.Storage.Leases;

public sealed class JobBellTests
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly JobBell _bell;

    public JobBellTests() => _bell = new(_clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ring_ends_the_pause_at_once()
    {
        var waiting = _bell.WaitAsync(s_pause, Ct);
        Assert.False(waiting.IsCompleted);

        _bell.Ring();

        await waiting;
    }

    [Fact]
    public async Task Rings_during_the_work_are_one_ring_after_it()
    {
        _bell.Ring();
        _bell.Ring();
        await _bell.WaitAsync(s_pause, Ct);

        var again = _bell.WaitAsync(s_pause, Ct);

        // A wait that has an end to come gets its turns on the pool's threads.
        for (var turns = 0; turns < 1_000 && !again.IsCompleted; turns++)
        {
            await Task.Yield();
        }

        Assert.False(again.IsCompleted);
        _clock.Advance(s_pause);
        await again;
    }

    [Fact]
    public async Task Without_a_ring_the_pause_is_waited_for()
    {
        var waiting = _bell.WaitAsync(s_pause, Ct);
        _clock.Advance(s_pause / 2);
        Assert.False(waiting.IsCompleted);

        _clock.Advance(s_pause / 2);

        await waiting;
    }

    [Fact]
    public async Task A_job_that_ends_does_not_go_on()
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var waiting = _bell.WaitAsync(s_pause, ending.Token);

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
