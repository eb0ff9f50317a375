using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>Asks Entra for a Graph token on behalf of a user; with the claims that Graph demanded, if it did (JSON).</summary>
internal delegate ValueTask<GraphToken> AskForToken(CurrentUser user, GraphAccess access, string? claims, CancellationToken ct);

/// <summary>
/// Puts the token of the user whose mailbox request it is on the request. When Graph answers 401 with claims, the SDK comes here once more
/// with them; Entra then gives a better token or tells what the user must do.
/// </summary>
internal sealed class OnBehalfOf(AskForToken ask) : IAuthenticationProvider
{
    public async Task AuthenticateRequestAsync(
        RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        string? claims = null;
        if (additionalAuthenticationContext?.TryGetValue("claims", out var challenge) is true)
        {
            claims = ClaimsChallenge.Decode(challenge as string);
        }

        var mailbox = request.RequestOptions.OfType<MailboxRequest>().Single();
        switch (await ask(mailbox.User, mailbox.Access, claims, cancellationToken))
        {
            case GraphToken.Granted granted:
                request.Headers.Remove("Authorization");
                request.Headers.Add("Authorization", $"Bearer {granted.AccessToken}");
                break;
            case GraphToken.Refused refused:
                throw new MailboxFailureException(new MailboxFailure.NoToken(refused));
        }
    }
}
