using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>Edits what a task is about, when it is due and who does it.</summary>
internal static class EditTask
{
    /// <param name="Text">What is to be done.</param>
    /// <param name="DueOn">The day by which it is due, in the tenant's time zone.</param>
    /// <param name="Owner">Who does it; null for who does it now.</param>
    public sealed record Request(
        [property: Required, StringLength(RecordText.LongestLine, MinimumLength = 1)] string Text,
        [property: Required] DateOnly? DueOn,
        UserReference? Owner = null);

    public static void Map(RouteGroupBuilder tasks) =>
        tasks.MapPut("/{id:guid}", HandleAsync).Describe(nameof(EditTask), "Edit a task", Policies.Sales);

    private static async Task<Results<Ok<TaskBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, Request request, IfMatch based, CurrentUser user, TaskStore tasks, HttpResponse response,
        CancellationToken ct)
    {
        if (RecordText.Seen(request.Text) is not { } text)
        {
            return Problems.InvalidRequest("text", RecordText.Nothing);
        }

        if (!TaskRules.CanBeDueOn(request.DueOn!.Value))
        {
            return Problems.InvalidRequest("dueOn", TaskRules.WhyNotDue);
        }

        var outcome = await tasks.ChangeAsync(user.Actor, customerId, id, based.Version, task =>
            task with { Text = text, DueOn = request.DueOn.Value, Owner = request.Owner ?? task.Owner }, "edited a task", ct);
        return TaskBody.Answer(outcome, customerId, id, response);
    }
}
