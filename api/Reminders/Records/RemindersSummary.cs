using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Records;

/// <summary>What a customer's notes, tasks and talks come to. Pure.</summary>
/// <param name="Notes">How many notes.</param>
/// <param name="Talks">How many calls and meetings that somebody recorded.</param>
/// <param name="Open">How many tasks that are not done.</param>
/// <param name="Done">How many tasks that are done.</param>
/// <param name="Due">The open tasks that are due first, as many as a card proposes at most.</param>
public sealed record RemindersSummary(int Notes, int Talks, int Open, int Done, IReadOnlyList<DueTask> Due)
{
    /// <summary>The member of the summary, and of the figures.</summary>
    public const string Member = "reminders";

    /// <summary>How many of the open tasks are kept here.</summary>
    public const int MostDue = 2;

    /// <summary>A customer without any.</summary>
    public static RemindersSummary Nothing { get; } = new(0, 0, 0, 0, []);

    /// <summary>The counts and the open tasks of both.</summary>
    public RemindersSummary With(RemindersSummary other) => new(
        Notes + other.Notes, Talks + other.Talks, Open + other.Open, Done + other.Done, First(Due.Concat(other.Due)));

    /// <summary>The summary, or null where nothing is left.</summary>
    public RemindersSummary? OrNothing() => Notes + Talks + Open + Done == 0 ? null : this;

    /// <summary>
    /// Without an open task; <paramref name="left"/> are the open tasks that were read so far, the first due first, perhaps with the task
    /// itself. False if more of the tasks are needed.
    /// </summary>
    public bool TryWithoutOpen(Guid gone, IReadOnlyList<DueTask> left, bool isAll, out RemindersSummary after)
    {
        var kept = Due.Where(task => task.Id != gone).ToList();
        var rest = left.Where(task => task.Id != gone).ToList();
        var wanted = Math.Min(MostDue, Open - 1);
        var isTold = kept.Count >= wanted;
        after = this with { Open = Open - 1, Due = isTold ? First(kept) : First(rest) };
        return isTold || isAll || rest.Count >= wanted;
    }

    internal static RemindersSummary? Read(ReadOnlyMemory<byte> member) =>
        member.IsEmpty ? null : JsonSerializer.Deserialize(member.Span, RemindersJson.Rows.RemindersSummary);

    private static List<DueTask> First(IEnumerable<DueTask> tasks) =>
        [.. tasks.OrderBy(task => task.DueOn).ThenBy(task => task.Id.ToString("N"), StringComparer.Ordinal).Take(MostDue)];
}

/// <summary>An open task, as short as a card proposes it.</summary>
/// <param name="Id">The task.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="DueOn">The day by which it is due, in the tenant's time zone.</param>
/// <param name="Owner">The name of who does it.</param>
public sealed record DueTask(Guid Id, string Text, DateOnly DueOn, string Owner);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RemindersSummary))]
[JsonSerializable(typeof(RecordPlace))]
internal sealed partial class RemindersJson : JsonSerializerContext
{
    internal static RemindersJson Rows { get; } = new(RowJson.Options());
}
