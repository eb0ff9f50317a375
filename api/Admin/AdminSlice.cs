using OutlookCrm.AddIn;
using OutlookCrm.Admin.Setup;
using OutlookCrm.Http;
using OutlookCrm.Slices;

namespace OutlookCrm.Admin;

/// <summary>What administrators use: the check of the installation.</summary>
internal sealed class AdminSlice : ISlice
{
    public string Name => "Admin";

    public void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ServeManifests>();
        services.AddOptions<PaneOptions>().Validate(
            pane => pane.Address is null || AddInAddress.Parse(pane.Address.OriginalString).Address is not null,
            "Pane:Address is the https address under which Outlook reaches the API, without a path, such as https://crm.example.com.");
        services.AddHttpClient(AddressCheck.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(
                () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) });
        services.AddSingleton<OpenedManifestStore>();

        // In the order of the set-up page's lines.
        services.AddSingleton<ISetupCheck, StorageCheck>();
        services.AddSingleton<ISetupCheck, MicrosoftCheck>();
        services.AddSingleton<ISetupCheck, ClockCheck>();
        services.AddSingleton<ISetupCheck, AddressCheck>();
        services.AddSingleton<ISetupCheck, ManifestCheck>();
    }

    public void Map(RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags(Name);

        ReportManifest.Map(api); // POST   /api/me/manifest
        CheckSetup.Map(admin);   // GET    /api/admin/setup
    }
}
