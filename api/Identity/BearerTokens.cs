using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OutlookCrm.Http;

namespace OutlookCrm.Identity;

/// <summary>
/// JwtBearer with Entra's keys, our own rules and a memory of tokens already judged. It fails closed: only this class makes a
/// <see cref="SignedInPrincipal"/>, and no policy accepts any other principal.
/// </summary>
internal sealed partial class BearerTokens(
    IOptions<EntraOptions> options, SigningKeys keys, TimeProvider time, ILogger<BearerTokens> logger)
{
    private const string Prefix = "Bearer ";
    private const int LongestToken = 16 * 1024;
    private const int RememberedTokens = 50_000;
    private static readonly SearchValues<char> s_compact = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
    private static readonly TimeSpan s_remember = TimeSpan.FromMinutes(5);

    private readonly AccessTokenRules _rules = new(options.Value);
    private readonly BoundedCache<TokenHash, SignedInPrincipal> _judged = new(RememberedTokens, time);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<BearerTokens>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<BearerTokens>((jwt, tokens) => tokens.Configure(jwt));
    }

    [SuppressMessage("Security", "CA5404:Do not disable token validation checks", Justification = "Issuer and audience depend on the token's version and tenant: AccessTokenRules checks both, and without it nobody is signed in.")]
    private void Configure(JwtBearerOptions jwt)
    {
        jwt.MapInboundClaims = false;
        jwt.IncludeErrorDetails = false;
        jwt.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidTypes = ["JWT"],
            ClockSkew = TimeSpan.FromSeconds(60),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = false,
            IssuerSigningKeyResolver = (_, _, keyId, _) => keys.Known(keyId) is { } key ? [key] : [],
            ValidateIssuer = false,
            ValidateAudience = false,
        };
        jwt.Events = new JwtBearerEvents
        {
            OnMessageReceived = RecallAsync,
            OnTokenValidated = JudgeAsync,
            OnChallenge = RefuseAsync,
            OnForbidden = context => Forbidden(context.HttpContext).ExecuteAsync(context.HttpContext),
        };
    }

    /// <summary>A token seen before costs one hash. A new one has its key fetched here, where waiting is allowed.</summary>
    private async Task RecallAsync(MessageReceivedContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0)
        {
            return;
        }

        if (Raw(context.Request) is not { } token)
        {
            context.Fail(nameof(TokenRefusal.Malformed));
            return;
        }

        var hash = TokenHash.Of(token);
        if (_judged.Find(hash) is { } known)
        {
            context.Principal = known;
            context.Success();
            return;
        }

        if (KeyIdOf(token) is not { } keyId || await keys.FindAsync(keyId, context.HttpContext.RequestAborted) is null)
        {
            Log.Refused(logger, TokenRefusal.SigningKey);
            context.Fail(nameof(TokenRefusal.SigningKey));
            return;
        }

        context.Token = token;
        context.HttpContext.Features.Set(new Pending(hash));
    }

    private Task JudgeAsync(TokenValidatedContext context)
    {
        var jwt = (JsonWebToken)context.SecurityToken;
        var keyIssuer = jwt.SigningKey is JsonWebKey key && key.AdditionalData.TryGetValue("issuer", out var bound) ? bound.ToString() : null;
        var now = time.GetUtcNow();
        var (user, isOnboarded, refusal) = _rules.Check(
            Base64UrlEncoder.DecodeBytes(jwt.EncodedHeader), Base64UrlEncoder.DecodeBytes(jwt.EncodedPayload), jwt.EncodedToken, keyIssuer, now);
        if (refusal is { } why)
        {
            Log.Refused(logger, why);
            context.Fail(why.ToString());
            return Task.CompletedTask;
        }

        var principal = new SignedInPrincipal(isOnboarded ? user : null);
        context.Principal = principal;
        if (context.HttpContext.Features.Get<Pending>() is { } pending)
        {
            var expires = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero);
            _judged.Set(pending.Hash, principal, expires < now + s_remember ? expires : now + s_remember);
        }

        return Task.CompletedTask;
    }

    private static async Task RefuseAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.Headers.WWWAuthenticate = context.AuthenticateFailure is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        await Problems.NotSignedIn().ExecuteAsync(context.HttpContext);
    }

    private static ProblemHttpResult Forbidden(HttpContext context) =>
        context.User is SignedInPrincipal { CurrentUser: null } ? Problems.UnknownTenant() : Problems.NotAllowed();

    /// <summary>The one bearer token of the request in compact form: no padding, no space, no second one.</summary>
    private static string? Raw(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: <= LongestToken } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && !header.AsSpan(Prefix.Length).ContainsAnyExcept(s_compact)
            ? header[Prefix.Length..]
            : null;

    private static string? KeyIdOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Kid is { Length: > 0 } keyId ? keyId : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private sealed record Pending(TokenHash Hash);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A token was refused: {Why}.")]
        public static partial void Refused(ILogger logger, TokenRefusal why);
    }
}
