using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Lists the webhooks, the newest first.</summary>
internal static class ListWebhooks
{
    public sealed record Response(IReadOnlyList<WebhookBody> Webhooks);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapGet("/webhooks", HandleAsync).Describe(nameof(ListWebhooks), "The outgoing webhooks", Policies.Admin);

    private static async Task<Ok<Response>> HandleAsync(CurrentUser user, WebhookStore webhooks, CancellationToken ct) =>
        TypedResults.Ok(new Response([.. (await webhooks.ListAsync(user.Tenant, ct)).Where(one => !one.IsDeleted)
            .OrderByDescending(one => one.Made.At).Select(WebhookBody.Of)]));
}
