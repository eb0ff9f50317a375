using System.Collections.Frozen;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Identity;

/// <summary>Why a token with a valid signature is refused. The reason is logged; the caller only gets 401.</summary>
internal enum TokenRefusal
{
    Malformed,
    CriticalHeader,
    Version,
    Issuer,
    Tenant,
    Audience,
    User,
    Scope,
    Client,
    Lifetime,
    SigningKey,
}

/// <summary>
/// What JwtBearer does not check or checks too loosely, read from the token's own JSON so that nothing was merged, renamed or
/// flattened on the way: a claim that is due once is there once and is a string.
/// </summary>
internal sealed class AccessTokenRules(EntraOptions options)
{
    public const string Scope = "access_as_user";

    // Entra's own tokens live 60 to 90 minutes, up to 28 hours with continuous access evaluation.
    private static readonly TimeSpan s_longestLife = TimeSpan.FromHours(30);
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>
    /// The caller, or why not. <paramref name="keyIssuer"/> is the issuer that the signing key is bound to, where Entra names one.
    /// </summary>
    public (CurrentUser? User, bool IsOnboarded, TokenRefusal? Refusal) Check(
        ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> payload, string token, string? keyIssuer, DateTimeOffset now)
    {
        try
        {
            using var head = JsonDocument.Parse(header, s_strict);
            using var body = JsonDocument.Parse(payload, s_strict);
            return Check(head.RootElement, body.RootElement, token, keyIssuer, now);
        }
        catch (JsonException)
        {
            return Refuse(TokenRefusal.Malformed);
        }
    }

    private (CurrentUser?, bool, TokenRefusal?) Check(
        JsonElement header, JsonElement claims, string token, string? keyIssuer, DateTimeOffset now)
    {
        if (header.ValueKind != JsonValueKind.Object || claims.ValueKind != JsonValueKind.Object)
        {
            return Refuse(TokenRefusal.Malformed);
        }

        // The product supports no critical extension, so a token with one is refused (RFC 7515, 4.1.11).
        if (header.TryGetProperty("crit", out _))
        {
            return Refuse(TokenRefusal.CriticalHeader);
        }

        if (Guid(claims, "tid") is not { } tenant)
        {
            return Refuse(TokenRefusal.Tenant);
        }

        string issuer, audience, client;
        switch (Text(claims, "ver"))
        {
            case "2.0":
                (issuer, audience, client) = (options.Authority($"{tenant:D}").AbsoluteUri, options.Client, "azp");
                break;
            case "1.0":
                (issuer, audience, client) = ($"https://sts.windows.net/{tenant:D}/", $"api://{options.Client}", "appid");
                break;
            default:
                return Refuse(TokenRefusal.Version);
        }

        if (Text(claims, "iss") != issuer)
        {
            return Refuse(TokenRefusal.Issuer);
        }

        // Keys of the common endpoint say whose tokens they sign; v1 and v2 tokens share them.
        if (keyIssuer is not null
            && keyIssuer.Replace("{tenantid}", $"{tenant:D}", StringComparison.Ordinal) != options.Authority($"{tenant:D}").AbsoluteUri)
        {
            return Refuse(TokenRefusal.SigningKey);
        }

        if (Text(claims, "aud") != audience)
        {
            return Refuse(TokenRefusal.Audience);
        }

        if (Guid(claims, client) is not { } application
            || (application != options.ClientId && !options.AllowedClients.Contains(application)))
        {
            return Refuse(TokenRefusal.Client);
        }

        if (Text(claims, "scp") is not { } scopes || !scopes.Split(' ').Contains(Scope) || Text(claims, "idtyp") is "app")
        {
            return Refuse(TokenRefusal.Scope);
        }

        if (Guid(claims, "oid") is not { } user)
        {
            return Refuse(TokenRefusal.User);
        }

        if (Seconds(claims, "exp") is not { } expires
            || expires > (now + s_longestLife).ToUnixTimeSeconds()
            || Seconds(claims, "nbf") is null
            || Seconds(claims, "iat") is null)
        {
            return Refuse(TokenRefusal.Lifetime);
        }

        if (Roles(claims) is not { } roles)
        {
            return Refuse(TokenRefusal.Malformed);
        }

        var actor = new Actor(TenantId.FromValidatedToken(tenant), user, Shown(claims, "name"), roles);
        return (new(actor, Shown(claims, "preferred_username", "upn", "unique_name"), token), options.Onboarded.Contains(tenant), null);
    }

    private static (CurrentUser?, bool, TokenRefusal?) Refuse(TokenRefusal why) => (null, false, why);

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Lower case and hyphens, as Entra writes them: another spelling of the same GUID is not a token of Entra.
    private static Guid? Guid(JsonElement claims, string name) =>
        Text(claims, name) is { } text
            && System.Guid.TryParseExact(text, "D", out var value)
            && value != default
            && text == value.ToString("D")
            ? value
            : null;

    private static long? Seconds(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
            ? seconds
            : null;

    /// <summary>For showing only, so the first that is there will do.</summary>
    private static string Shown(JsonElement claims, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(claims, name) is { } text)
            {
                return text;
            }
        }

        return "";
    }

    /// <summary>The roles claim, which is the only list; null if the claim is not a list. A missing claim means no role.</summary>
    private static FrozenSet<string>? Roles(JsonElement claims)
    {
        if (!claims.TryGetProperty("roles", out var roles))
        {
            return [];
        }

        return roles.ValueKind == JsonValueKind.Array && roles.EnumerateArray().All(role => role.ValueKind == JsonValueKind.String)
            ? roles.EnumerateArray().Select(role => role.GetString()!).ToFrozenSet(StringComparer.Ordinal)
            : null;
    }
}
