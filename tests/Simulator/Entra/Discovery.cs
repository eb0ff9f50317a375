using System.Text.Json.Nodes;

namespace OutlookCrm.Simulator.Entra;

/// <summary>OpenID Connect discovery and keys, per tenant and for `organizations` and `common`, versions 2.0 and 1.0.</summary>
internal static class Discovery
{
    private const string Host = "https://login.microsoftonline.com";

    public static void Map(IEndpointRouteBuilder entra, SigningKeys keys)
    {
        entra.MapGet("/{tenant}/v2.0/.well-known/openid-configuration",
            (string tenant) => Answer(tenant, name => Configuration(name, version2: true)));
        entra.MapGet("/{tenant}/.well-known/openid-configuration",
            (string tenant) => Answer(tenant, name => Configuration(name, version2: false)));
        entra.MapGet("/{tenant}/discovery/v2.0/keys", (string tenant) => Answer(tenant, name => keys.ToJwks($"{Host}/{name}/v2.0")));
        entra.MapGet("/{tenant}/discovery/keys",
            (string tenant) => Answer(tenant, name => keys.ToJwks($"https://sts.windows.net/{name}/")));
        entra.MapGet("/common/discovery/instance", () => Results.Json(new JsonObject
        {
            ["tenant_discovery_endpoint"] = $"{Host}/organizations/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JsonArray(new JsonObject
            {
                ["preferred_network"] = "login.microsoftonline.com",
                ["preferred_cache"] = "login.windows.net",
                ["aliases"] = new JsonArray("login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"),
            }),
        }));
    }

    /// <summary>The tenant that a path segment names: null for the shared ones, false when there is none.</summary>
    public static bool TryFindTenant(string segment, out EntraTenant? tenant)
    {
        tenant = EntraDirectory.Tenants.FirstOrDefault(candidate =>
            string.Equals(segment, candidate.Id.ToString("D"), StringComparison.OrdinalIgnoreCase) ||
            string.Equals(segment, candidate.Domain, StringComparison.OrdinalIgnoreCase));
        return tenant is not null || segment is "organizations" or "common";
    }

    private static IResult Answer(string segment, Func<string, JsonObject> make)
    {
        if (!TryFindTenant(segment, out var tenant))
        {
            return EntraErrors.Json(
                400, "invalid_tenant", 90002, $"Tenant '{segment}' not found. Check to make sure you have the correct tenant ID.");
        }

        // The shared documents speak of the tenant as a template.
        return Results.Json(make(tenant?.Id.ToString("D") ?? "{tenantid}"));
    }

    private static JsonObject Configuration(string tenant, bool version2)
    {
        var path = tenant == "{tenantid}" ? "organizations" : tenant;
        var suffix = version2 ? "/v2.0" : "";
        return new JsonObject
        {
            ["token_endpoint"] = $"{Host}/{path}/oauth2{suffix}/token",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt", "client_secret_basic"),
            ["jwks_uri"] = $"{Host}/{path}/discovery{suffix}/keys",
            ["response_modes_supported"] = new JsonArray("query", "fragment", "form_post"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["response_types_supported"] = new JsonArray("code", "id_token", "code id_token", "id_token token"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "email", "offline_access"),
            ["issuer"] = version2 ? $"{Host}/{tenant}/v2.0" : $"https://sts.windows.net/{tenant}/",
            ["request_uri_parameter_supported"] = false,
            ["userinfo_endpoint"] = "https://graph.microsoft.com/oidc/userinfo",
            ["authorization_endpoint"] = $"{Host}/{path}/oauth2{suffix}/authorize",
            ["end_session_endpoint"] = $"{Host}/{path}/oauth2{suffix}/logout",
            ["claims_supported"] = new JsonArray("sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "ver"),
            ["tenant_region_scope"] = "EU",
            ["cloud_instance_name"] = "microsoftonline.com",
            ["cloud_graph_host_name"] = "graph.windows.net",
            ["msgraph_host"] = "graph.microsoft.com",
        };
    }
}
