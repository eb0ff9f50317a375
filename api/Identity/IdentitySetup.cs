using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Identity.Client;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace OutlookCrm.Identity;

/// <summary>Who calls, what they may do, and tokens for Graph on their behalf.</summary>
internal static partial class IdentitySetup
{
    /// <summary>The named client of everything that goes to Entra: metadata, keys, tokens.</summary>
    public const string EntraClient = "entra";

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EntraOptions>()
            .Bind(builder.Configuration.GetSection(EntraOptions.Section))
            .Configure<IConfiguration>(ReadLists)
            .ValidateDataAnnotations()
            .Validate(
                o => o.Instance is { IsAbsoluteUri: true, AbsolutePath: "/" },
                "AzureAd:Instance must be an address like https://login.microsoftonline.com/.")
            .Validate(
                o => o.ClientCertificates.Count > 0 || !string.IsNullOrEmpty(o.ClientSecret),
                "AzureAd:ClientCertificates or AzureAd:ClientSecret is missing: without one, no mail can be read on behalf of a user.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<EntraOptions>, ClientCertificatesLoad>();
        services.AddHttpClient(EntraClient, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(
                () => new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) });

        services.TryAddSingleton(TimeProvider.System);
        BearerTokens.Add(services);
        Authorization.Add(services);
        services.AddSingleton<EntraCredential>();
        services.AddSingleton<ConnectionText>();
        services.AddSingleton<SealedTokenCache>();
        services.AddSingleton<IMsalHttpClientFactory, MsalHttpClients>();
        services.AddHttpContextAccessor();
        services.AddSingleton<ConsentPage>();
        services.AddSingleton<OnBehalfOf>();
        services.AddSingleton<GraphTokens>();

        builder.AddRateLimits();

        services.AddDataProtection().SetApplicationName("OutlookCrm");
        services.AddSingleton<KeyRing>();
        services.AddSingleton<KeyRingSeal>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = provider.GetRequiredService<KeyRing>();
            keys.XmlEncryptor = provider.GetRequiredService<KeyRingSeal>();
        }));
    }

    /// <summary>Logs a warning if the settings allow no tenant: the API starts, but refuses every caller.</summary>
    public static void WarnIfNobodyMaySignIn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<EntraOptions>>().Value.Onboarded.Count == 0)
        {
            Log.NoTenant(app.Logger);
        }
    }

    private static void ReadLists(EntraOptions options, IConfiguration configuration)
    {
        var section = configuration.GetSection(EntraOptions.Section);
        options.Onboarded.UnionWith(Ids(
            configuration,
            "Tenants",
            "Tenants holds something that is no tenant's id. It is a list (Tenants__0, Tenants__1 …) of the GUIDs that the Entra admin "
                + "center shows as directory (tenant) ID."));
        options.AllowedClients = Ids(
            section,
            nameof(EntraOptions.AllowedClients),
            "AzureAd:AllowedClients holds something that is no application's id. It is a list (AzureAd__AllowedClients__0, "
                + "AzureAd__AllowedClients__1 …) of the GUIDs that the Entra admin center shows as application (client) ID.");
        if (section[nameof(EntraOptions.ClientCertificates)] is { Length: > 0 })
        {
            throw Wrong("AzureAd:ClientCertificates is a list: AzureAd__ClientCertificates__0__CertificateDiskPath is its first file.");
        }

        options.TenantId = string.IsNullOrWhiteSpace(options.TenantId) ? EntraOptions.AllTenants : options.TenantId;
        if (Guid.TryParse(options.TenantId, out var home))
        {
            options.Onboarded.Add(home);
        }
    }

    // Bound as GUIDs, whatever is none would be left out without a word.
    private static List<Guid> Ids(IConfiguration configuration, string name, string otherwise) =>
        configuration.List(name).Select(id => Guid.TryParse(id, out var guid) ? guid : throw Wrong(otherwise)).ToList();

    private static OptionsValidationException Wrong(string sentence) => new(EntraOptions.Section, typeof(EntraOptions), [sentence]);

    private sealed class MsalHttpClients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(EntraClient);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "No one can sign in: neither AzureAd:TenantId nor Tenants names a tenant's id.")]
        public static partial void NoTenant(ILogger logger);
    }
}
