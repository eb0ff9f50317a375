using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;

namespace OutlookCrm.ImportExport;

/// <summary>Says who the company itself is on invoices: an import leaves out what it has bought.</summary>
internal static class SetOwnCompany
{
    private const int LongestText = 200;

    public static void Map(RouteGroupBuilder imports)
    {
        imports.MapGet("/company", ReadAsync).Describe("ReadOwnCompany", "Who the company itself is on invoices", Policies.Reader);
        imports.MapPut("/company", HandleAsync)
            .Describe(nameof(SetOwnCompany), "Say who the company itself is on invoices", Policies.Manager);
    }

    private static async Task<Ok<OwnCompany>> ReadAsync(CurrentUser user, ImportStore imports, CancellationToken ct) =>
        TypedResults.Ok(await imports.CompanyAsync(user.Tenant, ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        OwnCompany request, CurrentUser user, ImportStore imports, CancellationToken ct)
    {
        if ((request.Names ?? []).Concat(request.TaxNumbers ?? [])
            .Any(text => string.IsNullOrWhiteSpace(text) || text.Length > LongestText))
        {
            return Problems.InvalidRequest("names", "Each name and each number has 1 to 200 characters.");
        }

        await imports.SetCompanyAsync(user.Tenant, new(request.Names ?? [], request.TaxNumbers ?? []), ct);
        return TypedResults.NoContent();
    }
}
