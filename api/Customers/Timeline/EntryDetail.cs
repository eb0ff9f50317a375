using System.Text.Json;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Timeline;

/// <summary>
/// What a timeline entry keeps beyond its line: the whole text, everybody on it and all attachments. Stored in as many rows as it needs.
/// </summary>
/// <param name="Text">Plain text; empty where there was none.</param>
/// <param name="TextTruncated">True when the mail's text was longer than is kept.</param>
/// <param name="Subject">The whole subject.</param>
/// <param name="To">Recipients on the To line.</param>
/// <param name="Cc">Recipients on the Cc line.</param>
/// <param name="Bcc">Recipients on the Bcc line, which only the sender's copy tells.</param>
/// <param name="RecipientsTruncated">True when there were more recipients than are kept.</param>
/// <param name="Attachments">All attachments, by name and size.</param>
public sealed record EntryDetail(
    string Text,
    bool TextTruncated,
    string Subject,
    IReadOnlyList<Participant> To,
    IReadOnlyList<Participant> Cc,
    IReadOnlyList<Participant> Bcc,
    bool RecipientsTruncated,
    IReadOnlyList<AttachmentLine> Attachments)
{
    // The quotation marks around a part.
    private const int PartUnits = RowLimits.ContentUnits - 2;

    /// <summary>An entry that keeps nothing beyond its line.</summary>
    public static EntryDetail Nothing { get; } = new("", false, "", [], [], [], false, []);

    /// <summary>The rows' contents, in order: each a JSON string of a part of this record's JSON.</summary>
    public IReadOnlyList<byte[]> ToRows()
    {
        var json = JsonSerializer.Serialize(this, CustomersJson.Rows.EntryDetail);
        return [.. LongText.SplitEscaped(json, PartUnits)
            .Select(part => JsonSerializer.SerializeToUtf8Bytes(part, CustomersJson.Rows.String))];
    }

    /// <summary>Puts the parts together again.</summary>
    internal static EntryDetail FromRows(IReadOnlyList<Row> parts) => parts.Count == 0
        ? Nothing
        : JsonSerializer.Deserialize(
            string.Concat(parts.Select(part => JsonSerializer.Deserialize(part.Content.Span, CustomersJson.Rows.String))),
            CustomersJson.Rows.EntryDetail)!;
}
