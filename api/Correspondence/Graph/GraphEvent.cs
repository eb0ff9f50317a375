namespace OutlookCrm.Correspondence.Graph;

internal sealed record GraphEvent
{
    public string? Id { get; init; }

    [JsonPropertyName("iCalUId")]
    public string? Uid { get; init; }
    public string? Subject { get; init; }
    public GraphRecipient? Organizer { get; init; }
    public IReadOnlyList<GraphAttendee?>? Attendees { get; init; }
    public GraphTime? Start { get; init; }
    public GraphTime? End { get; init; }
    public bool? IsAllDay { get; init; }
    public bool? IsDraft { get; init; }
    public bool? IsCancelled { get; init; }
    public string? Type { get; init; }
    public GraphPlace? Location { get; init; }
    public GraphBody? Body { get; init; }
    public IReadOnlyList<string?>? Categories { get; init; }
    public string? WebLink { get; init; }
}

/// <summary>Graph's attendee; the type is required, optional or resource.</summary>
internal sealed record GraphAttendee(string? Type, GraphAddressee? EmailAddress);

/// <summary>Graph's dateTimeTimeZone: a wall clock and the zone it hangs in.</summary>
internal sealed record GraphTime(string? DateTime, string? TimeZone);

internal sealed record GraphPlace(string? DisplayName);
