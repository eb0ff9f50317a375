using System.Collections.Concurrent;
using OutlookCrm.Integrations.Secrets;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Sends what is due to one receiver, a few messages at a time; what happens to one receiver delays no other.</summary>
internal sealed class Rounds(
    IRowStore rows, WebhookStore webhooks, Subscriptions subscriptions, DeliveryStore deliveries, SealedSecrets secrets, Courier courier,
    TimeProvider clock)
{
    private const string Job = "webhooks";
    private const int AtOnce = 4;
    private const int PerRound = 16;
    private static readonly TimeSpan s_betweenTrims = TimeSpan.FromHours(1);

    // Receivers that asked to be left alone for a while, and when each list was trimmed last.
    private readonly ConcurrentDictionary<(Guid Webhook, string Url), DateTimeOffset> _pausedUntil = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _trimmed = new();

    /// <summary>Sends until nothing is due, or the receiver took none of several messages.</summary>
    public async Task RunAsync(TenantId tenant, Guid id, CancellationToken ct)
    {
        for (var isWell = true; isWell && await webhooks.FindAsync(tenant, id, ct) is { } webhook;)
        {
            var now = clock.GetUtcNow();
            var isOpen = webhook.Disabled is null && !(_pausedUntil.TryGetValue((id, webhook.Url), out var until) && now < until);
            var due = await deliveries.DueAsync(tenant, id, isOpen ? now : null, PerRound, ct);
            if (due.Count == 0)
            {
                break;
            }

            isWell = false;
            var several = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
            await Parallel.ForEachAsync(due, several, async (one, token) =>
            {
                if (await TryAsync(tenant, webhook, one.Id, one.IsByHand, token))
                {
                    isWell = true;
                }
            });
        }

        await TrimAsync(tenant, id, ct);
    }

    private async Task<bool> TryAsync(TenantId tenant, StoredWebhook webhook, string id, bool isByHand, CancellationToken ct)
    {
        if (await deliveries.FindAsync(tenant, webhook.Id, id, ct) is not { } delivery)
        {
            return true;
        }

        // An erasure that overtook the addressing has not seen this delivery: nobody is told of the erased.
        var there = await Task.WhenAll(delivery.Customers.Select(
            customer => rows.FindAsync(RowKeys.Customer(tenant, customer), RowKeys.Summary, ct).AsTask()));
        if (there.Contains(null))
        {
            var erased = delivery.Customers.Where((_, i) => there[i] is null).ToList();
            await deliveries.ChangeAsync(tenant, webhook.Id, id,
                one => erased.Aggregate((StoredDelivery?)one, (left, gone) => left?.Without(gone)), null, ct);
            return true;
        }

        if (SecretsOf(tenant, webhook) is not { } keys)
        {
            await DisableAsync(tenant, webhook.Id, WebhookReason.SecretLost, ct);
            await EndAsync(tenant, webhook.Id, delivery, isByHand, new(null, "secret-lost", 0, null), ct);
            return false;
        }

        var sent = await courier.SendAsync(webhook.Url, delivery.Message, delivery.Body, keys, ct);
        if (sent.RetryAfter is { } until)
        {
            _pausedUntil[(webhook.Id, webhook.Url)] = Earlier(until, clock.GetUtcNow() + RetryPlan.Longest);
        }

        await NoteAsync(tenant, webhook, delivery, sent, ct);
        await EndAsync(tenant, webhook.Id, delivery, isByHand, sent, ct);
        return sent.Error is null;
    }

    private List<byte[]>? SecretsOf(TenantId tenant, StoredWebhook webhook)
    {
        if (secrets.Open(tenant, webhook.Id, webhook.Secret) is not { } secret)
        {
            return null;
        }

        var former = webhook.FormerSecret is { } sealed_ && webhook.FormerUntil > clock.GetUtcNow()
            ? secrets.Open(tenant, webhook.Id, sealed_) : null;
        return former is null ? [secret] : [secret, former];
    }

    private async Task NoteAsync(TenantId tenant, StoredWebhook webhook, StoredDelivery delivery, Sent sent, CancellationToken ct)
    {
        if (sent.Status == 410)
        {
            await DisableAsync(tenant, webhook.Id, WebhookReason.Gone, ct);
        }
        else if (sent.Error is null)
        {
            _pausedUntil.TryRemove((webhook.Id, webhook.Url), out _);
            if (webhook.FailingSince is not null)
            {
                await ChangeAsync(tenant, webhook.Id, null, one => one with { FailingSince = null }, ct);
            }
        }
        else if (webhook.FailingSince is null)
        {
            await ChangeAsync(tenant, webhook.Id, null, one => one with { FailingSince = one.FailingSince ?? clock.GetUtcNow() }, ct);
        }
        else if (delivery.Attempts + 1 >= RetryPlan.MostAttempts && webhook.FailingSince <= delivery.FirstTried)
        {
            await DisableAsync(tenant, webhook.Id, WebhookReason.Failing, ct);
        }
    }

    private async Task EndAsync(TenantId tenant, Guid webhook, StoredDelivery tried, bool isByHand, Sent sent, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await deliveries.ChangeAsync(tenant, webhook, tried.Id, one =>
        {
            var next = sent.Error is null || sent.Status == 410 || one.State != DeliveryState.Waiting ? null
                : isByHand ? one.NextTry : RetryPlan.Next(one.Attempts + 1, now, sent.RetryAfter, Random.Shared.NextDouble());
            return one with
            {
                State = sent.Error is null ? DeliveryState.Delivered : next is null ? DeliveryState.Failed : DeliveryState.Waiting,
                Attempts = one.Attempts + 1,
                FirstTried = one.FirstTried ?? now,
                NextTry = next,
                Status = sent.Status,
                DurationMs = sent.DurationMs,
                Error = sent.Error,
            };
        }, isByHand ? false : null, ct);
    }

    private async Task DisableAsync(TenantId tenant, Guid id, WebhookReason reason, CancellationToken ct)
    {
        await ChangeAsync(tenant, id, $"disabled ({JsonNamingPolicy.CamelCase.ConvertName(reason.ToString())}) the webhook",
            one => one.Disabled is null ? one with { Disabled = new(clock.GetUtcNow(), reason) } : one, ct);
        await subscriptions.ReadAgainAsync(ct);
    }

    private async Task ChangeAsync(
        TenantId tenant, Guid id, string? verb, Func<StoredWebhook, StoredWebhook> change, CancellationToken ct) =>
        await webhooks.ChangeAsync(Actor.OfJob(tenant, Job), id, verb, change, ct);

    private async Task TrimAsync(TenantId tenant, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!_trimmed.TryGetValue(id, out var last) || now - last > s_betweenTrims)
        {
            await deliveries.TrimAsync(tenant, id, now, ct);
            _trimmed[id] = now;
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
