using OutlookCrm.Customers.Profiles;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>What somebody is to do for a customer by a day.</summary>
/// <param name="Id">Chosen by the caller or the API.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="DueOn">The day by which it is due, in the tenant's time zone.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="InternetMessageId">The mail that it came from; null for none.</param>
/// <param name="AddedBy">By whom, and when.</param>
/// <param name="DoneBy">Who did it, and when; null for a task that is open.</param>
public sealed record CustomerTask(
    Guid Id, string Text, DateOnly DueOn, UserReference Owner, string? InternetMessageId, DoneBy AddedBy, DoneBy? DoneBy)
{
    /// <summary>Whether the task still waits.</summary>
    [JsonIgnore]
    public bool IsOpen => DoneBy is null;
}

/// <summary>The days of tasks. Pure.</summary>
public static class TaskRules
{
    /// <summary>What is told of another day.</summary>
    public const string WhyNotDue = "A day from 2000-01-01 to 2199-12-31.";

    private const int DaysOfWeek = 7;

    private static readonly DateOnly s_first = new(2000, 1, 1);
    private static readonly DateOnly s_last = new(2199, 12, 31);

    /// <summary>Whether a task can be due on the day.</summary>
    public static bool CanBeDueOn(DateOnly day) => day >= s_first && day <= s_last;

    /// <summary>When a task is due, seen from today.</summary>
    public static TaskTime TimeOf(DateOnly due, DateOnly today) =>
        due < today ? TaskTime.Overdue
        : due == today ? TaskTime.Today
        : due.DayNumber - today.DayNumber < DaysOfWeek ? TaskTime.ThisWeek
        : TaskTime.Later;
}

/// <summary>When a task is due, seen from today.</summary>
public enum TaskTime
{
    /// <summary>Before today.</summary>
    Overdue,

    /// <summary>Today.</summary>
    Today,

    /// <summary>On one of the six days after today.</summary>
    ThisWeek,

    /// <summary>After that.</summary>
    Later,
}
