using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Sends a delivery now, once, under the name that it has; further tries that were planned stay planned.</summary>
internal static class ResendDelivery
{
    public static void Map(RouteGroupBuilder admin) => admin.MapPost("/webhooks/{id:guid}/deliveries/{delivery}/resend", HandleAsync)
        .Describe(nameof(ResendDelivery), "Send a delivery again", Policies.Admin);

    private static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        Guid id, string delivery, CurrentUser user, WebhookStore webhooks, DeliveryStore deliveries, Bell bell, CancellationToken ct)
    {
        if (await deliveries.FindAsync(user.Tenant, id, delivery, ct) is null)
        {
            return IntegrationsProblems.NoSuchIntegration(delivery);
        }

        if (!await webhooks.NoteAsync(user.Actor, id, "sent a delivery again to the webhook", ct))
        {
            return IntegrationsProblems.NoSuchIntegration(id);
        }

        await deliveries.ChangeAsync(user.Tenant, id, delivery, one => one, true, ct);

        bell.Ring(user.Tenant);
        return TypedResults.Accepted((string?)null);
    }
}
