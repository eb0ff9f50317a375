using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>A webhook as its row holds it.</summary>
/// <param name="Id">Of the webhook.</param>
/// <param name="Url">Where the events are sent.</param>
/// <param name="Events">Of <see cref="EventKinds"/>.</param>
/// <param name="Secret">The secret, sealed: what signs.</param>
/// <param name="Made">Who made it, and when.</param>
internal sealed record StoredWebhook(Guid Id, string Url, IReadOnlyList<string> Events, byte[] Secret, DoneBy Made)
{
    /// <summary>How long the secret of before signs beside the new one.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>Every webhook of a tenant.</summary>
    public static KeyRange All { get; } = KeyRange.StartingWith("hook|");

    /// <summary>The secret of before, sealed; null for none.</summary>
    public byte[]? FormerSecret { get; init; }

    /// <summary>Until when the secret of before signs, too.</summary>
    public DateTimeOffset? FormerUntil { get; init; }

    /// <summary>Since when nothing was sent any more, and why; null while it is in use.</summary>
    public WebhookDisabled? Disabled { get; init; }

    /// <summary>When the first of the tries failed that have all failed since; null after a success.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>An administrator deleted it: what waits for it goes first, then the row.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Of what an administrator may change. What the job notes on the webhook is no other version.</summary>
    [JsonIgnore]
    public string Version => RowKeys.Hash(16, ["webhook", Url, .. Events]);

    public static string KeyOf(Guid id) => $"hook|{id:N}";

    /// <summary>Whether such an event is sent to it.</summary>
    public bool Wants(string kind) => !IsDeleted && Disabled is null && Events.Contains(kind, StringComparer.Ordinal);

    public byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, WebhooksJson.Rows.StoredWebhook);

    public static StoredWebhook Of(Row row) => JsonSerializer.Deserialize(row.Content.Span, WebhooksJson.Rows.StoredWebhook)!;
}

/// <summary>That nothing is sent any more.</summary>
public sealed record WebhookDisabled(DateTimeOffset At, WebhookReason Reason);

/// <summary>Why nothing is sent any more.</summary>
public enum WebhookReason
{
    /// <summary>The receiver answered 410: it wants no more.</summary>
    Gone,

    /// <summary>Every try failed for about a day.</summary>
    Failing,

    /// <summary>The secret was sealed with keys that this installation does not have: make a new one.</summary>
    SecretLost,
}
