using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>
/// The subscriptions and the delivery of their notifications: one at a time, repeated after 1, 2 and 4 seconds if the endpoint does not
/// accept them (Microsoft repeats for four hours). Subscriptions are kept in memory: they are lost when the simulator restarts, as they
/// sometimes are at Microsoft.
/// </summary>
public sealed class Notifications : IAsyncDisposable
{
    private const int Repeats = 3;

    private readonly ConcurrentDictionary<Guid, Subscription> _subscriptions = new();
    private readonly Channel<(Uri Url, JsonObject Notification)> _post = Channel.CreateUnbounded<(Uri, JsonObject)>();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _clock;
    private readonly Mailboxes _mailboxes;
    private Lazy<HttpClient> _client = new(() => new HttpClient());
    private Task _carrier = Task.CompletedTask;

    internal Notifications(Mailboxes mailboxes, TimeProvider clock)
    {
        (_mailboxes, _clock) = (mailboxes, clock);
        mailboxes.Changed += Tell;
    }

    /// <summary>All subscriptions.</summary>
    public IReadOnlyCollection<Subscription> All => [.. _subscriptions.Values];

    /// <summary>Swallows notifications while true, as Microsoft sometimes does.</summary>
    public bool AreLost { get; set; }

    /// <summary>Sends `missed`, `subscriptionRemoved` or `reauthorizationRequired`; removed means removed.</summary>
    public void SendLifecycle(Guid id, string lifecycleEvent)
    {
        if (_subscriptions.TryGetValue(id, out var subscription) && subscription.LifecycleUrl is { } url)
        {
            _post.Writer.TryWrite((url, subscription.Lifecycle(lifecycleEvent)));
        }

        if (lifecycleEvent == "subscriptionRemoved")
        {
            _subscriptions.TryRemove(id, out _);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _mailboxes.Changed -= Tell;
        await _stop.CancelAsync();
        await _carrier;
        _stop.Dispose();
    }

    internal void Start(Func<HttpClient> client)
    {
        _client = new Lazy<HttpClient>(client);
        _carrier = CarryAsync(_stop.Token);
    }

    internal Subscription? Find(Guid id) => _subscriptions.GetValueOrDefault(id);

    internal void Set(Subscription subscription) => _subscriptions[subscription.Id] = subscription;

    internal bool Remove(Guid id) => _subscriptions.TryRemove(id, out _);

    /// <summary>The handshake: the address must answer within ten seconds with the token, as plain text.</summary>
    internal async Task<bool> ValidateAsync(Uri url, CancellationToken ct)
    {
        var token = $"Validation: Testing client application reachability for subscription Request-Id: {Guid.NewGuid():D}";
        var separator = url.Query.Length > 0 ? '&' : '?';
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            using var response = await _client.Value.PostAsync(
                new Uri($"{url}{separator}validationToken={Uri.EscapeDataString(token)}"), null, either.Token);
            return response.StatusCode == System.Net.HttpStatusCode.OK &&
                   response.Content.Headers.ContentType?.MediaType == "text/plain" &&
                   await response.Content.ReadAsStringAsync(either.Token) == token;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Tell(MailChange change)
    {
        foreach (var subscription in _subscriptions.Values.Where(one => one.Mailbox == change.Mailbox && one.Expires > _clock.GetUtcNow()))
        {
            if (!AreLost && subscription.ChangeType(change) is { } type)
            {
                _post.Writer.TryWrite((subscription.NotificationUrl, subscription.Notification(change, type)));
            }
        }
    }

    private async Task CarryAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var (url, notification) in _post.Reader.ReadAllAsync(ct))
            {
                for (var attempt = 0; attempt <= Repeats && !await DeliverAsync(url, notification, ct); attempt++)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1 << attempt), _clock, ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The simulator stops; undelivered notifications are lost, as they may be.
        }
    }

    private async Task<bool> DeliverAsync(Uri url, JsonObject notification, CancellationToken ct)
    {
        try
        {
            using var response = await _client.Value.PostAsJsonAsync(
                url, new JsonObject { ["value"] = new JsonArray(notification.DeepClone()) }, ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
