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
        Guid id,
        CurrentUser user,
        CompanyStore companies,
        TimelineStore timeline,
        CancellationToken ct,
        string? after = null,
        string? kind = null,
        [Range(1, 100)] int limit = 20)
    {
        if (after is not null && !EntryIds.IsOne(after))
        {
            return Problems.InvalidRequest("after", "Not the end of a page.");
        }

        if (kind is not null && !timeline.IsKind(kind))
        {
            return Problems.InvalidRequest("kind", "Not a kind of entries.");
        }

        return await companies.ReadTimelineAsync(user.Tenant, id, after, kind, limit, ct) is { } page
            ? TypedResults.Ok(page)
            : CustomersProblems.NoSuchCustomer(id);
    }
}
