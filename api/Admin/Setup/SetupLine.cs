namespace OutlookCrm.Admin.Setup;

/// <summary>One line of the set-up page's checklist.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="State">Whether an administrator must act.</param>
/// <param name="Detail">The value in the sentence: seconds, a status, a version, the operator's sentence. Never personal data.</param>
/// <param name="Link">Where to fix it, if there is such a place.</param>
public sealed record SetupLine(SetupFinding Finding, SetupState State, string? Detail = null, Uri? Link = null);

/// <summary>The state of a line.</summary>
public enum SetupState
{
    /// <summary>Nothing to do.</summary>
    Ok,
    /// <summary>It works, but an administrator should check it.</summary>
    Warning,
    /// <summary>It does not work until somebody fixes it.</summary>
    Fault,
}

/// <summary>Everything a check can find; the page has a sentence and a remedy for each.</summary>
public enum SetupFinding
{
    /// <summary>A row was written and is durable.</summary>
    StorageWritable,
    /// <summary>Rows cannot be written; the detail is the engine's sentence.</summary>
    StorageNotWritable,
    /// <summary>Entra accepts the application's secret or certificate.</summary>
    CredentialAccepted,
    /// <summary>The secret or certificate has expired.</summary>
    CredentialExpired,
    /// <summary>Entra does not accept the secret or certificate; the detail is Entra's code.</summary>
    CredentialRefused,
    /// <summary>Entra knows no such application in this administrator's organisation; the detail is Entra's code.</summary>
    ApplicationUnknown,
    /// <summary>The application is disabled in the tenant; the detail is Entra's code.</summary>
    ApplicationDisabled,
    /// <summary>Entra refuses the application for another reason; the detail is Entra's code.</summary>
    EntraRefused,
    /// <summary>Entra does not answer.</summary>
    EntraUnreachable,
    /// <summary>The administrator's consent covers everything that is asked for.</summary>
    ConsentGiven,
    /// <summary>Consent is missing; the detail names the permissions, the link gives it.</summary>
    ConsentMissing,
    /// <summary>
    /// Consent is missing only for the company's domains and people's own addresses, so that colleagues of other domains pass for
    /// strangers; the detail names the permission, the link gives it.
    /// </summary>
    ProfileConsentMissing,
    /// <summary>Consent could not be looked at, because of what another line says.</summary>
    ConsentUnknown,
    /// <summary>A policy of the organisation asks this administrator to sign in again first.</summary>
    SignInAgain,
    /// <summary>
    /// A Conditional Access policy shuts the application or this administrator out, and signing in again does not help; the detail is
    /// Entra's code.
    /// </summary>
    ConditionalAccess,
    /// <summary>This administrator's account is another organisation's; the detail is Entra's code.</summary>
    AccountElsewhere,
    /// <summary>Graph gives this administrator's mailbox.</summary>
    GraphAnswers,
    /// <summary>Graph answers, but this account has no mailbox it may read: usual for administrators.</summary>
    GraphWithoutMailbox,
    /// <summary>Graph answers, but keeps this administrator's own mailbox back; the detail is Graph's code.</summary>
    GraphDenied,
    /// <summary>Graph is throttling; the detail is how many seconds it asks for.</summary>
    GraphThrottled,
    /// <summary>Graph does not answer.</summary>
    GraphUnreachable,
    /// <summary>Graph could not be asked, because of what another line says.</summary>
    GraphUnknown,
    /// <summary>The server's clock and Microsoft's agree; the detail is the difference in seconds.</summary>
    ClockRight,
    /// <summary>The server's clock is wrong; the detail is by how many seconds.</summary>
    ClockWrong,
    /// <summary>Microsoft's clock could not be read.</summary>
    ClockUnknown,
    /// <summary>The public address leads to this installation.</summary>
    AddressReached,
    /// <summary>No public address is set, so it cannot be tried.</summary>
    AddressNotSet,
    /// <summary>The public address does not answer; the detail says how.</summary>
    AddressNotReached,
    /// <summary>Something else answers under the public address.</summary>
    AddressOfAnother,
    /// <summary>Outlook opens the pane with the manifest that is served; the detail is its version.</summary>
    ManifestCurrent,
    /// <summary>Outlook opens the pane with an older manifest; the detail is that version.</summary>
    ManifestOld,
    /// <summary>The pane has not been opened from a deployed manifest yet.</summary>
    ManifestNotSeen,
    /// <summary>The check itself failed; the log tells more.</summary>
    CheckFailed,
}
