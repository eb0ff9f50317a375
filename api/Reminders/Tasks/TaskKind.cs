using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>A task on the timeline. <paramref name="At"/> is when it was added, UTC.</summary>
public sealed record TaskLine(string Id, string Kind, DateTimeOffset At, CustomerTask Task);

/// <summary>Tasks on the timeline.</summary>
internal sealed class TaskKind() : RecordKind<CustomerTask, TaskLine>(TasksJson.Rows.CustomerTask, TasksJson.Rows.TaskLine)
{
    public const string TheWord = "task";

    // The task that has gone, and as many others as the summary keeps.
    private const int FirstLook = RemindersSummary.MostDue + 1;

    public override string Word => TheWord;

    public override IReadOnlyList<(string Member, Type Type)> Holds { get; } = [(TheWord, typeof(CustomerTask))];

    /// <summary>The open tasks tell which are due first now.</summary>
    public override KeyRange FoldedAgain { get; } = RemindersKeys.After(RemindersKeys.OpenTasks, null);

    public override FirstRows FoldedAgainWithout(ReadOnlyMemory<byte> gone) => new(FoldedAgain, FirstLook);

    public override Guid IdOf(CustomerTask record) => record.Id;

    public override string EntryIdOf(CustomerTask record) => RowKeys.EntryId(record.AddedBy.At, record.Id.ToString("N"));

    public override string KeyOf(CustomerTask record) => $"{(record.IsOpen ? RemindersKeys.OpenTasks : RemindersKeys.DoneTasks)}"
        + EndOf(record);

    /// <summary>What the key of the task's row ends with: its place in the list of the open tasks or of those that are done.</summary>
    public static string EndOf(CustomerTask task) => task.DoneBy is { } done
        ? RowKeys.EntryId(done.At, task.Id.ToString("N")) : RemindersKeys.DueKey(task.DueOn, task.Id);

    public override TaskLine LineOf(CustomerTask record) => new(EntryIdOf(record), Word, record.AddedBy.At, record);

    public override (string Key, byte[] Content)? OpenItemOf(CustomerTask record) => !record.IsOpen ? null : (
        $"{RemindersKeys.OpenItems}{RemindersKeys.DueKey(record.DueOn, record.Id)}",
        JsonSerializer.SerializeToUtf8Bytes(
            new OpenItem(record.Id.ToString("D"), TheWord, record.Text, record.DueOn, null, "open", null), TasksJson.Rows.OpenItem));

    public override bool HasRoom(RemindersSummary? summary, CustomerTask? before, CustomerTask after) =>
        !after.IsOpen || before?.IsOpen is true || (summary?.Open ?? 0) < RemindersProblems.MostOpenTasks;

    protected override RemindersSummary Added(RemindersSummary? before, TaskLine entry) =>
        (before ?? RemindersSummary.Nothing).With(entry.Task.IsOpen
            ? RemindersSummary.Nothing with { Open = 1, Due = [DueOf(entry)] } : RemindersSummary.Nothing with { Done = 1 });

    protected override bool TryWithout(
        RemindersSummary before, TaskLine gone, IReadOnlyList<TaskLine> left, bool isAll, out RemindersSummary? after)
    {
        var isTold = true;
        var rest = before with { Done = before.Done - 1 };
        if (gone.Task.IsOpen)
        {
            isTold = before.TryWithoutOpen(gone.Task.Id, [.. left.Select(DueOf)], isAll, out rest);
        }

        after = rest.OrNothing();
        return isTold;
    }

    protected override TaskLine ReadAgain(Row row) => LineOf(RecordOf(row));

    private static DueTask DueOf(TaskLine entry) => new(entry.Task.Id, entry.Task.Text, entry.Task.DueOn, entry.Task.Owner.Name);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CustomerTask))]
[JsonSerializable(typeof(TaskLine))]
[JsonSerializable(typeof(OpenItem))]
[JsonSerializable(typeof(AgendaLine))]
[JsonSerializable(typeof(AgendaIntent))]
[JsonSerializable(typeof(RemindersFigures))]
internal sealed partial class TasksJson : JsonSerializerContext
{
    internal static TasksJson Rows { get; } = new(RowJson.Options());
}
