using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>One task, with the version that an edit must name.</summary>
internal static class ReadTask
{
    public static void Map(RouteGroupBuilder tasks) =>
        tasks.MapGet("/{id:guid}", HandleAsync).Describe(nameof(ReadTask), "A task", Policies.Reader);

    private static async Task<Results<Ok<TaskBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, CurrentUser user, TaskStore tasks, HttpResponse response, CancellationToken ct) =>
        TaskBody.Answer(await tasks.FindAsync(user.Tenant, customerId, id, ct), customerId, id, response);
}
