using OutlookCrm.Slices;

namespace OutlookCrm.Correspondence;

// Who has the mail logged. A mail under several customers has a log with each of them, and no batch spans two: changes reach the logs one
// by one, in any order, late or twice. Each change therefore carries its moment, a log remembers the last one of each user, and the later
// change wins everywhere.
public sealed partial record MailLog
{
    // A company of thousands logging one circular must not outgrow the row.
    public const int MostLoggers = 50;

    // The same for thousands who log it and undo that. Only a change that is under way for longer than so many others is forgotten.
    public const int MostChanges = 60;

    /// <summary>
    /// The last change of a user where <see cref="LoggedBy"/> does not tell it: taken off, or logged again. Null: there is none.
    /// </summary>
    [JsonPropertyName("deeds")]
    public IReadOnlyList<NameChange>? Changes { get; init; }

    /// <summary>Whether anybody has it logged. A log without a name only remembers what was undone.</summary>
    public bool Stands() => LoggedBy.Count > 0;

    /// <summary>When the last change was made: a change that shall count must be later.</summary>
    public DateTimeOffset LastChangeAt() =>
        LoggedBy.Select(logger => logger.At).Concat((Changes ?? []).Select(change => change.At)).DefaultIfEmpty(DateTimeOffset.MinValue)
        .Max();

    /// <summary>With the logger's name, unless it was taken off later; the same log when nothing changes.</summary>
    public MailLog With(DoneBy logger)
    {
        if (logger.At <= LastOf(logger.UserId).At || logger.At <= LastOf(null).At)
        {
            return this;
        }

        var isNamed = LoggedBy.Any(named => named.UserId == logger.UserId);
        return isNamed ? this with { Changes = Last([.. Others(logger.UserId), new(logger.UserId, logger.At, true)]) }
            : LoggedBy.Count >= MostLoggers ? this
            : this with { LoggedBy = [.. LoggedBy, logger], Changes = OrNull([.. Others(logger.UserId)]) };
    }

    /// <summary>
    /// Without the user's name, or without any where it is null, as far as they logged it before; the same log when nothing changes.
    /// </summary>
    public MailLog Without(Guid? userId, DateTimeOffset at)
    {
        var last = LastOf(userId);
        if (at < last.At || (at == last.At && !last.IsOn) || at <= LastOf(null).At)
        {
            return this;
        }

        var off = new NameChange(userId, at, false);
        return userId is null
            ? this with
            {
                LoggedBy = [.. LoggedBy.Where(logger => LastOf(logger.UserId).At > at)],
                Changes = [off, .. (Changes ?? []).Where(change => change.UserId is not null && change.At > at)]
            }
            : this with { LoggedBy = [.. LoggedBy.Where(logger => logger.UserId != userId)], Changes = Last([.. Others(userId), off]) };
    }

    private NameChange LastOf(Guid? userId) =>
        Changes?.FirstOrDefault(change => change.UserId == userId)
        ?? (LoggedBy.FirstOrDefault(logger => logger.UserId == userId) is { } logger ? new(userId, logger.At, true)
            : new(userId, DateTimeOffset.MinValue, false));

    private IEnumerable<NameChange> Others(Guid? userId) => (Changes ?? []).Where(change => change.UserId != userId);

    // What took off all names stays: it counts for everybody whose own change is forgotten.
    private static List<NameChange> Last(List<NameChange> changes) => changes.Count <= MostChanges ? changes
        : [.. changes.OrderByDescending(change => change.UserId is null).ThenByDescending(change => change.At).Take(MostChanges)];

    private static List<NameChange>? OrNull(List<NameChange> changes) => changes.Count == 0 ? null : changes;
}

/// <summary>The last action of a user on their own name on a mail, or of an administrator on all names (no user id): log or undo.</summary>
public sealed record NameChange(Guid? UserId, DateTimeOffset At, bool IsOn);
