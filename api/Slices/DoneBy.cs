namespace OutlookCrm.Slices;

/// <summary>Who did something, and when (UTC).</summary>
public sealed record DoneBy(Guid UserId, string Name, DateTimeOffset At);
