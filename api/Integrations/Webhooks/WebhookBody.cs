using OutlookCrm.Slices;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>A webhook as the API answers it, without its secret.</summary>
/// <param name="Id">Of the webhook.</param>
/// <param name="Version">Of address and events; also the ETag.</param>
/// <param name="Url">Where the events are sent.</param>
/// <param name="Events"><c>mail.logged</c>, <c>customer.changed</c>, <c>customer.erased</c>, <c>invoice.overdue</c>.</param>
/// <param name="Made">Who made it, and when.</param>
/// <param name="Disabled">Since when nothing is sent any more, and why; null while it is in use.</param>
public sealed record WebhookBody(
    Guid Id, string Version, string Url, IReadOnlyList<string> Events, DoneBy Made, WebhookDisabled? Disabled)
{
    internal static WebhookBody Of(StoredWebhook webhook) =>
        new(webhook.Id, webhook.Version, webhook.Url, webhook.Events, webhook.Made, webhook.Disabled);
}

/// <summary>An event that a webhook is told or was told.</summary>
/// <param name="Id">Of the delivery, fit for a URL.</param>
/// <param name="Event">Its kind; <c>webhook.test</c> for a test.</param>
/// <param name="At">When it happened.</param>
/// <param name="Status">The status of the last answer; null for none.</param>
/// <param name="DurationMs">How long the last try took, in milliseconds; null before the first.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="State">How far it is.</param>
/// <param name="NextTry">When it is tried next; null where it is not.</param>
/// <param name="Error">
/// What was wrong with the last try: <c>timeout</c>, <c>unreachable</c>, <c>untrusted</c>, <c>private-address</c>, <c>refused</c> (the
/// status says how), <c>secret-lost</c>; <c>too-many-waiting</c> where it was not tried; null where nothing was.
/// </param>
public sealed record DeliveryBody(
    string Id, string Event, DateTimeOffset At, int? Status, int? DurationMs, int Attempts, DeliveryState State, DateTimeOffset? NextTry,
    string? Error)
{
    internal static DeliveryBody Of(StoredDelivery one) =>
        new(one.Id, one.Event, one.At, one.Status, one.DurationMs, one.Attempts, one.State, one.NextTry, one.Error);
}
