using OutlookCrm.Simulator.Scripts;

namespace OutlookCrm.Simulator.Hosting;

/// <summary>The Outlook page and the scripts' endpoints.</summary>
internal static class PageServer
{
    public static async Task<(WebApplication App, Uri Address)> StartAsync(
        string url, Action<RouteGroupBuilder, CancellationToken> mapScripts, CancellationToken ct)
    {
        var builder = WebServer.Create(url, SourceTree.Of("tests", "Simulator", "wwwroot"));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.UseRouting();
        var scripts = app.MapGroup("/simulator").AddEndpointFilter(ScriptAccess.OnlyFromHere);
        mapScripts(scripts, app.Lifetime.ApplicationStopping);
        return (app, await app.StartAndTellAsync(url, ct));
    }
}
