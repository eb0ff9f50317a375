using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;

namespace OutlookCrm.ImportExport;

/// <summary>Forgets what imports of a table with a header were told.</summary>
internal static class ForgetAnswers
{
    public static void Map(RouteGroupBuilder imports) =>
        imports.MapDelete("/mappings/{signature}", HandleAsync)
            .Describe(nameof(ForgetAnswers), "Forget what a table's columns mean", Policies.Sales);

    private static async Task<NoContent> HandleAsync(string signature, CurrentUser user, ImportStore imports, CancellationToken ct)
    {
        await imports.ForgetAnswersAsync(user.Tenant, signature, ct);
        return TypedResults.NoContent();
    }
}
