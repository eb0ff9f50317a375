using System.ComponentModel.DataAnnotations;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>Puts an open task off to another day, whatever else it says by now. Doing it again changes nothing.</summary>
internal static class PutOffTask
{
    /// <param name="DueOn">The day by which it is due from now on, in the tenant's time zone.</param>
    public sealed record Request([property: Required] DateOnly? DueOn);

    public static void Map(RouteGroupBuilder tasks) =>
        tasks.MapPost("/{id:guid}/put-off", HandleAsync).Describe(nameof(PutOffTask), "Put a task off", Policies.Sales);

    private static async Task<Results<Ok<TaskBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, Request request, CurrentUser user, TaskStore tasks, HttpResponse response, CancellationToken ct)
    {
        if (!TaskRules.CanBeDueOn(request.DueOn!.Value))
        {
            return Problems.InvalidRequest("dueOn", TaskRules.WhyNotDue);
        }

        var outcome = await tasks.ChangeAsync(user.Actor, customerId, id, null, task =>
            task.IsOpen ? task with { DueOn = request.DueOn.Value } : task, "put a task off", ct);
        return outcome is { IsDone: true, Found.Record.IsOpen: false }
            ? RemindersProblems.TaskDone() : TaskBody.Answer(outcome, customerId, id, response);
    }
}
