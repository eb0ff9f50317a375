using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>Takes back that a task is done. Doing it again changes nothing.</summary>
internal static class ReopenTask
{
    public static void Map(RouteGroupBuilder tasks) =>
        tasks.MapPost("/{id:guid}/reopen", HandleAsync).Describe(nameof(ReopenTask), "Reopen a task", Policies.Sales);

    private static async Task<Results<Ok<TaskBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, CurrentUser user, TaskStore tasks, HttpResponse response, CancellationToken ct) =>
        TaskBody.Answer(
            await tasks.ChangeAsync(user.Actor, customerId, id, null, task => task with { DoneBy = null }, "reopened a task", ct),
            customerId, id, response);
}
