using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>Lists what a webhook was told and is still to be told, the newest first.</summary>
internal static class ListDeliveries
{
    private const int Most = 100;

    /// <param name="Deliveries">At most 100.</param>
    /// <param name="HasMore">Whether there are older ones.</param>
    public sealed record Response(IReadOnlyList<DeliveryBody> Deliveries, bool HasMore);

    public static void Map(RouteGroupBuilder admin) => admin.MapGet("/webhooks/{id:guid}/deliveries", HandleAsync)
        .Describe(nameof(ListDeliveries), "What an outgoing webhook was told", Policies.Admin);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, WebhookStore webhooks, DeliveryStore deliveries, CancellationToken ct)
    {
        if (await webhooks.FindAsync(user.Tenant, id, ct) is null)
        {
            return IntegrationsProblems.NoSuchIntegration(id);
        }

        var newest = await deliveries.NewestAsync(user.Tenant, id, Most + 1, ct);
        return TypedResults.Ok(new Response([.. newest.Take(Most).Select(DeliveryBody.Of)], newest.Count > Most));
    }
}
