using Microsoft.Identity.Client;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;

namespace OutlookCrm.Admin.Setup;

/// <summary>The steps of logging a mail: the application's credential, the consent, Graph. Each step needs the step before.</summary>
internal sealed class MicrosoftCheck(GraphTokens tokens, Mailboxes mailboxes, IOptions<CorrespondenceOptions> correspondence) : ISetupCheck
{
    // learn.microsoft.com/entra/identity-platform/reference-error-codes
    private const string ExpiredSecret = "AADSTS7000222";
    private const string ExpiredCertificate = "AADSTS700027";
    private const string NoSuchApplication = "AADSTS700016";
    private const string ApplicationOff = "AADSTS7000112";

    // 53000 to 53011 and what begins like them: the device, the application, the place or the person does not meet a policy.
    private const string ConditionalAccess = "AADSTS530";

    // RFC 6749, 5.2
    private const string InvalidClient = "invalid_client";

    private static readonly string[] s_elsewhere = ["AADSTS50020", "AADSTS90072", "AADSTS50034"];

    public async Task<IReadOnlyList<SetupLine>> TryAsync(CurrentUser user, CancellationToken ct)
    {
        GraphAccess[] needed =
        [
            GraphAccess.ReadMail, GraphAccess.ReadSharedMail, GraphAccess.ReadCalendar, GraphAccess.ReadSharedCalendar,
            .. correspondence.Value.Badge ? [GraphAccess.WriteMail, GraphAccess.WriteSharedMail] : (GraphAccess[])[],
            GraphAccess.ReadProfile,
        ];
        var answers = new List<(GraphAccess Access, GraphToken Token)>();
        try
        {
            foreach (var access in needed)
            {
                answers.Add((access, await tokens.AskEntraAsync(user, access, ct)));
            }
        }
        catch (MsalServiceException e)
        {
            return Unknown(CredentialOf(e));
        }

        if (answers.Exists(answer => answer.Token is GraphToken.Unreachable))
        {
            return Unknown(new(SetupFinding.EntraUnreachable, SetupState.Fault));
        }

        var consent = ConsentOf(answers);
        var graph = answers[0].Token is GraphToken.Granted
            ? await GraphAsync(user, ct)
            : new(SetupFinding.GraphUnknown, SetupState.Warning);
        return [new(SetupFinding.CredentialAccepted, SetupState.Ok), consent, graph];
    }

    private static SetupLine[] Unknown(SetupLine credential) =>
        [credential, new(SetupFinding.ConsentUnknown, SetupState.Warning), new(SetupFinding.GraphUnknown, SetupState.Warning)];

    private static SetupLine CredentialOf(MsalServiceException e)
    {
        var code = GraphTokens.CodeOf(e) ?? e.ErrorCode;
        var finding = code switch
        {
            ExpiredSecret => SetupFinding.CredentialExpired,
            ExpiredCertificate when e.Message.Contains("expired", StringComparison.OrdinalIgnoreCase) => SetupFinding.CredentialExpired,
            NoSuchApplication => SetupFinding.ApplicationUnknown,
            ApplicationOff => SetupFinding.ApplicationDisabled,
            _ => e.ErrorCode == InvalidClient ? SetupFinding.CredentialRefused : SetupFinding.EntraRefused,
        };
        return new(finding, SetupState.Fault, code);
    }

    private static SetupLine ConsentOf(List<(GraphAccess Access, GraphToken Token)> answers)
    {
        var missing = answers.Where(answer => answer.Token is GraphToken.ConsentNeeded).ToList();
        return missing is [(GraphAccess.ReadProfile, GraphToken.ConsentNeeded only)]
            ? new(
                SetupFinding.ProfileConsentMissing,
                SetupState.Warning,
                GraphTokens.PermissionOf(GraphAccess.ReadProfile),
                only.AdminConsent)
            : missing is [(_, GraphToken.ConsentNeeded needed), ..]
            ? new(
                SetupFinding.ConsentMissing,
                SetupState.Fault,
                string.Join(", ", missing.Select(answer => GraphTokens.PermissionOf(answer.Access))),
                needed.AdminConsent)
            : answers.Select(answer => answer.Token).OfType<GraphToken.SignInAgain>().FirstOrDefault() is { } again
                ? SignInOf(again)
                : new(SetupFinding.ConsentGiven, SetupState.Ok);
    }

    private static SetupLine SignInOf(GraphToken.SignInAgain again) => again.Code switch
    {
        { } code when code.StartsWith(ConditionalAccess, StringComparison.Ordinal) => new(
            SetupFinding.ConditionalAccess, SetupState.Fault, code),
        { } code when s_elsewhere.Contains(code) => new(SetupFinding.AccountElsewhere, SetupState.Fault, code),
        _ => new(SetupFinding.SignInAgain, SetupState.Warning),
    };

    private async Task<SetupLine> GraphAsync(CurrentUser user, CancellationToken ct) =>
        (await mailboxes.ReachAsync(user, ct)).TryGet(out _, out var failure)
            ? new(SetupFinding.GraphAnswers, SetupState.Ok)
            : failure switch
            {
                MailboxFailure.Busy busy => new(
                    SetupFinding.GraphThrottled, SetupState.Warning, $"{Math.Ceiling(busy.RetryAfter.TotalSeconds)}"),
                MailboxFailure.Denied { Code: GraphRefusals.NoMailbox } or MailboxFailure.NotFound => new(
                    SetupFinding.GraphWithoutMailbox, SetupState.Ok),
                MailboxFailure.Denied denied => new(SetupFinding.GraphDenied, SetupState.Warning, denied.Code ?? "403"),
                MailboxFailure.NoToken { Refusal: GraphToken.ConsentNeeded } => new(SetupFinding.GraphUnknown, SetupState.Warning),
                MailboxFailure.NoToken => new(SetupFinding.SignInAgain, SetupState.Warning),
                _ => new(SetupFinding.GraphUnreachable, SetupState.Fault),
            };
}
