using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Creating (with the handshake), reading, renewing and deleting subscriptions to messages.</summary>
internal sealed class Subscriptions(Notifications notifications, TimeProvider clock)
{
    /// <summary>The longest life of a subscription to messages, and the shortest that is given.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10_080);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(45);

    public sealed record Request(
        string? ChangeType, string? NotificationUrl, string? LifecycleNotificationUrl, string? Resource, DateTimeOffset? ExpirationDateTime,
        string? ClientState);

    public sealed record Renewal(DateTimeOffset? ExpirationDateTime);

    public void Map(IEndpointRouteBuilder graph)
    {
        graph.MapPost("/subscriptions", CreateAsync);
        graph.MapGet("/subscriptions", (HttpContext http) => Results.Json(new JsonObject
        {
            ["@odata.context"] = $"{GraphContext.Root}/$metadata#subscriptions",
            ["value"] = new JsonArray([.. notifications.All.Where(one => IsMine(one, http)).Select(one => (JsonNode)one.ToJson())]),
        }));
        graph.MapGet("/subscriptions/{id:guid}", (Guid id, HttpContext http) => Mine(id, http) is { } mine ? Answer(mine, 200)
            : NotFound());
        graph.MapPatch("/subscriptions/{id:guid}", Renew);
        graph.MapPost("/subscriptions/{id:guid}/reauthorize", (Guid id, HttpContext http) => Mine(id, http) is null ? NotFound()
            : Results.NoContent());
        graph.MapDelete("/subscriptions/{id:guid}", (Guid id, HttpContext http) =>
            Mine(id, http) is not null && notifications.Remove(id) ? Results.NoContent() : NotFound());
    }

    private async Task<IResult> CreateAsync(Request request, HttpContext http)
    {
        if (request is not { ChangeType: { } types, Resource: { } resource, ExpirationDateTime: { } expires }
            || request.ClientState?.Length > 128)
        {
            return Invalid("changeType, resource, expirationDateTime and notificationUrl are required; clientState has at most 128 "
                + "characters.");
        }

        Uri? lifecycle = null;
        if (!IsAllowed(request.NotificationUrl, out var url)
            || (request.LifecycleNotificationUrl is { } second && !IsAllowed(second, out lifecycle)))
        {
            return Invalid("The notification address must be an absolute https address.");
        }

        var (mailbox, folder, error) = Resolve(http, resource);
        if (mailbox is null)
        {
            return error!;
        }

        if (expires > clock.GetUtcNow() + Longest)
        {
            return Invalid($"Subscription expiration can only be {Longest.TotalMinutes} minutes in the future.");
        }

        foreach (var address in new[] { url, lifecycle }.OfType<Uri>().Distinct())
        {
            if (!await notifications.ValidateAsync(address, http.RequestAborted))
            {
                return GraphErrors.Json(
                    400, "ValidationError",
                    "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.");
            }
        }

        var subscription = new Subscription(
            Guid.NewGuid(),
            resource,
            mailbox,
            folder,
            types.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal),
            url!,
            lifecycle,
            request.ClientState,
            Preferences.Of(http).ImmutableIds,
            AtLeastShortest(expires));
        notifications.Set(subscription);
        return Answer(subscription, 201);
    }

    private IResult Renew(Guid id, Renewal renewal, HttpContext http)
    {
        if (Mine(id, http) is not { } mine)
        {
            return NotFound();
        }

        if (renewal.ExpirationDateTime is not { } expires || expires > clock.GetUtcNow() + Longest)
        {
            return Invalid($"Subscription expiration can only be {Longest.TotalMinutes} minutes in the future.");
        }

        var renewed = mine with { Expires = AtLeastShortest(expires) };
        notifications.Set(renewed);
        return Answer(renewed, 200);
    }

    private static (Mailbox? Mailbox, string? Folder, IResult? Error) Resolve(HttpContext http, string resource)
    {
        var path = GraphFront.Normalise("/v1.0/" + resource.TrimStart('/').Split('?')[0]);
        if (path.Split('/', StringSplitOptions.RemoveEmptyEntries) is not [_, var users, var user, .. var rest] ||
            !string.Equals(users, "users", StringComparison.OrdinalIgnoreCase))
        {
            return (null, null, Invalid($"Resource '{resource}' is not supported."));
        }

        // Delegated subscriptions work on one's own mailbox only: the shared permissions do not count here.
        var caller = GraphCaller.Of(http);
        var (mailbox, error) = caller.Open(user);
        if (mailbox is null || (caller.User is not null && mailbox.Owner.User != caller.User))
        {
            return (null, null, error ?? GraphErrors.AccessDenied());
        }

        return rest switch
        {
            ["messages"] => (mailbox, null, null),
            [var folders, var folder, "messages"] when string.Equals(folders, "mailFolders", StringComparison.OrdinalIgnoreCase) &&
                                                        MailFolders.NameOf(mailbox, folder) is { } name => (mailbox, name, null),
            _ => (null, null, Invalid($"Resource '{resource}' is not supported.")),
        };
    }

    private Subscription? Mine(Guid id, HttpContext http) =>
        notifications.Find(id) is { } known && known.Expires > clock.GetUtcNow() && IsMine(known, http) ? known : null;

    private static bool IsMine(Subscription subscription, HttpContext http)
    {
        var caller = GraphCaller.Of(http);
        return subscription.Mailbox.Owner.Tenant.Id == caller.Token.Tenant
            && (caller.Token.IsApp || subscription.Mailbox.Owner.User == caller.User);
    }

    private DateTimeOffset AtLeastShortest(DateTimeOffset expires) =>
        expires < clock.GetUtcNow() + Shortest ? clock.GetUtcNow() + Shortest : expires;

    // Microsoft demands https; on this machine plain http will do.
    private static bool IsAllowed(string? text, out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.IsLoopback && url.Scheme == Uri.UriSchemeHttp));

    private static IResult Answer(Subscription subscription, int status)
    {
        var json = subscription.ToJson();
        json.Insert(0, "@odata.context", $"{GraphContext.Root}/$metadata#subscriptions/$entity");
        return Results.Json(json, statusCode: status);
    }

    private static IResult NotFound() => GraphErrors.Json(404, "ResourceNotFound", "The object was not found.");

    private static IResult Invalid(string message) => GraphErrors.Json(400, "InvalidRequest", message);
}
