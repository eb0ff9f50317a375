using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Simulator.Entra;

/// <summary>The on-behalf-of grant: a user's token for our API becomes the same user's token for Graph.</summary>
internal sealed class OnBehalfOf(TokenMint mint, TokenReader reader, GraphConsent consent, FaultBoard faults)
{
    public IResult Exchange(IFormCollection form, EntraTenant? tenant, HttpRequest request)
    {
        if (!ClientSecrets.Matches(form))
        {
            return EntraErrors.InvalidClient();
        }

        if (form["requested_token_use"] != "on_behalf_of")
        {
            return EntraErrors.Json(
                400, "invalid_request", 90014, "The required field 'requested_token_use' is missing from the credential.");
        }

        if (reader.Read(form["assertion"].ToString()) is not { } assertion)
        {
            return EntraErrors.InvalidGrant(500133, "Assertion is not within its valid time range, or failed signature validation.");
        }

        if (!assertion.IsForOurApi || assertion.Scopes.Count == 0)
        {
            return EntraErrors.InvalidGrant(500131, "Assertion audience does not match the Client app presenting the assertion.");
        }

        if (tenant is not null && tenant.Id != assertion.Tenant)
        {
            return EntraErrors.InvalidGrant(50013, "Assertion failed: issuer of the assertion does not match the tenant of the request.");
        }

        if (EntraDirectory.Find(assertion.Tenant, assertion.ObjectId) is not { } user)
        {
            return EntraErrors.InvalidGrant(50034, "The user account does not exist in the directory.");
        }

        if (!assertion.Contexts.Contains(ClaimsRequest.Context) && faults.Strikes(FaultKinds.ClaimsChallenge, "entra", request))
        {
            return EntraErrors.InteractionRequired(ClaimsRequest.Challenge);
        }

        var asked = form["scope"].ToString();
        return consent.Grant(asked) is { } granted
            ? TokenEndpoint.Answer(
                mint.ForGraph(user, granted), GraphConsent.Describe(asked, granted), user, mint.IdToken(user), $"0.OBO-{Guid.NewGuid():N}")
            : EntraErrors.ConsentRequired();
    }
}
