using System.Text.Json.Serialization;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// A message as Graph writes it, as far as the product reads it. The SDK's own model takes four times as long to fill and 80 KB to hold,
/// for every change it could track.
/// </summary>
internal sealed record GraphMessage
{
    [JsonPropertyName("@odata.etag")]
    public string? ETag { get; init; }

    public string? Id { get; init; }

    public string? ChangeKey { get; init; }

    public string? InternetMessageId { get; init; }

    public string? ConversationId { get; init; }

    public string? ParentFolderId { get; init; }

    public string? Subject { get; init; }

    public GraphRecipient? From { get; init; }

    public GraphRecipient? Sender { get; init; }

    public IReadOnlyList<GraphRecipient?>? ToRecipients { get; init; }

    public IReadOnlyList<GraphRecipient?>? CcRecipients { get; init; }

    public IReadOnlyList<GraphRecipient?>? BccRecipients { get; init; }

    public DateTimeOffset? SentDateTime { get; init; }

    public DateTimeOffset? ReceivedDateTime { get; init; }

    public DateTimeOffset? CreatedDateTime { get; init; }

    public string? BodyPreview { get; init; }

    public GraphBody? UniqueBody { get; init; }

    public GraphBody? Body { get; init; }

    public bool? IsDraft { get; init; }

    public IReadOnlyList<string?>? Categories { get; init; }

    public IReadOnlyList<GraphAttachment?>? Attachments { get; init; }

    public string? WebLink { get; init; }
}

/// <summary>Graph's recipient: an address in a box.</summary>
internal sealed record GraphRecipient(GraphAddress? EmailAddress);

/// <summary>Graph's emailAddress.</summary>
internal sealed record GraphAddress(string? Name, string? Address);

/// <summary>Graph's itemBody; the type is text or html.</summary>
internal sealed record GraphBody(string? ContentType, string? Content);

/// <summary>Graph's attachment without its contents; the size is in bytes.</summary>
internal sealed record GraphAttachment(string? Name, string? ContentType, long? Size, bool? IsInline);

/// <summary>A page of messages.</summary>
internal sealed record GraphList(IReadOnlyList<GraphMessage?>? Value, [property: JsonPropertyName("@odata.nextLink")] string? NextLink);

/// <summary>A mail folder: only its id matters.</summary>
internal sealed record GraphFolder(string? Id);

/// <summary>
/// How Graph's JSON is read: members that are not known are passed over, members of a wrong kind are as good as absent.
/// </summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web, Converters = [typeof(LenientText), typeof(LenientDate), typeof(LenientBoolean), typeof(LenientNumber)])]
[JsonSerializable(typeof(GraphMessage))]
[JsonSerializable(typeof(GraphList))]
[JsonSerializable(typeof(GraphFolder))]
[JsonSerializable(typeof(GraphEvent))]
internal sealed partial class GraphJson : JsonSerializerContext;
