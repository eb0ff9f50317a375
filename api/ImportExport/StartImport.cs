using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.Money;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.ImportExport;

/// <summary>Imports a file in the background. The same file again changes nothing.</summary>
internal static class StartImport
{
    public static void Map(RouteGroupBuilder imports) =>
        imports.MapPost("/", HandleAsync)
            .Describe(nameof(StartImport), "Import a file in the background", Policies.Sales).OpenToKeys(KeyScope.Import)
            .WithDescription("The form of the preview. What the preview asks about days and decimals has to be answered in the options. "
                + "The answer's Location says how far the import is.")
            .Accepts<ImportForm.Body>("multipart/form-data")
            .WithMetadata(new RequestSizeLimitAttribute(ImportForm.MostBytes));

    private static Task<Results<Accepted<ImportBody>, ProblemHttpResult>> HandleAsync(HttpRequest request, IOptions<JsonOptions> json,
        CurrentUser user, ImportStore imports, PackedFiles files, ImportWorker worker, TenantMoney money, IOwnPeople own,
        TimeProvider clock, CancellationToken ct)
    {
        return OpenedImport.UseAsync(request, json.Value.SerializerOptions, user, money, mayBeOpen: false, StartAsync, ct);

        async Task<Accepted<ImportBody>> StartAsync(OpenedImport opened)
        {
            var head = await opened.HeadAsync(user, own, clock, ct);
            opened.Content.Position = 0;

            // The import comes last: without its whole file it is none.
            head = head with { Parts = await files.AddAsync(user.Tenant, head.Id, ImportKeys.Parts(0), opened.Content, ct) };
            await imports.AddAsync(user.Tenant, head, ct);
            if (opened.File.Table is { } table && RememberedAnswers.Of(table, opened.Form.Options!, head.StartedBy) is { } answers)
            {
                await imports.RememberAsync(user.Tenant, answers, ct);
            }

            worker.Ring();
            return TypedResults.Accepted($"/api/imports/{head.Id}", ImportBody.Of(head, []));
        }
    }
}
