using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>What is to be done for a customer now.</summary>
/// <param name="Today">The day in the tenant's time zone.</param>
/// <param name="Due">The tasks that are overdue or due today, those that are due first; a card proposes no more.</param>
/// <param name="Actions">What to do about each of these tasks, in the same order.</param>
public sealed record RemindersFigures(DateOnly Today, IReadOnlyList<DueTask> Due, IReadOnlyList<NextAction> Actions)
{
    // What somebody promised goes before what the figures suggest; what has waited longer goes first.
    private const int TodayWeight = 60;
    private const int OverdueWeight = 70;
    private const int MostDaysWeighed = 30;

    /// <summary>The figures of a summary on a day. Pure.</summary>
    public static RemindersFigures Of(RemindersSummary summary, DateOnly today)
    {
        var due = summary.Due.Where(task => task.DueOn <= today).ToList();
        return new(today, due, [.. due.Select(task => ActionOf(today.DayNumber - task.DueOn.DayNumber))]);
    }

    private static NextAction ActionOf(int daysLate) => new(
        daysLate > 0 ? "task-overdue" : "task-today",
        daysLate > 0 ? OverdueWeight + Math.Min(daysLate, MostDaysWeighed) : TodayWeight,
        null, daysLate, null, null);
}

/// <summary>The figures of tasks on a card.</summary>
internal sealed class RemindersFiguresOfCard(TenantMoney money, TimeProvider clock) : ICustomerFigures
{
    public string Member => RemindersSummary.Member;

    public Type Answer => typeof(RemindersFigures);

    public async ValueTask PrepareAsync(TenantId tenant, CancellationToken ct) => await money.SettingsAsync(tenant, ct);

    public byte[] Make(TenantId tenant, ReadOnlyMemory<byte> member) => JsonSerializer.SerializeToUtf8Bytes(
        RemindersFigures.Of(RemindersSummary.Read(member)!, money.Known(tenant).DayOf(clock.GetUtcNow())),
        TasksJson.Rows.RemindersFigures);
}
