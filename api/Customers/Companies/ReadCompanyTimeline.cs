using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Companies;

/// <summary>The history of an organisation and its people as one, newest first, page by page.</summary>
internal static class ReadCompanyTimeline
{
    public static void Map(RouteGroupBuilder customers) => customers.MapGet("/{id:guid}/people/timeline", HandleAsync)
        .Describe(nameof(ReadCompanyTimeline), "The history of an organisation and its people", Policies.Reader);

    private static async Task<Results<Ok<JoinedTimeline>, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, CompanyStore companies, CancellationToken ct, string? after = null, [Range(1, 100)] int limit = 20)
    {
        if (after is not null && !EntryIds.IsOne(after))
        {
            return Problems.InvalidRequest("after", "Not the end of a page.");
        }

        return await companies.ReadTimelineAsync(user.Tenant, id, after, limit, ct) is { } page
            ? TypedResults.Ok(page)
            : CustomersProblems.NoSuchCustomer(id);
    }
}
