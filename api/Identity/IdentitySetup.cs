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
            .Configure<IConfiguration>((options, configuration) => Onboard(options, configuration.GetSection("Tenants").Get<Guid[]>() ?? []))
            .ValidateDataAnnotations()
            .Validate(o => o.Instance is { IsAbsoluteUri: true, AbsolutePath: "/" }, "AzureAd:Instance must be an address like https://login.microsoftonline.com/.")
            .Validate(o => o.ClientCertificates.Count > 0 || !string.IsNullOrEmpty(o.ClientSecret), "AzureAd:ClientCertificates or AzureAd:ClientSecret is missing: without one, no mail can be read on behalf of a user.")
            .ValidateOnStart();
        services.AddHttpClient(EntraClient, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) });

        services.TryAddSingleton(TimeProvider.System);
        BearerTokens.Add(services);
        Authorization.Add(services);
        services.AddSingleton<EntraCredential>();
        services.AddSingleton<SealedTokenCache>();
        services.AddSingleton<IMsalHttpClientFactory, MsalHttpClients>();
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

    private static void Onboard(EntraOptions options, Guid[] tenants)
    {
        options.Onboarded.UnionWith(tenants);
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
