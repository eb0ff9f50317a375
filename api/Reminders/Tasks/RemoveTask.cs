using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>Removes a task and its entry on the timeline.</summary>
internal static class RemoveTask
{
    public static void Map(RouteGroupBuilder tasks) =>
        tasks.MapDelete("/{id:guid}", HandleAsync).Describe(nameof(RemoveTask), "Remove a task", Policies.Sales);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, IfMatch based, CurrentUser user, TaskStore tasks, CancellationToken ct)
    {
        var outcome = await tasks.RemoveAsync(user.Actor, customerId, id, based.Version, ct);
        return TaskBody.Failure(outcome, customerId, id) is { } failure ? failure : TypedResults.NoContent();
    }
}
