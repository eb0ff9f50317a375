using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Money;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>The caller's open tasks over all customers, by due day, page by page.</summary>
internal static partial class ListMyTasks
{
    /// <param name="Today">The day in the tenant's time zone.</param>
    /// <param name="Tasks">The page; it may have fewer tasks than it could.</param>
    /// <param name="Next">What the next page comes after; null for the last page.</param>
    public sealed record Response(DateOnly Today, IReadOnlyList<MyTask> Tasks, string? Next);

    /// <param name="CustomerId">For whom.</param>
    /// <param name="CustomerName">What the customer is called now.</param>
    /// <param name="Id">The task.</param>
    /// <param name="Text">What is to be done.</param>
    /// <param name="DueOn">The day by which it is due, in the tenant's time zone.</param>
    /// <param name="When">When that is, seen from today.</param>
    public sealed record MyTask(Guid CustomerId, string CustomerName, Guid Id, string Text, DateOnly DueOn, TaskTime When);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/me/tasks", HandleAsync).WithTags("Reminders")
        .Describe(nameof(ListMyTasks), "My open tasks", Policies.Reader);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        CurrentUser user, Agenda agenda, IRowStore rows, TenantMoney money, CancellationToken ct, string? after = null,
        [Range(1, 100)] int limit = 50)
    {
        if (after is not null && !End().IsMatch(after))
        {
            return Problems.InvalidRequest("after", "Not the end of a page.");
        }

        var (lines, next) = await agenda.ReadAsync(user.Tenant, user.ObjectId, after, limit, ct);
        var names = (await rows.ProfilesAsync(user.Tenant, lines.Select(line => line.Customer).Distinct(), ct))
            .ToDictionary(one => one.Id, one => one.Profile.Name);
        var today = await money.TodayAsync(user.Tenant, ct);

        // Who has no name is being erased.
        return TypedResults.Ok(new Response(today,
            [.. lines.Where(line => names.ContainsKey(line.Customer)).Select(line => new MyTask(
                line.Customer, names[line.Customer], line.Task, line.Text, line.DueOn, TaskRules.TimeOf(line.DueOn, today)))], next));
    }

    [GeneratedRegex("^[0-9]{8}[0-9a-f]{64}\\z")]
    private static partial Regex End();
}
