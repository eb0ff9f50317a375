using OutlookCrm.Http;

namespace OutlookCrm.Reminders.Records;

/// <summary>What is wrong with a request about notes, tasks, calls and meetings.</summary>
public static class RemindersProblems
{
    /// <summary>A customer has at most so many open tasks.</summary>
    public const int MostOpenTasks = 200;

    private static readonly ProblemType s_noSuchNote = new(404, "no-such-note", "This note was not found.");
    private static readonly ProblemType s_noSuchTask = new(404, "no-such-task", "This task was not found.");
    private static readonly ProblemType s_noSuchTalk = new(404, "no-such-talk", "This call or meeting was not found.");
    private static readonly ProblemType s_tooManyTasks = new(409, "too-many-tasks", "This customer has too many open tasks.");

    private static readonly ProblemType s_taskDone = new(409, "task-done", "This task is done.");

    /// <summary>404: the customer has no such note.</summary>
    public static ProblemHttpResult NoSuchNote(Guid id) => s_noSuchNote.Make($"No note has the id {id}.");

    /// <summary>404: the customer has no such task.</summary>
    public static ProblemHttpResult NoSuchTask(Guid id) => s_noSuchTask.Make($"No task has the id {id}.");

    /// <summary>404: nobody recorded such a call or meeting with the customer.</summary>
    public static ProblemHttpResult NoSuchTalk(Guid id) => s_noSuchTalk.Make($"No call or meeting has the id {id}.");

    /// <summary>409: one more open task is not taken.</summary>
    public static ProblemHttpResult TooManyTasks() => s_tooManyTasks.Make(string.Create(CultureInfo.InvariantCulture,
        $"A customer has at most {MostOpenTasks} open tasks. Mark tasks as done, or remove tasks."));

    /// <summary>409: a task that is done cannot be put off.</summary>
    public static ProblemHttpResult TaskDone() => s_taskDone.Make("Reopen the task before you put it off.");
}
