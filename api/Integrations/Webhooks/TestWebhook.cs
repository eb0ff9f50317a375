using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Sends a test event, once; how it ended is in the list of deliveries.</summary>
internal static class TestWebhook
{
    public static void Map(RouteGroupBuilder admin) => admin.MapPost("/webhooks/{id:guid}/test", HandleAsync)
        .Describe(nameof(TestWebhook), "Send a test event", Policies.Admin);

    private static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, WebhookStore webhooks, DeliveryStore deliveries, Bell bell, TimeProvider clock, CancellationToken ct)
    {
        if (!await webhooks.NoteAsync(user.Actor, id, "tested the webhook", ct))
        {
            return IntegrationsProblems.NoSuchIntegration(id);
        }

        var now = clock.GetUtcNow();
        var test = new StoredDelivery(Guid.CreateVersion7(), EventBody.Test, now, EventBody.OfTest(now), [], DeliveryState.Waiting);
        await deliveries.AddAsync(user.Tenant, id, [test], ct);
        bell.Ring(user.Tenant);
        return TypedResults.Accepted((string?)null);
    }
}
