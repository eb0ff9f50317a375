using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>The two kinds of entries that this slice writes.</summary>
internal sealed class CorrespondenceKinds(MailLogStore logs, SharedMails shared)
{
    /// <summary>Logged mails.</summary>
    public CorrespondenceKind Mail { get; } = new(EntryKind.Mail, logs, shared);

    /// <summary>Logged meetings.</summary>
    public CorrespondenceKind Meeting { get; } = new(EntryKind.Meeting, logs, shared);

    /// <summary>The kind of an entry.</summary>
    public CorrespondenceKind Of(EntryKind kind) => kind == EntryKind.Meeting ? Meeting : Mail;

    /// <summary>The mail or meeting of a timeline row; null for no row, and for an entry of another slice.</summary>
    public static CorrespondenceEntry? Read(Row? row) =>
        row is not null && TimelineRow.KindOf(row.Content.Span) is "mail" or "meeting"
            ? System.Text.Json.JsonSerializer.Deserialize(row.Content.Span, CorrespondenceJson.Rows.CorrespondenceEntry)
            : null;
}
