using System.ComponentModel.DataAnnotations;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Correspondence;

/// <summary>Logs a meeting that has begun under every customer who called it or was invited. Logging it twice changes nothing.</summary>
internal static class LogMeeting
{
    // Clocks differ, and people open a meeting when it is about to begin.
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(15);

    // A whole day begins at its midnight in UTC here, and up to so much earlier where people are.
    private static readonly TimeSpan s_earliestDay = TimeSpan.FromHours(14);

    /// <param name="ItemId">The item's id in Outlook, in any of its forms.</param>
    /// <param name="Start">The beginning that it must turn out to have.</param>
    /// <param name="Mailbox">The owner's address where the item lies in a shared calendar.</param>
    public sealed record Request(
        [property: Required, StringLength(1024, MinimumLength = 1)] string ItemId,
        [property: Required] DateTimeOffset? Start,
        [property: StringLength(320, MinimumLength = 3)] string? Mailbox = null);

    public static void Map(RouteGroupBuilder correspondence) =>
        correspondence.MapPost("/meetings", HandleAsync).Describe(nameof(LogMeeting), "Log a meeting", Policies.Sales);

    private static async Task<Results<Created<LogMessage.Response>, Ok<LogMessage.Response>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, Mailboxes mailboxes, OwnDirectory directory, NeverLogged never, Journal journal,
        Measures measures, TimeProvider clock, CancellationToken ct)
    {
        var rules = never.OfAsync(user.Actor, ct);

        // As with a mail, people, times and text come from the calendar, never from the caller.
        var found = await mailboxes.FindMeetingAsync(user, new(request.ItemId, request.Start!.Value, request.Mailbox), ct);
        if (!found.TryGet(out var meeting, out var failure))
        {
            return failure.Problem;
        }

        if (meeting.Meeting!.IsCancelled)
        {
            return CorrespondenceProblems.MeetingCancelled();
        }

        if (meeting.IsDraft || meeting.SentAt > clock.GetUtcNow() + (meeting.Meeting.IsAllDay ? s_earliestDay : s_early))
        {
            return CorrespondenceProblems.MeetingAhead();
        }

        var logged = await journal.LogAsync(
            user.Actor, await directory.OfAsync(user, request.Mailbox, ct), rules, meeting, request.Mailbox,
            static () => Task.FromResult(false), ct);
        if (logged.Entries.Count == 0)
        {
            return logged.IsNever ? CorrespondenceProblems.NeverLogged() : CorrespondenceProblems.NobodyKnown();
        }

        if (logged.IsFull)
        {
            return CorrespondenceProblems.LoggedByMany();
        }

        if (logged.IsNew)
        {
            measures.MeetingLogged();
        }

        var response = LogMessage.Response.Of(logged, BadgeState.Off);
        return logged.IsNew ? TypedResults.Created((string?)null, response) : TypedResults.Ok(response);
    }
}
