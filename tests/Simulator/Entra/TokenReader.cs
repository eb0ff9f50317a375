using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OutlookCrm.Simulator.Entra;

/// <summary>What a valid token of our Entra says.</summary>
public sealed record ReadToken(
    Guid Tenant, Guid ObjectId, string Audience, IReadOnlySet<string> Scopes, IReadOnlySet<string> Roles, IReadOnlySet<string> Contexts,
    bool IsApp)
{
    /// <summary>Audience by token version: client id for 2.0, its URI for 1.0.</summary>
    public bool IsForOurApi =>
        string.Equals(Audience, EntraDirectory.ClientId.ToString("D"), StringComparison.OrdinalIgnoreCase) ||
        string.Equals(Audience, $"api://{EntraDirectory.ClientId:D}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it opens Microsoft Graph.</summary>
    public bool IsForGraph => Audience is TokenMint.GraphAudience or "00000003-0000-0000-c000-000000000000";
}

/// <summary>Checks signature, times and issuer of tokens that our Entra issued; the audience is for the caller to judge.</summary>
public sealed class TokenReader(SigningKeys keys, TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>What the token says; null unless it is one of ours and valid now.</summary>
    public ReadToken? Read(string token)
    {
        var result = Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.All.Select(key => new RsaSecurityKey(key.Rsa) { KeyId = key.Id }),
            ValidateAudience = false,
            ValidAlgorithms = ["RS256"],
            ValidIssuers = EntraDirectory.Tenants.SelectMany(tenant => new[] { TokenMint.IssuerV1(tenant), TokenMint.IssuerV2(tenant) }),
            LifetimeValidator = IsTimely,
        }).GetAwaiter().GetResult(); // Keys are at hand: it completes at once.
        if (!result.IsValid || !Guid.TryParse(Claim(result, "tid"), out var tenant) || !Guid.TryParse(Claim(result, "oid"), out var user))
        {
            return null;
        }

        return new ReadToken(
            tenant,
            user,
            Claim(result, "aud") ?? "",
            Set(Claim(result, "scp")?.Split(' ')),
            Set(Many(result, "roles")),
            Set(Many(result, "acrs")),
            Claim(result, "idtyp") == "app");
    }

    private bool IsTimely(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now.AddMinutes(-5) && (notBefore is null || notBefore < now.AddMinutes(5));
    }

    private static string? Claim(TokenValidationResult result, string name) => result.ClaimsIdentity.FindFirst(name)?.Value;

    private static IEnumerable<string> Many(TokenValidationResult result, string name) =>
        result.ClaimsIdentity.FindAll(name).Select(claim => claim.Value);

    private static HashSet<string> Set(IEnumerable<string>? values) => new(values ?? [], StringComparer.OrdinalIgnoreCase);
}
