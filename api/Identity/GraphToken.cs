namespace OutlookCrm.Identity;

/// <summary>
/// What a call to Graph needs of the user's mailbox rights. Ask for no more than the call at hand needs: consent is per scope.
/// </summary>
public enum GraphAccess
{
    /// <summary>Mail.Read: the user's own mailbox.</summary>
    ReadMail,
    /// <summary>Mail.Read.Shared: a mailbox that was shared with the user.</summary>
    ReadSharedMail,
    /// <summary>Mail.ReadWrite: set a category in the user's own mailbox.</summary>
    WriteMail,
    /// <summary>Mail.ReadWrite.Shared: set a category in a shared mailbox.</summary>
    WriteSharedMail,
    /// <summary>Calendars.Read: a meeting in the user's own calendar.</summary>
    ReadCalendar,
    /// <summary>Calendars.Read.Shared: a meeting in a calendar that was shared with the user.</summary>
    ReadSharedCalendar,

    /// <summary>User.Read: the user's own addresses and the domains of the user's company.</summary>
    ReadProfile,
}

/// <summary>
/// Entra's answer to a request for a Graph token on behalf of the user. Only <see cref="Granted"/> lets the caller continue.
/// </summary>
public abstract record GraphToken
{
    private GraphToken()
    {
    }

    /// <summary>A bearer token for Graph, good until <paramref name="ExpiresOn"/>.</summary>
    public sealed record Granted(string AccessToken, DateTimeOffset ExpiresOn) : GraphToken
    {
        /// <summary>The value of the Authorization header, made once for all requests.</summary>
        public string Authorization { get; } = $"Bearer {AccessToken}";
    }

    /// <summary>A refusal, with the problem to answer.</summary>
    public abstract record Refused(ProblemHttpResult Problem) : GraphToken;

    /// <summary>
    /// The user must sign in again, with <paramref name="Claims"/> where Entra named some (JSON, as Entra wrote it). The API never
    /// retries; the pane does, once, and only with a token it has not sent before. <paramref name="Code"/> is Entra's (AADSTS and a
    /// number) where it named one: a few refusals look like this and no sign-in helps.
    /// </summary>
    public sealed record SignInAgain(string? Claims, Uri AuthorizationUri, string? Code = null) : Refused(
        IdentityProblems.SignInAgain(AuthorizationUri, Claims));

    /// <summary>An administrator must consent first. Repeating changes nothing until then.</summary>
    public sealed record ConsentNeeded(Uri AdminConsent) : Refused(IdentityProblems.ConsentNeeded(AdminConsent));

    /// <summary>
    /// Entra does not accept the product's own secret or certificate: an administrator's matter, which the set-up page explains.
    /// </summary>
    public sealed record CredentialRefused() : Refused(IdentityProblems.CredentialRefused());

    /// <summary>Entra does not answer. The only refusal worth repeating, after <paramref name="RetryAfter"/>.</summary>
    public sealed record Unreachable(TimeSpan RetryAfter) : Refused(IdentityProblems.EntraUnreachable(RetryAfter));
}
