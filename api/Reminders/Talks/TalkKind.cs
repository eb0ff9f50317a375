using OutlookCrm.Reminders.Records;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Talks;

/// <summary>A call or a meeting on the timeline. <paramref name="At"/> is when it was, UTC.</summary>
public sealed record TalkLine(string Id, string Kind, DateTimeOffset At, Talk Talk);

/// <summary>Calls and meetings on the timeline.</summary>
internal sealed class TalkKind() : RecordKind<Talk, TalkLine>(TalksJson.Rows.Talk, TalksJson.Rows.TalkLine)
{
    public override string Word => "talk";

    public override IReadOnlyList<(string Member, Type Type)> Holds { get; } = [("talk", typeof(Talk))];

    public override Guid IdOf(Talk record) => record.Id;

    public override string EntryIdOf(Talk record) => RowKeys.EntryId(record.At, record.Id.ToString("N"));

    public override string KeyOf(Talk record) => $"{RemindersKeys.Talks}{EntryIdOf(record)}";

    public override TalkLine LineOf(Talk record) => new(EntryIdOf(record), Word, record.At, record);

    protected override RemindersSummary Added(RemindersSummary? before, TalkLine entry) =>
        (before ?? RemindersSummary.Nothing).With(RemindersSummary.Nothing with { Talks = 1 });

    protected override bool TryWithout(
        RemindersSummary before, TalkLine gone, IReadOnlyList<TalkLine> left, bool isAll, out RemindersSummary? after)
    {
        after = (before with { Talks = before.Talks - 1 }).OrNothing();
        return true;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Talk))]
[JsonSerializable(typeof(TalkLine))]
internal sealed partial class TalksJson : JsonSerializerContext
{
    internal static TalksJson Rows { get; } = new(RowJson.Options());
}
