using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OutlookCrm.Simulator.Hosting;

/// <summary>What the simulator's own servers have in common.</summary>
internal static class WebServer
{
    /// <summary>A bare server on the address, quiet, serving files from <paramref name="webRoot"/> if there is any.</summary>
    public static WebApplicationBuilder Create(string url, string? webRoot = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = webRoot is not null && Directory.Exists(webRoot) ? webRoot : null,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseKestrel().UseUrls(url);
        builder.Services.AddRouting();
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddSimpleConsole(console => console.SingleLine = true);
        // Scripts and tests stop a server that still has an event stream open.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        return builder;
    }

    /// <summary>Starts the server and returns its address; a port that is in use becomes one plain sentence.</summary>
    /// <exception cref="PortTakenException">Another process uses the port.</exception>
    public static async Task<Uri> StartAndTellAsync(this WebApplication app, string url, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new PortTakenException(url, problem);
        }

        return new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }
}

/// <summary>Another program listens on the port.</summary>
public sealed class PortTakenException(string url, Exception inner)
    : Exception($"Another program listens on {url}: stop it, or choose another address with --urls and --api-urls.", inner);
