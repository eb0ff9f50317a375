using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OutlookCrm.Http;

namespace OutlookCrm.Identity;

/// <summary>
/// JwtBearer with Entra's keys and our own rules. It fails closed: only this class makes a <see cref="SignedInPrincipal"/>, and no policy
/// accepts any other principal.
/// </summary>
internal sealed partial class BearerTokens(
    IOptions<EntraOptions> options, SigningKeys keys, RememberedTokens remembered, TimeProvider time, ILogger<BearerTokens> logger)
{
    private readonly AccessTokenRules _rules = new(options.Value);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<RememberedTokens>();
        services.AddSingleton<BearerTokens>();
        services.AddSingleton<ApiKeyCallers>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<BearerTokens>((jwt, tokens) => tokens.Configure(jwt));
    }

    /// <summary>Signs callers in: the framework's authentication for what is neither a remembered token nor an API key.</summary>
    public static void Use(WebApplication app)
    {
        var (remembered, keys) = (app.Services.GetRequiredService<RememberedTokens>(), app.Services.GetRequiredService<ApiKeyCallers>());
        app.UseWhen(context => !remembered.SignIn(context), unknown =>
        {
            unknown.Use(async (context, next) =>
            {
                await keys.SignInAsync(context);
                await next(context);
            });
            unknown.UseWhen(context => context.User is not SignedInPrincipal, strange => strange.UseAuthentication());
        });

        // Without this mark the host would add a second authentication middleware at the front, because it does not see the middleware in
        // the branch.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
    }

    [SuppressMessage(
        "Security",
        "CA5404:Do not disable token validation checks",
        Justification = "AccessTokenRules checks issuer and audience by version and tenant; without these rules nobody is signed in.")]
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
            OnMessageReceived = ReceiveAsync,
            OnTokenValidated = JudgeAsync,
            OnChallenge = RefuseAsync,
            OnForbidden = context => Forbidden(context.HttpContext).ExecuteAsync(context.HttpContext),
        };
    }

    /// <summary>Fetches the token's key where it is not known yet: here waiting is allowed.</summary>
    private async Task ReceiveAsync(MessageReceivedContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0)
        {
            return;
        }

        var token = RememberedTokens.TokenOf(context.Request).ToString();
        if (token.Length == 0)
        {
            context.Fail(nameof(TokenRefusal.Malformed));
            return;
        }

        if (KeyIdOf(token) is not { } keyId || await keys.FindAsync(keyId) is null)
        {
            Log.Refused(logger, TokenRefusal.SigningKey);
            context.Fail(nameof(TokenRefusal.SigningKey));
            return;
        }

        context.Token = token;
    }

    private Task JudgeAsync(TokenValidatedContext context)
    {
        var jwt = (JsonWebToken)context.SecurityToken;
        var keyIssuer = jwt.SigningKey is JsonWebKey key && key.AdditionalData.TryGetValue("issuer", out var bound)
            ? bound.ToString()
            : null;
        var (user, isOnboarded, refusal) = _rules.Check(
            Base64UrlEncoder.DecodeBytes(jwt.EncodedHeader),
            Base64UrlEncoder.DecodeBytes(jwt.EncodedPayload),
            jwt.EncodedToken,
            keyIssuer,
            time.GetUtcNow());
        if (refusal is { } why)
        {
            Log.Refused(logger, why);
            context.Fail(why.ToString());
            return Task.CompletedTask;
        }

        var principal = new SignedInPrincipal(isOnboarded ? user : null);
        context.Principal = principal;
        remembered.Add(jwt.EncodedToken, principal, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero));
        return Task.CompletedTask;
    }

    private static async Task RefuseAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.Headers.WWWAuthenticate = context.AuthenticateFailure is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        await Problems.NotSignedIn().ExecuteAsync(context.HttpContext);
    }

    private static ProblemHttpResult Forbidden(HttpContext context) =>
        context.User is SignedInPrincipal { CurrentUser: null } ? IdentityProblems.UnknownTenant() : Problems.NotAllowed();

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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A token was refused: {Why}.")]
        public static partial void Refused(ILogger logger, TokenRefusal why);
    }
}
