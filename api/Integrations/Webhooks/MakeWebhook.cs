using System.ComponentModel.DataAnnotations;
using System.Net;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;
using OutlookCrm.Integrations.Secrets;
using OutlookCrm.Slices;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Makes a webhook. This answer holds the secret by which its receiver checks the signatures; no later answer does.</summary>
internal static class MakeWebhook
{
    /// <param name="Url">Where the events are sent: an https address that is reached over the public internet.</param>
    /// <param name="Events"><c>mail.logged</c>, <c>customer.changed</c>, <c>invoice.overdue</c>: at least one.</param>
    public sealed record Request(
        [property: Required, StringLength(2000, MinimumLength = 1)] string Url,
        [property: Required, MinLength(1), MaxLength(10)] IReadOnlyList<string> Events);

    /// <param name="Webhook">What the list says of it.</param>
    /// <param name="Secret">As Standard Webhooks writes it: <c>whsec_</c> and base64.</param>
    public sealed record Response(WebhookBody Webhook, string Secret);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapPost("/webhooks", HandleAsync).Describe(nameof(MakeWebhook), "Make an outgoing webhook", Policies.Admin);

    private static async Task<Results<Created<Response>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, WebhookStore webhooks, Subscriptions subscriptions, SealedSecrets secrets,
        IOptions<WebhookOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (WhyNot(request.Url, options.Value.AllowPrivateAddresses) is { } reason)
        {
            return Problems.InvalidRequest("url", reason);
        }

        if (request.Events.Except(EventKinds.All, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            return Problems.InvalidRequest("events", $"There is no event '{unknown}': {string.Join(", ", EventKinds.All)}.");
        }

        var (id, secret) = (Guid.CreateVersion7(), WebhookSignature.MakeSecret());
        var webhook = new StoredWebhook(id, new Uri(request.Url).AbsoluteUri, [.. request.Events.Distinct(StringComparer.Ordinal)],
            secrets.Seal(user.Tenant, id, secret), new(user.ObjectId, user.Name, clock.GetUtcNow()));
        if (!await webhooks.AddAsync(user.Actor, webhook, ct))
        {
            return IntegrationsProblems.TooManyIntegrations(WebhookStore.Most);
        }

        await subscriptions.ReadAgainAsync(ct);
        return TypedResults.Created(
            $"/api/admin/webhooks/{id}", new Response(WebhookBody.Of(webhook), WebhookSignature.Written(secret)));
    }

    // What is clear from the address alone is said at once; to what a host's name leads is checked with each connection.
    private static string? WhyNot(string url, bool allowPrivate)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || !(uri.Scheme == Uri.UriSchemeHttps || (allowPrivate && uri.Scheme == Uri.UriSchemeHttp)))
        {
            return "A receiver has an https address.";
        }

        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return "The address has no user name, no password and no fragment.";
        }

        return allowPrivate || !IPAddress.TryParse(uri.DnsSafeHost, out var address) || PublicAddress.Is(address)
            ? null : "The address does not belong to the public internet.";
    }
}
