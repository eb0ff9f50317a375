using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;

namespace OutlookCrm.ImportExport;

/// <summary>The last imports, newest first.</summary>
internal static class ListImports
{
    private const int Most = 50;

    /// <param name="Imports">At most 50, without what was left out of them.</param>
    /// <param name="HasMore">Whether there are older ones.</param>
    public sealed record Response(IReadOnlyList<ImportBody> Imports, bool HasMore);

    public static void Map(RouteGroupBuilder imports) =>
        imports.MapGet("/", HandleAsync).Describe(nameof(ListImports), "The last imports", Policies.Reader).OpenToKeys(KeyScope.Import);

    private static async Task<Ok<Response>> HandleAsync(CurrentUser user, ImportStore imports, CancellationToken ct)
    {
        var all = await imports.AllAsync(user.Tenant, ct);
        return TypedResults.Ok(new Response([.. all.Reverse().Take(Most).Select(head => ImportBody.Of(head, []))], all.Count > Most));
    }
}
