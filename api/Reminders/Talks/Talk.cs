using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Talks;

/// <summary>A call or a meeting with a customer, and what came of it.</summary>
/// <param name="Id">Chosen by the caller or the API.</param>
/// <param name="Kind">A call or a meeting.</param>
/// <param name="At">When it was, UTC.</param>
/// <param name="With">With whom; null where the customer alone says it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Note">What was said; null for nothing.</param>
/// <param name="RecordedBy">By whom it was recorded, and when.</param>
/// <param name="EditedBy">By whom it was edited last; null for never.</param>
public sealed record Talk(
    Guid Id, TalkMedium Kind, DateTimeOffset At, string? With, TalkOutcome Outcome, string? Note, DoneBy RecordedBy, DoneBy? EditedBy);

/// <summary>How people talked.</summary>
public enum TalkMedium
{
    /// <summary>By telephone or video.</summary>
    Call,

    /// <summary>In one place.</summary>
    Meeting,
}

/// <summary>How a call or a meeting ended.</summary>
public enum TalkOutcome
{
    /// <summary>A call that was answered.</summary>
    Reached,

    /// <summary>A call that nobody answered.</summary>
    NoAnswer,

    /// <summary>A call after which a message was left.</summary>
    LeftMessage,

    /// <summary>A meeting that took place.</summary>
    TookPlace,

    /// <summary>A meeting to which the customer did not come.</summary>
    NoShow,

    /// <summary>A meeting that was put off.</summary>
    PutOff,
}

/// <summary>What can be said of calls and meetings. Pure.</summary>
public static class TalkRules
{
    // The clocks of two machines differ.
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(5);

    /// <summary>The field that is wrong, and why; null where all is possible.</summary>
    public static (string Field, string Reason)? WhyNot(Talk talk, DateTimeOffset now) => talk switch
    {
        _ when !OutcomesOf(talk.Kind).Contains(talk.Outcome) =>
            ("outcome", $"Of a {Word(talk.Kind)}: {string.Join(", ", OutcomesOf(talk.Kind).Select(Word))}."),
        _ when talk.At > now + s_ahead => ("at", "Not in the future. What is still to come is a task."),
        _ when talk.At.Year < 1900 => ("at", "Not before 1900."),
        _ => null,
    };

    private static TalkOutcome[] OutcomesOf(TalkMedium kind) => kind == TalkMedium.Call
        ? [TalkOutcome.Reached, TalkOutcome.NoAnswer, TalkOutcome.LeftMessage]
        : [TalkOutcome.TookPlace, TalkOutcome.NoShow, TalkOutcome.PutOff];

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
