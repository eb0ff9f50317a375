namespace OutlookCrm.Tests.Correspondence.Graph;

/// <summary>
/// A clock that stands still until a test lets time pass. A test can wait until a timer is set, which FakeTimeProvider cannot tell, and
/// then let the timer's time pass: no test sleeps.
/// </summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Set)> _watched = [];
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Ends when somebody has set a timer for exactly this long, now or from now on.</summary>
    public Task TimerAsync(TimeSpan due)
    {
        lock (_lock)
        {
            if (_timers.Any(t => t.Due == due))
            {
                return Task.CompletedTask;
            }

            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watched.Add((due, set));
            return set.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public void Advance(TimeSpan time)
    {
        List<Timer> ringing;
        lock (_lock)
        {
            _now += time;
            ringing = [.. _timers.Where(t => t.At <= _now)];
            _timers.RemoveAll(ringing.Contains);
        }

        ringing.ForEach(timer => timer.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Set(Timer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (timer.Due == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.At = _now + timer.Due;
            _timers.Add(timer);
            foreach (var watched in _watched.Where(w => w.Due == timer.Due).ToList())
            {
                _watched.Remove(watched);
                watched.Set.SetResult();
            }
        }
    }

    private void Forget(Timer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class Timer(ManualClock clock, Action ring) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public DateTimeOffset At { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            clock.Set(this);
            return true;
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
