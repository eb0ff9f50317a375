using System.Runtime.ExceptionServices;
using System.Security.Claims;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Client;
using Microsoft.Identity.Web;
using Microsoft.Identity.Web.TokenCacheProviders;

namespace OutlookCrm.Identity;

/// <summary>
/// Microsoft.Identity.Web's on-behalf-of flow. The flow has its own service container, which is built for the first token: the flow does
/// not slow the start, does not validate access tokens, and its log, which holds a stack trace for every refusal, is discarded.
/// </summary>
internal sealed class OnBehalfOf(
    IOptions<EntraOptions> options, EntraCredential credential, SealedTokenCache cache, IMsalHttpClientFactory http) : IDisposable
{
    private const string Application = "graph";

    private readonly Lazy<ServiceProvider> _services = new(() => Build(options.Value, credential, cache, http));

    /// <summary>
    /// A token for <paramref name="scope"/> in the name of the user, from the authority of the user's own tenant. With <paramref
    /// name="claims"/>, or with <paramref name="anew"/>, Entra is asked even if the cache holds a token. MSAL's exceptions say what Entra
    /// refused.
    /// </summary>
    public async Task<AuthenticationResult> AskAsync(CurrentUser user, string scope, string? claims, bool anew, CancellationToken ct)
    {
        // The flow takes the token out of a principal.
        var assertion = new ClaimsPrincipal(new ClaimsIdentity("Bearer") { BootstrapContext = user.AccessToken });
        try
        {
            return await _services.Value.GetRequiredService<ITokenAcquisition>().GetAuthenticationResultForUserAsync(
                [scope],
                authenticationScheme: Application,
                tenantId: user.Tenant.Value,
                user: assertion,
                tokenAcquisitionOptions: new TokenAcquisitionOptions { Claims = claims, ForceRefresh = anew, CancellationToken = ct });
        }
        catch (MicrosoftIdentityWebChallengeUserException e)
        {
            ExceptionDispatchInfo.Throw(e.MsalUiRequiredException);
            throw;
        }
    }

    public void Dispose()
    {
        if (_services.IsValueCreated)
        {
            _services.Value.Dispose();
        }
    }

    private static ServiceProvider Build(
        EntraOptions entra, EntraCredential credential, SealedTokenCache cache, IMsalHttpClientFactory http)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHttpClient();
        services.AddSingleton<IHttpContextAccessor, NoRequest>();
        services.AddTokenAcquisition(isTokenAcquisitionSingleton: true);
        services.AddSingleton<IMsalTokenCacheProvider>(cache);
        services.AddSingleton(http);
        services.Configure<MicrosoftIdentityApplicationOptions>(Application, application =>
        {
            application.Instance = entra.Instance.AbsoluteUri;
            application.TenantId = EntraOptions.AllTenants;
            application.ClientId = entra.Client;
            application.ClientCredentials = [credential.Description];
        });

        // One user's tokens at a time are in memory, so that a sealed row holds one user's tokens.
        services.Configure<ConfidentialClientApplicationOptions>(Application, application => application.EnableCacheSynchronization = true);
        return services.BuildServiceProvider();
    }

    /// <summary>The flow gets all its input from its parameters, not from the request.</summary>
    private sealed class NoRequest : IHttpContextAccessor
    {
        public HttpContext? HttpContext { get; set; }
    }
}
