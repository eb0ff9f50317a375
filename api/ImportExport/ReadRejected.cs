using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;

namespace OutlookCrm.ImportExport;

/// <summary>
/// The rows that an import left out, as a table to mend and to import again. For whoever started the import and for managers: it holds
/// personal data. It is kept for thirty days, or until the import is forgotten.
/// </summary>
internal static class ReadRejected
{
    public static void Map(RouteGroupBuilder imports) =>
        imports.MapGet("/{id:guid}/rejected", HandleAsync)
            .Describe(nameof(ReadRejected), "The rows that an import left out, as a table", Policies.Reader)
            .OpenToKeys(KeyScope.Import)
            .WithDescription("The file's own columns, and two more with the line of the file and the reason. The importer passes over "
                + "these two, so that the mended table can be imported as it is.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, ImportStore imports, PackedFiles files, CancellationToken ct)
    {
        if (await imports.FindAsync(user.Tenant, id, ct) is not ({ } head, _))
        {
            return ImportProblems.NoSuchImport(id);
        }

        if (!user.IsManager && head.StartedBy.UserId != user.ObjectId)
        {
            return Problems.NotAllowed();
        }

        if (head.RejectedParts == 0)
        {
            return ImportProblems.NoRejectedFile();
        }

        var file = await files.OpenAsync(user.Tenant, id, ImportKeys.RejectedParts, ct);
        return TypedResults.File(file, "text/csv; charset=utf-8", $"{Path.GetFileNameWithoutExtension(head.FileName)}-rejected.csv");
    }
}
