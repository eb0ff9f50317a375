using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Admin.Setup;

/// <summary>The pane tells, once a day, which manifest Outlook opened it with.</summary>
internal static class ReportManifest
{
    /// <param name="Version">Three or four numbers with dots between them.</param>
    public sealed record Request([property: Required, RegularExpression(@"^[0-9]{1,5}(\.[0-9]{1,5}){2,3}$")] string Version);

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/me/manifest", HandleAsync).WithTags("Admin")
            .Describe(nameof(ReportManifest), "Tell which manifest the pane was opened with", Policies.Reader);

    private static async Task<NoContent> HandleAsync(Request request, CurrentUser user, OpenedManifestStore opened, CancellationToken ct)
    {
        await opened.KeepAsync(user.Tenant, Version.Parse(request.Version), ct);
        return TypedResults.NoContent();
    }
}
