using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace OutlookCrm.Simulator.Entra;

/// <summary>Drafts tokens with the claims and header that Entra writes.</summary>
public sealed class TokenMint(SigningKeys keys, TimeProvider clock)
{
    /// <summary>How long access tokens live, in seconds.</summary>
    public const int Lifetime = 4200;

    /// <summary>Audience of tokens for Microsoft Graph.</summary>
    public const string GraphAudience = "https://graph.microsoft.com";

    /// <summary>A version 2.0 token for our API.</summary>
    public TokenDraft ForApi(EntraUser user, Guid? clientId = null)
    {
        var app = clientId ?? EntraDirectory.ClientId;
        var draft = Draft(IssuerV2(user.Tenant), app.ToString("D"), "2.0", user.Tenant);
        AddUser(draft.Claims, user);
        draft.Claims["azp"] = EntraDirectory.ClientId.ToString("D");
        draft.Claims["azpacr"] = "0";
        draft.Claims["preferred_username"] = user.UserName;
        draft.Claims["roles"] = Strings(user.Roles);
        draft.Claims["scp"] = EntraDirectory.Scope;
        return draft;
    }

    /// <summary>A version 1.0 token for our API, as a registration without `requestedAccessTokenVersion: 2` gets.</summary>
    public TokenDraft ForApiV1(EntraUser user)
    {
        var draft = Draft(IssuerV1(user.Tenant), $"api://{EntraDirectory.ClientId:D}", "1.0", user.Tenant);
        draft.Header["x5t"] = draft.Key.Id;
        AddUser(draft.Claims, user);
        AddV1(draft.Claims, user);
        draft.Claims["roles"] = Strings(user.Roles);
        draft.Claims["scp"] = EntraDirectory.Scope;
        return draft;
    }

    /// <summary>A delegated token for Graph; it lets the caller do what <paramref name="scopes"/> say.</summary>
    public TokenDraft ForGraph(EntraUser user, IEnumerable<string> scopes)
    {
        var draft = Draft(IssuerV1(user.Tenant), GraphAudience, "1.0", user.Tenant);
        draft.Header["x5t"] = draft.Key.Id;
        AddUser(draft.Claims, user);
        AddV1(draft.Claims, user);
        draft.Claims["appidacr"] = "1";
        draft.Claims["app_displayname"] = "OutlookCrm";
        draft.Claims["idtyp"] = "user";
        draft.Claims["scp"] = string.Join(' ', scopes);
        return draft;
    }

    /// <summary>An application's own token for Graph.</summary>
    public TokenDraft ForGraphApp(EntraTenant tenant, IEnumerable<string> roles)
    {
        var draft = Draft(IssuerV1(tenant), GraphAudience, "1.0", tenant);
        draft.Header["x5t"] = draft.Key.Id;
        draft.Claims["appid"] = EntraDirectory.ClientId.ToString("D");
        draft.Claims["appidacr"] = "1";
        draft.Claims["app_displayname"] = "OutlookCrm";
        draft.Claims["idtyp"] = "app";
        draft.Claims["oid"] = draft.Claims["sub"] = "bbbbbbbb-0000-4000-8000-000000000001";
        draft.Claims["roles"] = Strings(roles);
        return draft;
    }

    /// <summary>An ID token for the pane.</summary>
    public TokenDraft IdToken(EntraUser user, string? nonce = null)
    {
        var draft = Draft(IssuerV2(user.Tenant), EntraDirectory.ClientId.ToString("D"), "2.0", user.Tenant);
        AddUser(draft.Claims, user);
        draft.Claims["preferred_username"] = user.UserName;
        draft.Claims["roles"] = Strings(user.Roles);
        if (nonce is not null)
        {
            draft.Claims["nonce"] = nonce;
        }

        return draft;
    }

    /// <summary>The `iss` of version 2.0 tokens.</summary>
    public static string IssuerV2(EntraTenant tenant) => $"https://login.microsoftonline.com/{tenant.Id:D}/v2.0";

    /// <summary>The `iss` of version 1.0 tokens.</summary>
    public static string IssuerV1(EntraTenant tenant) => $"https://sts.windows.net/{tenant.Id:D}/";

    private TokenDraft Draft(string issuer, string audience, string version, EntraTenant tenant)
    {
        var key = keys.Current;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return new TokenDraft
        {
            Header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Id },
            Claims = new JsonObject
            {
                ["aud"] = audience,
                ["iss"] = issuer,
                ["iat"] = now - 5,
                ["nbf"] = now - 5,
                ["exp"] = now - 5 + Lifetime,
                ["aio"] = Random(40),
                ["rh"] = Random(20),
                ["tid"] = tenant.Id.ToString("D"),
                ["uti"] = Random(16),
                ["ver"] = version,
            },
            Key = key,
        };
    }

    private static void AddUser(JsonObject claims, EntraUser user)
    {
        claims["name"] = user.DisplayName;
        claims["oid"] = user.ObjectId.ToString("D");
        claims["sub"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.ObjectId}|{claims["aud"]}")));
    }

    private static void AddV1(JsonObject claims, EntraUser user)
    {
        var space = user.DisplayName.IndexOf(' ', StringComparison.Ordinal);
        claims["acr"] = "1";
        claims["amr"] = new JsonArray("pwd", "mfa");
        claims["appid"] = EntraDirectory.ClientId.ToString("D");
        claims["appidacr"] = "0";
        claims["family_name"] = user.DisplayName[(space + 1)..];
        claims["given_name"] = user.DisplayName[..space];
        claims["ipaddr"] = "127.0.0.1";
        claims["unique_name"] = user.UserName;
        claims["upn"] = user.UserName;
    }

    private static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];

    private static string Random(int bytes) => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(bytes));
}
