using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Keys;

/// <summary>Revokes an API key for good.</summary>
internal static class RevokeKey
{
    public static void Map(RouteGroupBuilder admin) =>
        admin.MapDelete("/keys/{id:guid}", HandleAsync).Describe(nameof(RevokeKey), "Revoke an API key", Policies.Admin);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, TenantKeys keys, CancellationToken ct) =>
        await keys.RevokeAsync(user.Actor, id, ct) ? TypedResults.NoContent() : IntegrationsProblems.NoSuchIntegration(id);
}
