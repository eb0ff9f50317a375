using OutlookCrm.Http;

namespace OutlookCrm.Correspondence;

public static class CorrespondenceProblems
{
    private static readonly ProblemType s_noSuchMessage = new(404, "no-such-message", "The message is not in the mailbox.");
    private static readonly ProblemType s_noSuchMeeting = new(404, "no-such-meeting", "The meeting is not in the calendar.");
    private static readonly ProblemType s_anotherMessage = new(409, "another-message", "The mailbox has another message with this id.");
    private static readonly ProblemType s_anotherMeeting = new(409, "another-meeting", "The meeting has been moved.");
    private static readonly ProblemType s_nobodyKnown = new(422, "nobody-known", "No one on this item is in the CRM.");
    private static readonly ProblemType s_draft = new(422, "draft", "A draft cannot be logged before it is sent.");
    private static readonly ProblemType s_meetingAhead = new(422, "meeting-ahead", "A meeting cannot be logged before it begins.");
    private static readonly ProblemType s_meetingCancelled = new(422, "meeting-cancelled", "A cancelled meeting cannot be logged.");
    private static readonly ProblemType s_loggedByOthers =
        new(403, "logged-by-others", "Only those who logged this, or a manager, can undo it.");
    private static readonly ProblemType s_loggedByMany =
        new(409, "logged-by-many", $"{MailLog.MostLoggers} colleagues have this logged; more names are not kept with it.");
    private static readonly ProblemType s_mailboxDenied = new(403, "mailbox-denied", "You have no access to this mailbox.");
    private static readonly ProblemType s_mailboxBusy = new(503, "mailbox-busy", "The mailbox is busy.");
    private static readonly ProblemType s_mailboxRefused = new(502, "mailbox-refused", "Microsoft 365 refuses this message.");
    private static readonly ProblemType s_neverLogged = new(422, "never-logged", "Emails from this sender are never logged.");
    private static readonly ProblemType s_mailboxUnreachable = new(503, "mailbox-unreachable", "The mailbox cannot be reached.");

    public static ProblemHttpResult NoSuchMessage() => s_noSuchMessage.Make();
    public static ProblemHttpResult NoSuchMeeting() => s_noSuchMeeting.Make();
    public static ProblemHttpResult AnotherMessage() => s_anotherMessage.Make();
    public static ProblemHttpResult AnotherMeeting() => s_anotherMeeting.Make();
    public static ProblemHttpResult NobodyKnown() => s_nobodyKnown.Make();
    public static ProblemHttpResult Draft() => s_draft.Make();
    public static ProblemHttpResult MeetingAhead() => s_meetingAhead.Make();
    public static ProblemHttpResult MeetingCancelled() => s_meetingCancelled.Make();
    public static ProblemHttpResult LoggedByOthers() => s_loggedByOthers.Make();
    public static ProblemHttpResult LoggedByMany() => s_loggedByMany.Make();
    public static ProblemHttpResult MailboxDenied() => s_mailboxDenied.Make();
    public static ProblemHttpResult MailboxRefused() => s_mailboxRefused.Make();
    public static ProblemHttpResult NeverLogged() => s_neverLogged.Make();
    public static ProblemHttpResult MailboxBusy(TimeSpan retryAfter) => s_mailboxBusy.Retry(retryAfter);
    public static ProblemHttpResult MailboxUnreachable(TimeSpan retryAfter) => s_mailboxUnreachable.Retry(retryAfter);
}
