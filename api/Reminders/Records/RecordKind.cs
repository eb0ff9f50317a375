using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Records;

/// <summary>
/// A kind of records that people write about a customer. A record is a row in the order of its list, and an entry of the timeline.
/// </summary>
public abstract class RecordKind<TRecord, TLine>(JsonTypeInfo<TRecord> recordJson, JsonTypeInfo<TLine> lineJson)
    : TimelineKind<TLine, RemindersSummary>(lineJson, RemindersJson.Rows.RemindersSummary)
    where TRecord : class
    where TLine : class
{
    public sealed override string Member => RemindersSummary.Member;

    /// <summary>The id of the record.</summary>
    public abstract Guid IdOf(TRecord record);

    /// <summary>The id of the record's entry on the timeline.</summary>
    public abstract string EntryIdOf(TRecord record);

    /// <summary>The key of the record's row: its list, then the place in the list.</summary>
    public abstract string KeyOf(TRecord record);

    /// <summary>The record as the timeline holds it.</summary>
    public abstract TLine LineOf(TRecord record);

    /// <summary>The record as an open item; null where nothing waits for anybody.</summary>
    public virtual (string Key, byte[] Content)? OpenItemOf(TRecord record) => null;

    /// <summary>
    /// Whether the customer may have this record too; <paramref name="before"/> is the record as it was, null for a new one.
    /// </summary>
    public virtual bool HasRoom(RemindersSummary? summary, TRecord? before, TRecord after) => true;

    protected sealed override RemindersSummary Joined(RemindersSummary one, RemindersSummary other) => one.With(other);

    internal byte[] ContentOf(TRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, recordJson);

    internal TRecord RecordOf(Row row) => JsonSerializer.Deserialize(row.Content.Span, recordJson)!;
}
