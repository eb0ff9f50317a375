using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;

namespace OutlookCrm.ImportExport;

/// <summary>
/// Forgets an import that has ended: its list of what was left out, the table of it, and what an undo would need. What it stored stays.
/// </summary>
internal static class ForgetImport
{
    public static void Map(RouteGroupBuilder imports) =>
        imports.MapDelete("/{id:guid}", HandleAsync).Describe(nameof(ForgetImport), "Forget an import", Policies.Sales);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, ImportStore imports, CancellationToken ct)
    {
        if (await imports.FindAsync(user.Tenant, id, ct) is not ({ } head, { } version))
        {
            return ImportProblems.NoSuchImport(id);
        }

        if (!user.IsManager && head.StartedBy.UserId != user.ObjectId)
        {
            return Problems.NotAllowed();
        }

        if (head.Parts > 0 || head.State is not (ImportState.Done or ImportState.Undone or ImportState.Failed))
        {
            return ImportProblems.ImportIsRunning();
        }

        await imports.ForgetAsync(user.Tenant, id, version, ct);
        return TypedResults.NoContent();
    }
}
