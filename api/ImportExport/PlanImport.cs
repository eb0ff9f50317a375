using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.Money;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.ImportExport;

/// <summary>Says for each record of a file what an import would do with it, without storing anything.</summary>
internal static class PlanImport
{
    private const int PageSize = 500;

    /// <param name="Format">What the file is.</param>
    /// <param name="RecordCount">How many records it holds, with those that would be left out.</param>
    /// <param name="Decided">For how many of them, from the first on, it was decided what an import would do: at most 20,000.</param>
    /// <param name="From">How many records stand before <paramref name="Records"/>.</param>
    /// <param name="Next">The <c>from</c> of the next page; null for the last.</param>
    /// <param name="Counts">What would be done with the decided records.</param>
    /// <param name="Records">A page of them, at most 500.</param>
    public sealed record Response(
        string Format, int RecordCount, int Decided, int From, int? Next, PlannedCounts Counts, IReadOnlyList<PlannedRecord> Records);

    /// <summary>How many records would be stored, would change what is stored, change nothing, and are left out.</summary>
    public sealed record PlannedCounts(int Create, int Update, int Unchanged, int Rejected);

    public static void Map(RouteGroupBuilder imports) =>
        imports.MapPost("/dry-run", HandleAsync)
            .Describe(nameof(PlanImport), "Say what an import would do, without storing it", Policies.Sales)
            .OpenToKeys(KeyScope.Import)
            .WithDescription("The form of the import. The query's from begins a page with a later record.")
            .Accepts<ImportForm.Body>("multipart/form-data")
            .WithMetadata(new RequestSizeLimitAttribute(ImportForm.MostBytes));

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(HttpRequest request, IOptions<JsonOptions> json,
        CurrentUser user, ImportPlan plan, ImportStore imports, TenantMoney money, IOwnPeople own, TimeProvider clock,
        CancellationToken ct, int from = 0)
    {
        return from < 0 ? Problems.InvalidRequest("from", "Not below zero.")
            : await OpenedImport.UseAsync(request, json.Value.SerializerOptions, user, money, mayBeOpen: false, PlanAsync, ct);

        async Task<Ok<Response>> PlanAsync(OpenedImport opened)
        {
            var head = await opened.HeadAsync(user, own, clock, ct);
            var step = new ImportStep(head, opened.Options.Currency ?? opened.Money.HomeCurrency, user.Actor,
                opened.File.Rules, await imports.CompanyAsync(user.Tenant, ct));
            var (records, count) = await plan.OfAsync(step, opened.File, ct);
            return TypedResults.Ok(new Response(opened.File.Format, count, records.Count, from,
                from + PageSize < records.Count ? from + PageSize : null,
                new(Count(PlannedAction.Create), Count(PlannedAction.Update), Count(PlannedAction.Unchanged),
                    Count(PlannedAction.Rejected)), [.. records.Skip(from).Take(PageSize)]));

            int Count(PlannedAction action) => records.Count(record => record.Action == action);
        }
    }
}
