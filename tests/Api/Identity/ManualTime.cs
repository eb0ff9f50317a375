using System.Diagnostics;

namespace OutlookCrm.Tests.Identity;

/// <summary>
/// A clock that stands ahead of the real clock by as much as a test says, so that tokens stay valid for everybody else. FakeTimeProvider
/// cannot stand in: its wall clock does not run by itself, and putting the wall clock back moves its timestamps too.
/// </summary>
internal sealed class ManualTime : TimeProvider
{
    private TimeSpan _ahead;
    private TimeSpan _putBack;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => _ahead += by;

    /// <summary>Puts the clock on the wall back, as an administrator or a time server does. No less time passes for that.</summary>
    public void PutBack(TimeSpan by) => _putBack += by;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + _ahead - _putBack;

    public override long GetTimestamp() => Stopwatch.GetElapsedTime(0).Ticks + _ahead.Ticks;
}
