using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Money;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>A customer's tasks, page by page: those that are open by due day, or those that are done, the last done first.</summary>
internal static partial class ListTasks
{
    /// <param name="Today">The day in the tenant's time zone.</param>
    /// <param name="Tasks">The page.</param>
    /// <param name="Next">What the next page comes after; null for the last page.</param>
    public sealed record Response(DateOnly Today, IReadOnlyList<TaskBody> Tasks, string? Next);

    public static void Map(RouteGroupBuilder tasks) =>
        tasks.MapGet("/", HandleAsync).Describe(nameof(ListTasks), "A customer's tasks", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, TaskStore tasks, TenantMoney money, CancellationToken ct, bool done = false,
        string? after = null, [Range(1, 100)] int limit = 50)
    {
        if (after is not null && !(done ? EntryIds.IsOne(after) : OpenEnd().IsMatch(after)))
        {
            return Problems.InvalidRequest("after", "Not the end of a page.");
        }

        if (await tasks.ListAsync(user.Tenant, customerId, done, after, limit, ct) is not var (page, hasMore))
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        return TypedResults.Ok(new Response(
            await money.TodayAsync(user.Tenant, ct), [.. page.Select(TaskBody.Of)], hasMore ? TaskKind.EndOf(page[^1].Record) : null));
    }

    [GeneratedRegex("^[0-9]{8}[0-9a-f]{32}\\z")]
    private static partial Regex OpenEnd();
}
