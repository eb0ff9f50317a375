using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace OutlookCrm.Identity;

/// <summary>Who calls, what they may do, and tokens for Graph on their behalf.</summary>
internal static class IdentitySetup
{
    /// <summary>The named client of everything that goes to Entra: metadata, keys, tokens.</summary>
    public const string EntraClient = "entra";

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EntraOptions>()
            .Bind(builder.Configuration.GetSection(EntraOptions.Section))
            .Configure<IConfiguration>((options, configuration) => Onboard(options, configuration.GetSection("Tenants")))
            .ValidateDataAnnotations()
            .Validate(o => o.Instance is { IsAbsoluteUri: true, AbsolutePath: "/" }, "AzureAd:Instance must be an address like https://login.microsoftonline.com/.")
            .Validate(o => o.ClientCertificates.Count > 0 || !string.IsNullOrEmpty(o.ClientSecret), "AzureAd:ClientCertificates or AzureAd:ClientSecret is missing: without one, no mail can be read on behalf of a user.")
            .Validate(o => o.AreTenantsIds, "Tenants holds something that is no tenant's id. It is a list (Tenants__0, Tenants__1 …) of the GUIDs that the Entra admin center shows as directory (tenant) ID.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<EntraOptions>, ClientCertificatesLoad>();
        services.AddHttpClient(EntraClient, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) });

        services.TryAddSingleton(TimeProvider.System);
        BearerTokens.Add(services);
        Authorization.Add(services);
        services.AddSingleton<EntraCredential>();
        services.AddSingleton<SealedTokenCache>();
        services.AddSingleton<IMsalHttpClientFactory, MsalHttpClients>();
        services.AddHttpContextAccessor();
        services.AddSingleton<ConsentPage>();
        services.AddSingleton<GraphTokens>();

        services.AddDataProtection().SetApplicationName("OutlookCrm");
        services.AddSingleton<KeyRing>();
        services.AddSingleton<KeyRingSeal>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = provider.GetRequiredService<KeyRing>();
            keys.XmlEncryptor = provider.GetRequiredService<KeyRingSeal>();
        }));
    }

    private static void Onboard(EntraOptions options, IConfigurationSection tenants)
    {
        // Bound as GUIDs, whatever is none would be left out without a word.
        var said = tenants.Value is { Length: > 0 } one ? [one] : tenants.Get<string[]>() ?? [];
        var ids = said.Select(id => Guid.TryParse(id, out var guid) ? guid : (Guid?)null).ToList();
        options.AreTenantsIds = !ids.Contains(null);
        options.Onboarded.UnionWith(ids.OfType<Guid>());
        options.TenantId = string.IsNullOrWhiteSpace(options.TenantId) ? EntraOptions.AllTenants : options.TenantId;
        if (Guid.TryParse(options.TenantId, out var home))
        {
            options.Onboarded.Add(home);
        }
    }

    private sealed class MsalHttpClients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(EntraClient);
    }
}
