using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;

namespace OutlookCrm.Admin.Setup;

/// <summary>The way a logged mail takes: the application's credential, the consent, Graph itself. Each stands on the one before.</summary>
internal sealed partial class MicrosoftCheck(GraphTokens tokens, Mailboxes mailboxes, IOptions<CorrespondenceOptions> correspondence) : ISetupCheck
{
    private const string ExpiredSecret = "AADSTS7000222";
    private const string ExpiredCertificate = "AADSTS700027";

    public async Task<IReadOnlyList<SetupLine>> TryAsync(CurrentUser user, CancellationToken ct)
    {
        GraphAccess[] needed =
        [
            GraphAccess.ReadMail, GraphAccess.ReadSharedMail, GraphAccess.ReadCalendar, GraphAccess.ReadSharedCalendar,
            .. correspondence.Value.Badge ? [GraphAccess.WriteMail, GraphAccess.WriteSharedMail] : (GraphAccess[])[],
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

    // Only the code: Entra's sentences name the application and a trace, and end in the time.
    private static SetupLine CredentialOf(MsalServiceException e)
    {
        var code = EntraCode().Match(e.Message) is { Success: true } named ? named.Value : e.ErrorCode;
        var isExpired = code == ExpiredSecret || (code == ExpiredCertificate && e.Message.Contains("expired", StringComparison.OrdinalIgnoreCase));
        return isExpired ? new(SetupFinding.CredentialExpired, SetupState.Fault, code) : new(SetupFinding.CredentialRefused, SetupState.Fault, code);
    }

    private static SetupLine ConsentOf(List<(GraphAccess Access, GraphToken Token)> answers)
    {
        var missing = answers.Where(answer => answer.Token is GraphToken.ConsentNeeded).ToList();
        return missing is [(_, GraphToken.ConsentNeeded needed), ..]
            ? new(SetupFinding.ConsentMissing, SetupState.Fault, string.Join(", ", missing.Select(answer => GraphTokens.PermissionOf(answer.Access))), needed.AdminConsent)
            : answers.Exists(answer => answer.Token is GraphToken.SignInAgain)
                ? new(SetupFinding.SignInAgain, SetupState.Warning)
                : new(SetupFinding.ConsentGiven, SetupState.Ok);
    }

    private async Task<SetupLine> GraphAsync(CurrentUser user, CancellationToken ct) =>
        (await mailboxes.ReachAsync(user, ct)).TryGet(out _, out var failure)
            ? new(SetupFinding.GraphAnswers, SetupState.Ok)
            : failure switch
            {
                MailboxFailure.Busy busy => new(SetupFinding.GraphThrottled, SetupState.Warning, $"{Math.Ceiling(busy.RetryAfter.TotalSeconds)}"),
                MailboxFailure.Denied or MailboxFailure.NotFound => new(SetupFinding.GraphWithoutMailbox, SetupState.Ok),
                MailboxFailure.NoToken { Refusal: GraphToken.ConsentNeeded } => new(SetupFinding.GraphUnknown, SetupState.Warning),
                MailboxFailure.NoToken => new(SetupFinding.SignInAgain, SetupState.Warning),
                _ => new(SetupFinding.GraphUnreachable, SetupState.Fault),
            };

    [GeneratedRegex("AADSTS[0-9]+")]
    private static partial Regex EntraCode();
}
