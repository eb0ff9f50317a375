using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;

namespace OutlookCrm.ImportExport;

/// <summary>Says how far an import is, what became of its records, and what was left out.</summary>
internal static class ReadImport
{
    private const int MostRejects = 1000;

    public static void Map(RouteGroupBuilder imports) =>
        imports.MapGet("/{id:guid}", HandleAsync)
            .Describe(nameof(ReadImport), "How far an import is", Policies.Reader).OpenToKeys(KeyScope.Import);

    private static async Task<Results<Ok<ImportBody>, ProblemHttpResult>> HandleAsync(Guid id, CurrentUser user, ImportStore imports,
        CancellationToken ct) => await imports.FindAsync(user.Tenant, id, ct) is ({ } head, _)
        ? TypedResults.Ok(ImportBody.Of(head, await imports.RejectsAsync(user.Tenant, id, MostRejects, ct)))
        : ImportProblems.NoSuchImport(id);
}
