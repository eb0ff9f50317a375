using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Integrations.Keys;

/// <summary>Lists the API keys, the newest first; the revoked ones too, as far as they are kept.</summary>
internal static class ListKeys
{
    public sealed record Response(IReadOnlyList<KeyBody> Keys);

    public static void Map(RouteGroupBuilder admin) =>
        admin.MapGet("/keys", HandleAsync).Describe(nameof(ListKeys), "The API keys", Policies.Admin);

    private static async Task<Ok<Response>> HandleAsync(CurrentUser user, TenantKeys keys, CancellationToken ct) =>
        TypedResults.Ok(new Response([.. (await keys.ListAsync(user.Tenant, ct)).Select(one => KeyBody.Of(one.Key, one.UsedOn))]));
}
