using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// What a timeline entry keeps beyond its line: the whole text, everybody on it and all attachments. A short one stands in the mail's log,
/// a long one in as many rows as it needs.
/// </summary>
/// <param name="Text">Plain text; empty where there was none.</param>
/// <param name="TextTruncated">True when the mail's text was longer than is kept.</param>
/// <param name="Subject">The whole subject.</param>
/// <param name="To">Recipients on the To line.</param>
/// <param name="Cc">Recipients on the Cc line.</param>
/// <param name="Bcc">Recipients on the Bcc line, which only the sender's copy tells.</param>
/// <param name="RecipientsTruncated">True when there were more recipients than are kept.</param>
/// <param name="Attachments">The attachments by name and size, as many as are kept; the line says how many there are.</param>
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

    // Beside a detail of this length, a log still has room for everybody who can have the mail logged.
    private const int ShortUnits = 12_000;
    private const int UnitsAround = 100;

    public static EntryDetail Nothing { get; } = new("", false, "", [], [], [], false, []);

    /// <summary>When the sender says it was sent (UTC), where that cannot be; null where it is the entry's own time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>True when it fits into the mail's log.</summary>
    public bool IsShort() => Units() <= ShortUnits;

    /// <summary>UTF-16 units that it takes in a row, at most.</summary>
    public int Units() => UnitsAround + RowText.UnitsOf(Text) + RowText.UnitsOf(Subject)
        + To.Concat(Cc).Concat(Bcc).Sum(one => UnitsAround + RowText.UnitsOf(one.Name) + RowText.UnitsOf(one.Address))
        + Attachments.Sum(one => UnitsAround + RowText.UnitsOf(one.Name) + RowText.UnitsOf(one.ContentType));

    /// <summary>The rows' contents, in order: each a JSON string of a part of this record's JSON.</summary>
    public IReadOnlyList<byte[]> ToRows()
    {
        var json = JsonSerializer.Serialize(this, CorrespondenceJson.Rows.EntryDetail);
        return [.. LongText.SplitEscaped(json, PartUnits)
            .Select(part => JsonSerializer.SerializeToUtf8Bytes(part, CorrespondenceJson.Rows.String))];
    }

    internal static EntryDetail FromRows(IReadOnlyList<Row> parts) => parts.Count == 0
        ? Nothing
        : JsonSerializer.Deserialize(
            string.Concat(parts.Select(part => JsonSerializer.Deserialize(part.Content.Span, CorrespondenceJson.Rows.String))),
            CorrespondenceJson.Rows.EntryDetail)!;
}
