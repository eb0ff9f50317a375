using Microsoft.Extensions.Http;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Simulator.Hosting;

/// <summary>The real API, by the same lines as its Program.cs; only outgoing requests go to our servers instead of Microsoft's.</summary>
internal static class ApiServer
{
    public static async Task<(WebApplication App, Uri Address)> StartAsync(
        string url, SimulatorOptions options, string dataFolder, Uri page, Uri cloud, FaultBoard faults, bool isMultiTenant,
        IReadOnlyDictionary<string, string?> storage, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ApplicationName = typeof(Composition).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Configuration.AddInMemoryCollection(Settings(url, dataFolder, page, isMultiTenant));
        builder.Configuration.AddInMemoryCollection(storage);
        builder.Configuration.AddInMemoryCollection(options.ApiSettings);
        builder.WebHost.UseUrls(url);

        builder.AddOutlookCrm();
        builder.Services.PostConfigureAll<HttpClientFactoryOptions>(client =>
            client.HttpMessageHandlerBuilderActions.Add(handlers => handlers.PrimaryHandler = new LoopbackCloud(cloud)));
        builder.Services.AddSingleton<IStartupFilter>(new FaultsInFront(faults, options.Clock));
        options.ConfigureApi?.Invoke(builder);

        var app = builder.Build();
        app.MapOutlookCrm();
        return (app, await app.StartAndTellAsync(url, ct));
    }

    private static Dictionary<string, string?> Settings(string url, string dataFolder, Uri page, bool isMultiTenant) => new()
    {
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        // A taken port is told in one sentence, not in a stack.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
        ["AzureAd:Instance"] = $"https://{EntraServer.Host}/",
        ["AzureAd:TenantId"] = "organizations",
        ["AzureAd:ClientId"] = EntraDirectory.ClientId.ToString("D"),
        ["AzureAd:ClientSecret"] = EntraDirectory.ClientSecret,
        ["Tenants:0"] = EntraDirectory.Contoso.Id.ToString("D"),
        // An application of one tenant has no users of another tenant.
        ["Tenants:1"] = (isMultiTenant ? EntraDirectory.Fabrikam : EntraDirectory.Contoso).Id.ToString("D"),
        ["Graph:BaseUrl"] = "https://graph.microsoft.com/v1.0",
        ["Storage:Path"] = Path.Combine(dataFolder, "outlookcrm.db"),
        ["Pane:OfficeJs"] = new Uri(page, "/office.js").ToString(),
        // Whichever way the page was opened.
        ["Pane:FrameAncestors:0"] = page.GetLeftPart(UriPartial.Authority),
        ["Pane:FrameAncestors:1"] = $"http://{(page.Host == "localhost" ? "127.0.0.1" : "localhost")}:{page.Port}",
        // A free port is known only after the start.
        ["Pane:Address"] = Uri.TryCreate(url, UriKind.Absolute, out var own) && own is { IsLoopback: true, Port: > 0 }
            ? own.GetLeftPart(UriPartial.Authority) : null,
        ["Pane:Folder"] = SourceTree.Of("addin", "dist"),
        ["Correspondence:Badge"] = "true",

        // Scripts and load tests here share five users; the product's own limits are for people.
        ["Limits:Burst"] = "1000000",
        ["Limits:PerPeriod"] = "1000000",
    };

    /// <summary>Puts the scripted faults before everything the API does.</summary>
    private sealed class FaultsInFront(FaultBoard faults, TimeProvider clock) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<FaultMiddleware>("api", faults, clock, (Func<int, HttpContext, string>)FaultMiddleware.Problem);
            next(app);
        };
    }
}
