using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Deletes a webhook: nothing is sent any more, and what waits for it is deleted within seconds.</summary>
internal static class DeleteWebhook
{
    public static void Map(RouteGroupBuilder admin) => admin.MapDelete("/webhooks/{id:guid}", HandleAsync)
        .Describe(nameof(DeleteWebhook), "Delete an outgoing webhook", Policies.Admin);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, WebhookStore webhooks, Subscriptions subscriptions, Bell bell, CancellationToken ct)
    {
        if (!await webhooks.ChangeAsync(user.Actor, id, "deleted the webhook", one => one with { IsDeleted = true }, ct))
        {
            return IntegrationsProblems.NoSuchIntegration(id);
        }

        await subscriptions.ReadAgainAsync(ct);
        bell.Ring(user.Tenant);
        return TypedResults.NoContent();
    }
}
