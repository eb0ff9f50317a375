using OutlookCrm.Http;

namespace OutlookCrm.Correspondence;

/// <summary>Why a mail or a meeting is not logged, and what a mailbox may answer.</summary>
public static class CorrespondenceProblems
{
    private static readonly ProblemType s_noSuchMessage = new(404, "no-such-message", "The message is not in the mailbox.");
    private static readonly ProblemType s_noSuchMeeting = new(404, "no-such-meeting", "The meeting is not in the calendar.");
    private static readonly ProblemType s_anotherMessage = new(409, "another-message", "The mailbox holds another message under this id.");
    private static readonly ProblemType s_anotherMeeting = new(409, "another-meeting", "The meeting begins at another time by now.");
    private static readonly ProblemType s_nobodyKnown = new(422, "nobody-known", "Nobody on this item is in the CRM.");
    private static readonly ProblemType s_draft = new(422, "draft", "A draft cannot be logged before it is sent.");
    private static readonly ProblemType s_meetingAhead = new(422, "meeting-ahead", "A meeting cannot be logged before it begins.");
    private static readonly ProblemType s_meetingCancelled = new(422, "meeting-cancelled", "A cancelled meeting cannot be logged.");
    private static readonly ProblemType s_loggedByOthers =
        new(403, "logged-by-others", "Others logged this email; they or a manager can undo it.");
    private static readonly ProblemType s_mailboxDenied = new(403, "mailbox-denied", "You have no access to this mailbox.");
    private static readonly ProblemType s_mailboxBusy = new(503, "mailbox-busy", "The mailbox is busy.");
    private static readonly ProblemType s_mailboxUnreachable = new(503, "mailbox-unreachable", "The mailbox cannot be reached.");

    /// <summary>404: the mailbox has no such message.</summary>
    public static ProblemHttpResult NoSuchMessage() => s_noSuchMessage.Make();

    /// <summary>404: the calendar has no such meeting.</summary>
    public static ProblemHttpResult NoSuchMeeting() => s_noSuchMeeting.Make();

    /// <summary>409: the item in the mailbox is not the message that was asked for.</summary>
    public static ProblemHttpResult AnotherMessage() => s_anotherMessage.Make();

    /// <summary>409: the calendar holds a meeting at another time under this id.</summary>
    public static ProblemHttpResult AnotherMeeting() => s_anotherMeeting.Make();

    /// <summary>422: none of the people on the mail is a customer.</summary>
    public static ProblemHttpResult NobodyKnown() => s_nobodyKnown.Make();

    /// <summary>422: the message is a draft; it can be logged once it is sent.</summary>
    public static ProblemHttpResult Draft() => s_draft.Make();

    /// <summary>422: the meeting has not begun, or is not sent yet; it can be logged once it has.</summary>
    public static ProblemHttpResult MeetingAhead() => s_meetingAhead.Make();

    /// <summary>422: the meeting was called off.</summary>
    public static ProblemHttpResult MeetingCancelled() => s_meetingCancelled.Make();

    /// <summary>403: only colleagues logged it, so only they or a manager can undo it.</summary>
    public static ProblemHttpResult LoggedByOthers() => s_loggedByOthers.Make();

    /// <summary>403: the user may not read this mailbox.</summary>
    public static ProblemHttpResult MailboxDenied() => s_mailboxDenied.Make();

    /// <summary>503: Graph asks us to wait.</summary>
    public static ProblemHttpResult MailboxBusy(TimeSpan retryAfter) => s_mailboxBusy.Retry(retryAfter);

    /// <summary>503: Graph does not answer.</summary>
    public static ProblemHttpResult MailboxUnreachable(TimeSpan retryAfter) => s_mailboxUnreachable.Retry(retryAfter);
}
