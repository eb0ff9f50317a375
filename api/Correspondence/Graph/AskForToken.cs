using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>Asks Entra for a Graph token on behalf of a user; with the claims that Graph demanded, if it did (JSON).</summary>
internal delegate ValueTask<GraphToken> AskForToken(CurrentUser user, GraphAccess access, string? claims, CancellationToken ct);
