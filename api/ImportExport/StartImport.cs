using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.Money;
using OutlookCrm.Slices;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.ImportExport;

/// <summary>Imports a file in the background. The same file again changes nothing.</summary>
internal static class StartImport
{
    private const int LongestName = 200;

    public static void Map(RouteGroupBuilder imports) =>
        imports.MapPost("/", HandleAsync)
            .Describe(nameof(StartImport), "Import a file in the background", Policies.Sales).OpenToKeys(KeyScope.Import)
            .WithDescription("The form of the preview. What the preview asks about days and decimals has to be answered in the options. "
                + "The answer's Location says how far the import is.")
            .Accepts<ImportForm.Body>("multipart/form-data")
            .WithMetadata(new RequestSizeLimitAttribute(ImportForm.MostBytes));

    private static async Task<Results<Accepted<ImportBody>, ProblemHttpResult>> HandleAsync(HttpRequest request, IOptions<JsonOptions> json,
        CurrentUser user, ImportStore imports, PackedFiles files, ImportWorker worker, TenantMoney money, TimeProvider clock,
        CancellationToken ct)
    {
        var form = await ImportForm.ReadAsync(request, json.Value.SerializerOptions, ct);
        if (form.Problem is { } problem)
        {
            return problem;
        }

        await using var content = form.File!.OpenReadStream();
        try
        {
            var options = ImportForm.InZone(form.Options!, await money.SettingsAsync(user.Tenant, ct));
            var file = ImportFile.Read(content, options, form.Language, ct);
            if (file.Open is { Count: > 0 } questions)
            {
                return ImportProblems.AnswersNeeded(questions);
            }

            var name = Path.GetFileName(form.File.FileName.Replace('\\', '/'));
            var head = new ImportHead(Guid.CreateVersion7(), name.Length > LongestName ? name[..LongestName] : name, file.Format, options,
                form.Language, ImportState.Waiting, new DoneBy(user.ObjectId, user.Name, clock.GetUtcNow()), null, 0, 0, ImportCounts.None,
                null);
            content.Position = 0;

            // The import comes last: without its whole file it is none.
            head = head with { Parts = await files.AddAsync(user.Tenant, head.Id, ImportKeys.Parts, content, ct) };
            await imports.AddAsync(user.Tenant, head, ct);
            if (file.Table is { } table && RememberedAnswers.Of(table, form.Options!, head.StartedBy) is { } answers)
            {
                await imports.RememberAsync(user.Tenant, answers, ct);
            }

            worker.Ring();
            return TypedResults.Accepted($"/api/imports/{head.Id}", ImportBody.Of(head, []));
        }
        catch (RefusedFileException e)
        {
            return ImportProblems.FileNotRead(e.Refusal);
        }
    }
}
