using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;
using OutlookCrm.Integrations.Secrets;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Makes a webhook. This answer holds the secret by which its receiver checks the signatures; no later answer does.</summary>
internal static class MakeWebhook
{
    /// <param name="Webhook">What the list says of it.</param>
    /// <param name="Secret">As Standard Webhooks writes it: <c>whsec_</c> and base64.</param>
    public sealed record Response(WebhookBody Webhook, string Secret);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapPost("/webhooks", HandleAsync).Describe(nameof(MakeWebhook), "Make an outgoing webhook", Policies.Admin);

    private static async Task<Results<Created<Response>, ProblemHttpResult>> HandleAsync(
        WebhookRequest request, CurrentUser user, WebhookStore webhooks, Subscriptions subscriptions, SealedSecrets secrets,
        IOptions<WebhookOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (request.Refusal(options.Value.AllowPrivateAddresses) is { } refusal)
        {
            return refusal;
        }

        var (id, secret) = (Guid.CreateVersion7(), WebhookSignature.MakeSecret());
        var webhook = new StoredWebhook(id, request.Address, request.Kinds,
            secrets.Seal(user.Tenant, id, secret), new(user.ObjectId, user.Name, clock.GetUtcNow()));
        if (!await webhooks.AddAsync(user.Actor, webhook, ct))
        {
            return IntegrationsProblems.TooManyIntegrations(WebhookStore.Most);
        }

        await subscriptions.ReadAgainAsync(ct);
        return TypedResults.Created(
            $"/api/admin/webhooks/{id}", new Response(WebhookBody.Of(webhook), WebhookSignature.Written(secret)));
    }
}
