namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// A message as Graph writes it, as far as the product reads it. The SDK's own model takes four times as long to fill and 80 KB to hold,
/// for every change it could track. Members are set and not constructed, because the JSON reader boxes what it gives to a constructor.
/// </summary>
internal sealed record GraphMessage
{
    [JsonPropertyName("@odata.etag")]
    public string? ETag { get; set; }
    public string? Id { get; set; }
    public string? ChangeKey { get; set; }
    public string? InternetMessageId { get; set; }
    public string? ConversationId { get; set; }
    public string? ParentFolderId { get; set; }
    public string? Subject { get; set; }
    public GraphRecipient? From { get; set; }
    public GraphRecipient? Sender { get; set; }
    public IReadOnlyList<GraphRecipient?>? ReplyTo { get; set; }
    public IReadOnlyList<GraphRecipient?>? ToRecipients { get; set; }
    public IReadOnlyList<GraphRecipient?>? CcRecipients { get; set; }
    public IReadOnlyList<GraphRecipient?>? BccRecipients { get; set; }
    public DateTimeOffset? SentDateTime { get; set; }
    public DateTimeOffset? ReceivedDateTime { get; set; }
    public DateTimeOffset? CreatedDateTime { get; set; }
    public string? BodyPreview { get; set; }
    public GraphBody? UniqueBody { get; set; }
    public GraphBody? Body { get; set; }
    public bool? IsDraft { get; set; }
    public IReadOnlyList<string?>? Categories { get; set; }
    public IReadOnlyList<GraphAttachment?>? Attachments { get; set; }
    public IReadOnlyList<GraphHeader?>? InternetMessageHeaders { get; set; }
    public string? WebLink { get; set; }
}

internal sealed record GraphRecipient
{
    public GraphAddressee? EmailAddress { get; set; }
}

internal sealed record GraphAddressee
{
    public string? Name { get; set; }
    public string? Address { get; set; }
}

/// <summary>Graph's itemBody; the type is text or html.</summary>
internal sealed record GraphBody
{
    public string? ContentType { get; set; }
    public string? Content { get; set; }
}

/// <summary>Graph's attachment without its contents; the size is in bytes.</summary>
internal sealed record GraphAttachment
{
    public string? Name { get; set; }
    public string? ContentType { get; set; }
    public long? Size { get; set; }
    public bool? IsInline { get; set; }
}

internal sealed record GraphList(IReadOnlyList<GraphMessage?>? Value, [property: JsonPropertyName("@odata.nextLink")] string? NextLink);

internal sealed record GraphFolder(string? Id);

/// <summary>Graph's internetMessageHeader.</summary>
internal sealed record GraphHeader(string? Name, string? Value);

/// <summary>A change of a message's categories: the whole list.</summary>
internal sealed record GraphCategories(IReadOnlyList<string> Categories)
{
    [JsonPropertyName("@odata.type")]
    public string Type { get; } = "#microsoft.graph.message";
}

/// <summary>A refusal: only its code is for programs.</summary>
internal sealed record GraphRefusal(GraphError? Error);

internal sealed record GraphError(string? Code);

/// <summary>
/// How Graph's JSON is read: members that are not known are passed over, members of a wrong kind are as good as absent.
/// </summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    Converters = [typeof(LenientText), typeof(LenientDate), typeof(LenientBoolean), typeof(LenientNumber)])]
[JsonSerializable(typeof(GraphMessage))]
[JsonSerializable(typeof(GraphList))]
[JsonSerializable(typeof(GraphFolder))]
[JsonSerializable(typeof(GraphEvent))]
[JsonSerializable(typeof(GraphUser))]
[JsonSerializable(typeof(GraphOrganisations))]
[JsonSerializable(typeof(GraphCategories))]
[JsonSerializable(typeof(GraphRefusal))]
internal sealed partial class GraphJson : JsonSerializerContext;
