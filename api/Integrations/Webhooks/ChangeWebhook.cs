using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Changes where a webhook leads and what it is told, if both are still as the administrator saw them. The secret stays. What waits is
/// sent to the new address, also of an event that is no longer chosen.
/// </summary>
internal static class ChangeWebhook
{
    public static void Map(RouteGroupBuilder admin) => admin.MapPut("/webhooks/{id:guid}", HandleAsync)
        .Describe(nameof(ChangeWebhook), "Change an outgoing webhook", Policies.Admin);

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> HandleAsync(
        Guid id, WebhookRequest request, IfMatch based, CurrentUser user, WebhookStore webhooks, Subscriptions subscriptions, Bell bell,
        IOptions<WebhookOptions> options, HttpResponse response, CancellationToken ct)
    {
        if (request.Refusal(options.Value.AllowPrivateAddresses) is { } refusal)
        {
            return refusal;
        }

        if (await webhooks.EditAsync(user.Actor, id, based.Version, request.Address, request.Kinds, ct) is not var (webhook, isStale))
        {
            return IntegrationsProblems.NoSuchIntegration(id);
        }

        if (isStale)
        {
            return Problems.Stale(WebhookBody.Of(webhook));
        }

        await subscriptions.ReadAgainAsync(ct);
        bell.Ring(user.Tenant);
        response.SetVersion(webhook.Version);
        return TypedResults.Ok(WebhookBody.Of(webhook));
    }
}
