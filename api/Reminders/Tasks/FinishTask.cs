using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>Marks a task as done, whatever it says by now. Doing it again changes nothing.</summary>
internal static class FinishTask
{
    public static void Map(RouteGroupBuilder tasks) =>
        tasks.MapPost("/{id:guid}/done", HandleAsync).Describe(nameof(FinishTask), "Mark a task as done", Policies.Sales);

    private static async Task<Results<Ok<TaskBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, CurrentUser user, TaskStore tasks, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var by = new DoneBy(user.ObjectId, user.Name, clock.GetUtcNow());
        var outcome = await tasks.ChangeAsync(
            user.Actor, customerId, id, null, task => task.IsOpen ? task with { DoneBy = by } : task, "did a task", ct);
        return TaskBody.Answer(outcome, customerId, id, response);
    }
}
