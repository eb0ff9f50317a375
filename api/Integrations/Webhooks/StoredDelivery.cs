using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>An event that one webhook is told or was told, as its row holds it.</summary>
/// <param name="Message">Names the message: the same for every try.</param>
/// <param name="Event">Its kind.</param>
/// <param name="At">When it happened.</param>
/// <param name="Body">What is sent, JSON.</param>
/// <param name="Customers">The customers whom it names.</param>
/// <param name="State">How far it is.</param>
internal sealed record StoredDelivery(
    Guid Message, string Event, DateTimeOffset At, string Body, IReadOnlyList<Guid> Customers, DeliveryState State)
{
    /// <summary>How long a delivery is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>All deliveries of a webhook, the newest first.</summary>
    public static KeyRange All { get; } = KeyRange.StartingWith("d|");

    /// <summary>What an administrator wants to be tried at once.</summary>
    public static KeyRange ByHand { get; } = KeyRange.StartingWith("h|");

    /// <summary>All that wait, by when they are due.</summary>
    public static KeyRange Waiting { get; } = KeyRange.StartingWith("q|");

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was tried first.</summary>
    public DateTimeOffset? FirstTried { get; init; }

    /// <summary>When it is tried next; null where it is not.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>The status of the last answer; null for none.</summary>
    public int? Status { get; init; }

    /// <summary>How long the last try took.</summary>
    public int? DurationMs { get; init; }

    /// <summary>What was wrong with the last try, as a code; null where nothing was.</summary>
    public string? Error { get; init; }

    /// <summary>Names the delivery among those of its webhook; fit for a URL.</summary>
    [JsonIgnore]
    public string Id => RowKeys.EntryId(At, Message.ToString("N"));

    [JsonIgnore]
    public string Key => KeyOf(Id);

    /// <summary>The row by which it waits; null where it does not.</summary>
    [JsonIgnore]
    public string? WaitingKey => NextTry is { } due ? $"q|{Ticks(due)}|{Id}" : null;

    [JsonIgnore]
    public string ByHandKey => $"h|{Id}";

    public static string KeyOf(string id) => $"d|{RowKeys.Encode(id)}";

    /// <summary>Those that wait and are due.</summary>
    public static KeyRange DueAt(DateTimeOffset now) => new(Waiting.From, $"q|{Ticks(now)}~");

    /// <summary>Those that are too old to be kept.</summary>
    public static KeyRange OlderAt(DateTimeOffset now) => new(KeyOf(RowKeys.EntryId(now - Kept, "")), All.Before);

    /// <summary>The id that the key of a waiting row, or of a row by hand, ends with.</summary>
    public static string IdIn(string key) => key[(key.LastIndexOf(RowKeys.Separator) + 1)..];

    /// <summary>Without a customer; null where it names nobody else.</summary>
    public StoredDelivery? Without(Guid customer)
    {
        var left = Customers.Where(one => one != customer).ToList();
        return left.Count == 0 ? null
            : left.Count == Customers.Count ? this : this with { Customers = left, Body = EventBody.Of(Event, At, left) };
    }

    public byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, WebhooksJson.Rows.StoredDelivery);

    public static StoredDelivery Of(Row row) => JsonSerializer.Deserialize(row.Content.Span, WebhooksJson.Rows.StoredDelivery)!;

    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}

/// <summary>How far a delivery is.</summary>
public enum DeliveryState
{
    /// <summary>It is tried, now or later.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It is not tried any more, unless by hand.</summary>
    Failed,
}
