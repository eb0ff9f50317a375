using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Enables a webhook again: what waited for it is sent, and what happens from now on.</summary>
internal static class EnableWebhook
{
    public static void Map(RouteGroupBuilder admin) => admin.MapPost("/webhooks/{id:guid}/enable", HandleAsync)
        .Describe(nameof(EnableWebhook), "Enable an outgoing webhook again", Policies.Admin);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, WebhookStore webhooks, Subscriptions subscriptions, Bell bell, CancellationToken ct)
    {
        if (!await webhooks.ChangeAsync(user.Actor, id, "enabled the webhook",
            one => one.Disabled is null ? one : one with { Disabled = null, FailingSince = null }, ct))
        {
            return IntegrationsProblems.NoSuchIntegration(id);
        }

        await subscriptions.ReadAgainAsync(ct);
        bell.Ring(user.Tenant);
        return TypedResults.NoContent();
    }
}
