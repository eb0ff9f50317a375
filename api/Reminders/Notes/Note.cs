using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Notes;

/// <summary>What a colleague wants to keep of a customer.</summary>
/// <param name="Id">Chosen by the caller or the API.</param>
/// <param name="Text">As written.</param>
/// <param name="WrittenBy">By whom, and when.</param>
/// <param name="EditedBy">By whom it was edited last; null for never.</param>
public sealed record Note(Guid Id, string Text, DoneBy WrittenBy, DoneBy? EditedBy);

/// <summary>A note on the timeline. <paramref name="At"/> is when it was written, UTC.</summary>
public sealed record NoteLine(string Id, string Kind, DateTimeOffset At, Note Note);

/// <summary>Notes on the timeline.</summary>
internal sealed class NoteKind() : RecordKind<Note, NoteLine>(NotesJson.Rows.Note, NotesJson.Rows.NoteLine)
{
    public override string Word => "note";

    public override IReadOnlyList<(string Member, Type Type)> Holds { get; } = [("note", typeof(Note))];

    public override Guid IdOf(Note record) => record.Id;

    public override string EntryIdOf(Note record) => RowKeys.EntryId(record.WrittenBy.At, record.Id.ToString("N"));

    public override string KeyOf(Note record) => $"{RemindersKeys.Notes}{EntryIdOf(record)}";

    public override NoteLine LineOf(Note record) => new(EntryIdOf(record), Word, record.WrittenBy.At, record);

    protected override RemindersSummary Added(RemindersSummary? before, NoteLine entry) =>
        (before ?? RemindersSummary.Nothing).With(RemindersSummary.Nothing with { Notes = 1 });

    protected override bool TryWithout(
        RemindersSummary before, NoteLine gone, IReadOnlyList<NoteLine> left, bool isAll, out RemindersSummary? after)
    {
        after = (before with { Notes = before.Notes - 1 }).OrNothing();
        return true;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(NoteLine))]
internal sealed partial class NotesJson : JsonSerializerContext
{
    internal static NotesJson Rows { get; } = new(RowJson.Options());
}
