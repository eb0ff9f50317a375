using System.Text.Json;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers;

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
    private const int PartUnits = 30_000;

    /// <summary>An entry that keeps nothing beyond its line.</summary>
    public static EntryDetail Nothing { get; } = new("", false, "", [], [], [], false, []);

    /// <summary>The rows' contents, in order: each a JSON string of a part of this record's JSON.</summary>
    public IReadOnlyList<byte[]> ToRows()
    {
        var json = JsonSerializer.Serialize(this, CustomersJson.Rows.EntryDetail);
        return [.. LongText.Split(json, PartUnits).SelectMany(Contents)];
    }

    // Quotes and backslashes double when a part becomes a JSON string itself; a part that is full of them is halved until it fits.
    private static IEnumerable<byte[]> Contents(string part)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(part, CustomersJson.Rows.String);
        return System.Text.Encoding.UTF8.GetCharCount(content) <= RowLimits.ContentUnits
            ? [content]
            : LongText.Split(part, part.Length / 2).SelectMany(Contents);
    }

    /// <summary>Puts the parts together again.</summary>
    internal static EntryDetail FromRows(IReadOnlyList<Row> parts) => parts.Count == 0
        ? Nothing
        : JsonSerializer.Deserialize(
            string.Concat(parts.Select(part => JsonSerializer.Deserialize(part.Content.Span, CustomersJson.Rows.String))),
            CustomersJson.Rows.EntryDetail)!;
}
