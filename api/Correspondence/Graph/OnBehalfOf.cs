using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>A Graph token for the user, got with the user's own.</summary>
internal delegate Task<string> GraphToken(CurrentUser user, CancellationToken ct);

/// <summary>Puts the token of the user whose mailbox request it is on every request.</summary>
internal sealed class OnBehalfOf(GraphToken token) : IAuthenticationProvider
{
    public async Task AuthenticateRequestAsync(
        RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        var mailbox = request.RequestOptions.OfType<MailboxRequest>().Single();
        request.Headers.TryAdd("Authorization", $"Bearer {await token(mailbox.User, cancellationToken)}");
    }
}
