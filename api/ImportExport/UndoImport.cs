using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;

namespace OutlookCrm.ImportExport;

/// <summary>
/// Takes back what an import wrote, in the background; one that waits or runs writes no further step. Whoever started the import may, and a
/// manager. What somebody has changed since stays, and is counted.
/// </summary>
internal static class UndoImport
{
    public static void Map(RouteGroupBuilder imports) =>
        imports.MapPost("/{id:guid}/undo", HandleAsync).Describe(nameof(UndoImport), "Take back an import", Policies.Sales);

    private static async Task<Results<Accepted<ImportBody>, ProblemHttpResult>> HandleAsync(Guid id, CurrentUser user, ImportStore imports,
        ImportWorker worker, CancellationToken ct)
    {
        while (true)
        {
            if (await imports.FindAsync(user.Tenant, id, ct) is not ({ } head, { } version))
            {
                return ImportProblems.NoSuchImport(id);
            }

            if (!user.IsManager && head.StartedBy.UserId != user.ObjectId)
            {
                return Problems.NotAllowed();
            }

            var undoing = head with { State = ImportState.Undoing };
            if (head.State is ImportState.Undoing or ImportState.Undone)
            {
                undoing = head;
            }
            else if (!await imports.ReplaceAsync(user.Tenant, undoing, version, ct))
            {
                continue;
            }

            worker.Ring();
            return TypedResults.Accepted($"/api/imports/{id}", ImportBody.Of(undoing, []));
        }
    }
}
