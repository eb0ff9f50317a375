using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>Adds a task. Adding it again under the same id changes nothing.</summary>
internal static class AddTask
{
    /// <param name="Text">What is to be done.</param>
    /// <param name="DueOn">The day by which it is due, in the tenant's time zone.</param>
    /// <param name="Id">Chosen by the caller, so that a repeated request adds nothing twice; null: the API chooses.</param>
    /// <param name="Owner">Who does it; null for the caller.</param>
    /// <param name="InternetMessageId">The mail that it came from.</param>
    public sealed record Request(
        [property: Required, StringLength(RecordText.LongestLine, MinimumLength = 1)] string Text,
        [property: Required] DateOnly? DueOn,
        Guid? Id = null,
        UserReference? Owner = null,
        [property: StringLength(CardQuestion.LongestMessageId, MinimumLength = 1)] string? InternetMessageId = null);

    public static void Map(RouteGroupBuilder tasks) =>
        tasks.MapPost("/", HandleAsync).Describe(nameof(AddTask), "Add a task", Policies.Sales);

    private static async Task<Results<Created<TaskBody>, Ok<TaskBody>, ProblemHttpResult>> HandleAsync(
        Guid customerId, Request request, CurrentUser user, TaskStore tasks, TimeProvider clock, HttpResponse response,
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

        var task = new CustomerTask(
            RecordText.IdOr(request.Id), text, request.DueOn.Value, request.Owner ?? new(user.ObjectId, user.Name),
            request.InternetMessageId, new(user.ObjectId, user.Name, clock.GetUtcNow()), null);
        var outcome = await tasks.AddAsync(user.Actor, customerId, task, ct);
        if (!outcome.IsCustomer)
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        if (outcome.IsFull)
        {
            return RemindersProblems.TooManyTasks();
        }

        // Not done and yet there: this very request came before, or the id means something else.
        if (outcome.Found is not { } stored || (!outcome.IsDone && !IsRepeated(stored.Record, task)))
        {
            return Problems.IdTaken(task.Id);
        }

        response.SetVersion(stored.Version);
        return outcome.IsDone
            ? TypedResults.Created($"/api/customers/{customerId}/tasks/{task.Id}", TaskBody.Of(stored))
            : TypedResults.Ok(TaskBody.Of(stored));
    }

    private static bool IsRepeated(CustomerTask stored, CustomerTask asked) =>
        (stored.Text, stored.DueOn, stored.Owner.UserId) == (asked.Text, asked.DueOn, asked.Owner.UserId);
}
