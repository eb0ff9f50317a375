using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

internal sealed class CorrespondenceKinds(MailLogStore logs, SharedMails shared)
{
    public CorrespondenceKind Mail { get; } = new(EntryKind.Mail, logs, shared);

    public CorrespondenceKind Meeting { get; } = new(EntryKind.Meeting, logs, shared);

    public CorrespondenceKind Of(EntryKind kind) => kind == EntryKind.Meeting ? Meeting : Mail;

    /// <summary>The mail or meeting of a timeline row; null for no row, and for an entry of another slice.</summary>
    public static CorrespondenceEntry? Read(Row? row) =>
        row is not null && TimelineRow.KindOf(row.Content.Span) is "mail" or "meeting"
            ? System.Text.Json.JsonSerializer.Deserialize(row.Content.Span, CorrespondenceJson.Rows.CorrespondenceEntry)
            : null;
}
