using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>Why a mailbox gave nothing, with the problem to answer. All of these happen in normal life, so they are values.</summary>
internal abstract record MailboxFailure
{
    private MailboxFailure()
    {
    }

    /// <summary>What the caller is told.</summary>
    public abstract ProblemHttpResult Problem { get; }

    /// <summary>Neither the id nor the Message-ID is in the mailbox: deleted, archived, or never there.</summary>
    public sealed record NotFound : MailboxFailure
    {
        public override ProblemHttpResult Problem => CorrespondenceProblems.NoSuchMessage();
    }

    /// <summary>The id belongs to a message with another Message-ID, and the requested message is not in the mailbox.</summary>
    public sealed record AnotherMessage : MailboxFailure
    {
        public override ProblemHttpResult Problem => CorrespondenceProblems.AnotherMessage();
    }

    /// <summary>The meeting is not in the calendar: deleted, or never there.</summary>
    public sealed record NoSuchMeeting : MailboxFailure
    {
        public override ProblemHttpResult Problem => CorrespondenceProblems.NoSuchMeeting();
    }

    /// <summary>The id belongs to a meeting at another time: the meeting was moved, or it is another meeting.</summary>
    public sealed record AnotherMeeting : MailboxFailure
    {
        public override ProblemHttpResult Problem => CorrespondenceProblems.AnotherMeeting();
    }

    /// <summary>The user may not read or change this mailbox, or Graph cannot reach it; with Graph's error code if there is one.</summary>
    public sealed record Denied(string? Code = null) : MailboxFailure
    {
        public override ProblemHttpResult Problem => CorrespondenceProblems.MailboxDenied();
    }

    /// <summary>The mailbox is throttled, or too many requests already wait for it.</summary>
    public sealed record Busy(TimeSpan RetryAfter) : MailboxFailure
    {
        public override ProblemHttpResult Problem => CorrespondenceProblems.MailboxBusy(RetryAfter);
    }

    /// <summary>The mailbox is there, and Graph refuses this one request for good.</summary>
    public sealed record Refused : MailboxFailure
    {
        public override ProblemHttpResult Problem => CorrespondenceProblems.MailboxRefused();
    }

    /// <summary>Graph does not answer, or not in a way that can be read.</summary>
    public sealed record Unreachable : MailboxFailure
    {
        private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

        public override ProblemHttpResult Problem => CorrespondenceProblems.MailboxUnreachable(s_pause);
    }

    /// <summary>Entra gives no token for the user, or Graph does not take it: sign in again, consent first, or come back later.</summary>
    public sealed record NoToken(GraphToken.Refused Refusal) : MailboxFailure
    {
        public override ProblemHttpResult Problem => Refusal.Problem;
    }

    /// <summary>The page token was not issued to this user within the last hour.</summary>
    public sealed record NoSuchPage : MailboxFailure
    {
        public override ProblemHttpResult Problem => Problems.InvalidRequest("next", "There is no such page; begin with the first.");
    }
}

internal sealed class MailboxFailureException(MailboxFailure failure) : Exception(failure.GetType().Name)
{
    public MailboxFailure Failure { get; } = failure;
}
