using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OutlookCrm.AddIn;
using OutlookCrm.Manifest.Validation;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>What an online check says of a host that serves the pane or its icons wrongly, as reverse proxies do.</summary>
public sealed class OnlineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Faults => new()
    {
        { "moved", "it redirects to https://elsewhere.example/" },
        { "refused", "It answers 503 instead of 200" },
        { "text", "It is text/plain and no page" },
        { "framed", "X-Frame-Options keeps Outlook" },
        { "no-policy", "does not let Outlook's hosts frame it" },
        { "no-store", "It may not be kept (Cache-Control)" },
        { "no-icon", "It is no PNG" },
        { "no-script", "It is text/html and no script" },
        { "kept-script", "people would run an old one" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_fault_of_the_host_is_named(string fault, string sentence)
    {
        var found = await CheckAsync(context => ServeAsync(context, fault));

        Assert.Contains(found, finding => finding.ToString().Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_serves_both_well_has_no_fault() =>
        Assert.DoesNotContain(await CheckAsync(context => ServeAsync(context, "")), finding => !finding.IsWarning);

    private static async Task<IReadOnlyList<Finding>> CheckAsync(RequestDelegate serve)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(serve);
        await app.StartAsync(Ct);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        return await ValidateCommand.CheckAsync([(Manifests.XmlName, XmlManifest.Write(Manifests.Description(address) with { ChecksSending = true }))], online: true, Ct);
    }

    private static Task ServeAsync(HttpContext context, string fault)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Path.StartsWithSegments("/icons"))
        {
            response.Headers.CacheControl = fault == "no-store" ? "no-store" : "public, max-age=60";
            response.ContentType = "image/png";
            return response.Body.WriteAsync(fault == "no-icon" ? "<html>"u8.ToArray() : Icons.Read(request.Path.Value!.Split('/')[^1]), Ct).AsTask();
        }

        if (request.Path == "/events.js")
        {
            response.Headers.CacheControl = fault == "kept-script" ? "public, max-age=86400" : "no-cache";
            response.ContentType = fault == "no-script" ? "text/html" : "text/javascript; charset=utf-8";
            return response.WriteAsync("0", Ct);
        }

        response.ContentType = fault == "text" ? "text/plain" : "text/html";
        response.StatusCode = fault switch { "moved" => 302, "refused" => 503, _ => 200 };
        response.Headers.Location = fault == "moved" ? "https://elsewhere.example/" : default;
        response.Headers.XFrameOptions = fault == "framed" ? "SAMEORIGIN" : default;
        response.Headers.ContentSecurityPolicy = fault == "no-policy" ? default : "frame-ancestors https://outlook.office.com";
        return response.WriteAsync("<!doctype html>", Ct);
    }
}
