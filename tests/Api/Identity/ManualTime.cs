namespace OutlookCrm.Tests.Identity;

/// <summary>A clock that stands ahead of the real one by as much as a test says, so that tokens stay valid for everybody else.</summary>
internal sealed class ManualTime : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + _ahead;
}
