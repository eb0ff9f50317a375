namespace OutlookCrm.Admin.Setup;

/// <summary>The set-up page's checks in the composition, in the order of its lines.</summary>
internal static class SetupComposition
{
    public static void AddSetupChecks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpClient(AddressCheck.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(
                () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) });
        services.AddSingleton<OpenedManifestStore>();
        services.AddSingleton<ISetupCheck, StorageCheck>();
        services.AddSingleton<ISetupCheck, MicrosoftCheck>();
        services.AddSingleton<ISetupCheck, ClockCheck>();
        services.AddSingleton<ISetupCheck, AddressCheck>();
        services.AddSingleton<ISetupCheck, ManifestCheck>();
    }
}
