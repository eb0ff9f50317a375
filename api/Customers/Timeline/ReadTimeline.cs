using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Timeline;

/// <summary>A customer's history, newest first, page by page.</summary>
internal static class ReadTimeline
{
    public static void Map(RouteGroupBuilder customers) =>
        customers.MapGet("/{id:guid}/timeline", HandleAsync)
            .Describe(nameof(ReadTimeline), "A customer's history", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<TimelinePage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
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

        return await timeline.ReadAsync(user.Tenant, id, after, kind, limit, ct) is { } page ? TypedResults.Ok(page)
            : CustomersProblems.NoSuchCustomer(id);
    }
}
