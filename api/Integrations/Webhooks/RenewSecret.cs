using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;
using OutlookCrm.Integrations.Secrets;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Gives a webhook a new secret. For 24 hours messages are signed with the secret of before, too, so that the receiver can change over.
/// </summary>
internal static class RenewSecret
{
    /// <param name="Secret">As Standard Webhooks writes it. Only this answer holds it.</param>
    public sealed record Response(string Secret);

    public static void Map(RouteGroupBuilder admin) => admin.MapPost("/webhooks/{id:guid}/secret", HandleAsync)
        .Describe(nameof(RenewSecret), "Make a new secret for an outgoing webhook", Policies.Admin);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, WebhookStore webhooks, SealedSecrets secrets, TimeProvider clock, CancellationToken ct)
    {
        var secret = WebhookSignature.MakeSecret();
        var sealed_ = secrets.Seal(user.Tenant, id, secret);
        return await webhooks.ChangeAsync(user.Actor, id, "made a new secret for the webhook", one => one with
        {
            Secret = sealed_,
            FormerSecret = one.Secret,
            FormerUntil = clock.GetUtcNow() + StoredWebhook.Overlap,
        }, ct) ? TypedResults.Ok(new Response(WebhookSignature.Written(secret))) : IntegrationsProblems.NoSuchIntegration(id);
    }
}
