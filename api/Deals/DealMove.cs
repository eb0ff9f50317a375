namespace OutlookCrm.Deals;

/// <summary>One move of a deal. Every move is kept.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="UserId">Who moved it.</param>
/// <param name="By">The user's name.</param>
/// <param name="Kind">What was done.</param>
/// <param name="From">The stage before, as it was called then; null for a deal that was opened.</param>
/// <param name="To">The stage after, as it was called then.</param>
/// <param name="StageId">The stage after.</param>
/// <param name="Reason">Why the deal was lost; null for any other move.</param>
public sealed record DealMove(
    DateTimeOffset At, Guid UserId, string By, DealMoveKind Kind, string? From, string To, Guid StageId, string? Reason);

/// <summary>What a move of a deal did.</summary>
public enum DealMoveKind
{
    Opened,
    Moved,
    Won,
    Lost,
    Reopened,
    Removed,
    Restored,
}
