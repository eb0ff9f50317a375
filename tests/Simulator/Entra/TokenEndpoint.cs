using System.Text.Json.Nodes;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Simulator.Entra;

/// <summary>`POST /{tenant}/oauth2/v2.0/token`: finds the handler of the grant and writes its answer in the form that MSAL reads.</summary>
internal sealed class TokenEndpoint(
    AppDirectory applications, OnBehalfOf onBehalfOf, ClientCredentials clientCredentials, AuthorizationCode authorizationCode,
    FaultBoard faults)
{
    public void Map(IEndpointRouteBuilder entra) => entra.MapPost("/{tenant}/oauth2/v2.0/token", HandleAsync);

    private async Task<IResult> HandleAsync(string tenant, HttpContext http)
    {
        if (!Discovery.TryFindTenant(tenant, out var named))
        {
            return EntraErrors.Json(400, "invalid_tenant", 90002, $"Tenant '{tenant}' not found.");
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["client_id"].ToString() is var client
            && (!applications.IsRegistered
            || !string.Equals(client, EntraDirectory.ClientId.ToString("D"), StringComparison.OrdinalIgnoreCase)))
        {
            return EntraErrors.UnknownClient(client);
        }

        if (!applications.IsServedAt(tenant, EntraDirectory.ClientId))
        {
            return EntraErrors.NotMultiTenant();
        }

        if (faults.Strikes(FaultKinds.ConsentMissing, "entra", http.Request))
        {
            return EntraErrors.ConsentRequired();
        }

        http.Response.Headers.CacheControl = "no-store, no-cache";
        return form["grant_type"].ToString() switch
        {
            "urn:ietf:params:oauth:grant-type:jwt-bearer" => onBehalfOf.Exchange(form, named, http.Request),
            "client_credentials" => clientCredentials.Issue(form, named),
            "authorization_code" or "refresh_token" => authorizationCode.Redeem(form, http),
            var grant => EntraErrors.Json(400, "unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{grant}'."),
        };
    }

    /// <summary>The token answer for a user: MSAL needs client_info and id_token, or it fails with a null reference.</summary>
    public static IResult Answer(TokenDraft accessToken, string scope, EntraUser user, TokenDraft idToken, string refreshToken) =>
        Results.Json(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["scope"] = scope,
            ["expires_in"] = TokenMint.Lifetime - 5,
            ["ext_expires_in"] = TokenMint.Lifetime - 5,
            ["access_token"] = accessToken.ToToken(),
            ["refresh_token"] = refreshToken,
            ["id_token"] = idToken.ToToken(),
            ["client_info"] = Base64UrlEncoder.Encode(
                Encoding.UTF8.GetBytes($$"""{"uid":"{{user.ObjectId:D}}","utid":"{{user.Tenant.Id:D}}"}""")),
        });
}
