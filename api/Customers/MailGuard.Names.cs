using OutlookCrm.Customers.Timeline;

namespace OutlookCrm.Customers;

// Who has the mail logged. A mail under several customers has a guard with each of them, and no batch spans two: deeds reach the guards one by one, in any
// order, late or twice. Each deed therefore carries its moment, a guard remembers the last one of each user, and the later deed wins everywhere.
public sealed partial record MailGuard
{
    // A company of thousands logging one circular must not outgrow the row.
    private const int MostLoggers = 50;

    /// <summary>The last deed of a user where <see cref="LoggedBy"/> does not tell it: taken off, or logged again. Null: there is none.</summary>
    public IReadOnlyList<NameDeed>? Deeds { get; init; }

    /// <summary>Whether anybody has it logged. A guard without a name only remembers what was undone.</summary>
    public bool Stands() => LoggedBy.Count > 0;

    /// <summary>When the last of all deeds was done: one that shall count must be later.</summary>
    public DateTimeOffset LastDeedAt() =>
        LoggedBy.Select(logger => logger.At).Concat((Deeds ?? []).Select(deed => deed.At)).DefaultIfEmpty(DateTimeOffset.MinValue).Max();

    /// <summary>With the logger's name, unless it was taken off later; the same guard when nothing changes.</summary>
    public MailGuard With(Logger logger)
    {
        if (logger.At <= LastOf(logger.UserId).At || logger.At <= LastOf(null).At)
        {
            return this;
        }

        var isNamed = LoggedBy.Any(named => named.UserId == logger.UserId);
        return isNamed ? this with { Deeds = [.. Others(logger.UserId), new(logger.UserId, logger.At, true)] }
            : LoggedBy.Count >= MostLoggers ? this
            : this with { LoggedBy = [.. LoggedBy, logger], Deeds = OrNull([.. Others(logger.UserId)]) };
    }

    /// <summary>Without the user's name, or without any where it is null, as far as they logged it before; the same guard when nothing changes.</summary>
    public MailGuard Without(Guid? userId, DateTimeOffset at)
    {
        var last = LastOf(userId);
        if (at < last.At || (at == last.At && !last.IsOn) || at <= LastOf(null).At)
        {
            return this;
        }

        var off = new NameDeed(userId, at, false);
        return userId is null
            ? this with { LoggedBy = [.. LoggedBy.Where(logger => LastOf(logger.UserId).At > at)], Deeds = [off, .. (Deeds ?? []).Where(deed => deed.UserId is not null && deed.At > at)] }
            : this with { LoggedBy = [.. LoggedBy.Where(logger => logger.UserId != userId)], Deeds = [.. Others(userId), off] };
    }

    private NameDeed LastOf(Guid? userId) =>
        Deeds?.FirstOrDefault(deed => deed.UserId == userId)
        ?? (LoggedBy.FirstOrDefault(logger => logger.UserId == userId) is { } logger ? new(userId, logger.At, true) : new(userId, DateTimeOffset.MinValue, false));

    private IEnumerable<NameDeed> Others(Guid? userId) => (Deeds ?? []).Where(deed => deed.UserId != userId);

    private static List<NameDeed>? OrNull(List<NameDeed> deeds) => deeds.Count == 0 ? null : deeds;
}

/// <summary>The last thing a user did to their name on a mail, or somebody to everybody's (<paramref name="UserId"/> null).</summary>
/// <param name="UserId">Whose name.</param>
/// <param name="At">When.</param>
/// <param name="IsOn">True for logging, false for undoing.</param>
public sealed record NameDeed(Guid? UserId, DateTimeOffset At, bool IsOn);
