using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Deals;

/// <summary>The pipelines with their stages, and the reasons for which deals may be lost.</summary>
internal static class ReadPipelines
{
    /// <param name="Version">Also the ETag, and what a change must name.</param>
    /// <param name="Pipelines">In the order in which they are shown.</param>
    /// <param name="LostReasons">In the order in which they are shown.</param>
    public sealed record Response(string Version, IReadOnlyList<Pipeline> Pipelines, IReadOnlyList<string> LostReasons);

    public static void Map(RouteGroupBuilder deals) =>
        deals.MapGet("/pipelines", HandleAsync).Describe(nameof(ReadPipelines), "Pipelines, stages and reasons", Policies.Reader);

    private static async Task<Ok<Response>> HandleAsync(CurrentUser user, TenantDeals deals, HttpResponse response, CancellationToken ct)
    {
        var (settings, version) = await deals.SettingsAsync(user.Tenant, ct);
        response.SetVersion(version);
        return TypedResults.Ok(new Response(version, settings.Pipelines, settings.LostReasons));
    }
}
