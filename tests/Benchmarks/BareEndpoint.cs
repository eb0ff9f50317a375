using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OutlookCrm.Benchmarks;

/// <summary>The least an ASP.NET endpoint can do for the same answer: the limit that the card is measured against.</summary>
internal sealed class BareEndpoint : IAsyncDisposable
{
    /// <summary>The content type of the product's answers.</summary>
    public const string Json = "application/json; charset=utf-8";

    private readonly WebApplication _app;

    private BareEndpoint(WebApplication app) => _app = app;

    public Uri Address
    {
        get
        {
            var address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            return address.Scheme == Uri.UriSchemeHttps ? new($"https://localhost:{address.Port}") : address;
        }
    }

    /// <summary>`POST /card`, which does not look at the request.</summary>
    public static Task<BareEndpoint> StartAsync(byte[] answer) =>
        StartAsync(app => app.MapPost("/card", () => Results.Bytes(answer, Json)));

    /// <summary>An app with no more than these routes. With a certificate for localhost it is reached by https.</summary>
    public static async Task<BareEndpoint> StartAsync(Action<WebApplication> map, X509Certificate2? certificate = null)
    {
        // A watcher of settings would see every write of the measured processes below this program's folder, at their cost.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        }

        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new(app);
    }

    /// <summary>An app that is alive and answers a card with nothing, until it is killed.</summary>
    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.MapGet("/health/live", () => "Healthy");
        app.MapPost("/api/card", () => Results.Bytes("{}"u8.ToArray(), Json));
        await app.RunAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
