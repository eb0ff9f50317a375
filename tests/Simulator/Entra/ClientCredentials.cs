using System.Text.Json.Nodes;

namespace OutlookCrm.Simulator.Entra;

/// <summary>The client-credentials grant: the application's own token for Graph.</summary>
internal sealed class ClientCredentials(TokenMint mint, GraphConsent consent)
{
    public IResult Issue(IFormCollection form, EntraTenant? tenant)
    {
        if (!ClientSecrets.Matches(form))
        {
            return EntraErrors.InvalidClient();
        }

        if (tenant is null)
        {
            return EntraErrors.Json(400, "invalid_request", 90025, "Client credentials need a specific tenant.");
        }

        if (form["scope"] != "https://graph.microsoft.com/.default")
        {
            return EntraErrors.Json(
                400, "invalid_scope", 1002012, "Client credential flows must have a scope value with /.default suffixed to the resource.");
        }

        return Results.Json(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = TokenMint.Lifetime - 5,
            ["ext_expires_in"] = TokenMint.Lifetime - 5,
            ["access_token"] = mint.ForGraphApp(tenant, consent.Application).ToToken(),
        });
    }
}
