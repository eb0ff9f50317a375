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

    private const string Good =
        "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; connect-src 'self'; frame-ancestors ";
    private static readonly string s_policy = Good + string.Join(' ', OutlookHosts.All);

    public static TheoryData<string, string> Faults => new()
    {
        { "moved", "it redirects to https://elsewhere.example/" },
        { "refused", "It answers 503 instead of 200" },
        { "text", "It is text/plain and no page" },
        { "framed", "X-Frame-Options keeps Outlook" },
        { "attachment", "Content-Disposition says attachment" },
        { "empty", "The page is empty" },
        { "another", "The page is another's ('nginx works')" },
        { "no-office", "The page loads no Office.js" },
        { "no-store", "It may not be kept (Cache-Control)" },
        { "no-icon", "It is no PNG" },
        { "small-icon", "What is served has 16 × 16 pixels where 64 × 64 belong" },
        { "icon-type", "It is served as text/html and not as image/png" },
        { "icon-origin", "Cross-Origin-Resource-Policy is same-origin" },
        { "no-script", "It is text/html and no script" },
        { "kept-script", "people would run an old one" },
        { "cut", "It gives no whole answer" },
        { "large", "Its answer has more than 4 MB" },
    };

    /// <summary>Policies, several divided by a bar, and what is said of them.</summary>
    public static TheoryData<string, string> Policies => new()
    {
        { "", "No Content-Security-Policy says who may frame it" },
        { "default-src *", "No Content-Security-Policy says who may frame it" },
        { Good + "'none'", "does not let Outlook's hosts frame it: https://outlook.office.com, https://outlook.office365.com, "
            + "https://outlook.live.com, https://outlook.cloud.microsoft are missing" },
        { Good + "'self'", "does not let Outlook's hosts frame it" },
        { Good + "https://outlook.office.com", "frame it: https://outlook.office365.com, https://outlook.live.com, "
            + "https://outlook.cloud.microsoft are missing" },
        { s_policy.Replace("https://outlook.live.com", "", StringComparison.Ordinal), "frame it: https://outlook.live.com is missing" },
        { Good + "https://outlook.office.com.evil.example", "does not let Outlook's hosts frame it" },
        { Good + "https://*.outlook.office.com https://*.office365.com https://*.live.com https://*.cloud.microsoft", "frame it: https://outlook.office.com is missing" },
        { s_policy.Replace("outlook.office.com", "outlook.office.com:8443", StringComparison.Ordinal), "frame it: https://outlook.office.com is missing" },
        { $"{s_policy}|frame-ancestors 'self'", "browsers obey every one" },
        { $"{s_policy}, frame-ancestors 'self'", "browsers obey every one" },
        { $"frame-ancestors 'none'; {s_policy}", "does not let Outlook's hosts frame it" },
        { s_policy.Replace(" https://appsforoffice.microsoft.com", "", StringComparison.Ordinal), "keeps it from loading https://appsforoffice.microsoft.com/lib/1/hosted/office.js" },
        { s_policy.Replace("appsforoffice.microsoft.com", "appsforoffice.microsoft.com.evil.example", StringComparison.Ordinal), "script-src does not name https://appsforoffice.microsoft.com" },
        { s_policy.Replace("script-src 'self'", "script-src", StringComparison.Ordinal), "/assets/index.js: script-src does not name "
            + "http://127.0.0.1" },
        { $"{s_policy}|script-src 'self'", "script-src does not name https://appsforoffice.microsoft.com" },
        { s_policy.Replace("script-src", "script-src 'strict-dynamic'", StringComparison.Ordinal), "script-src does not name https://appsforoffice.microsoft.com" },
        { s_policy.Replace("connect-src 'self'; ", "", StringComparison.Ordinal), "connect-src does not name 'self'" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_policy_that_keeps_the_pane_empty_is_refused(string policy, string sentence) =>
        BrokenManifestTests.Names(await CheckAsync(context => ServeAsync(context, "", policy.Split('|'))), sentence);

    /// <summary>Outlook shows the pane, and others may too.</summary>
    [Theory]
    [InlineData("*", "frame-ancestors * lets anyone's page frame it")]
    [InlineData("https:", "frame-ancestors https: lets anyone's page frame it")]
    [InlineData("https://*", "frame-ancestors https://* lets anyone's page frame it")]
    [InlineData("https://outlook.office.com.evil.example", "https://outlook.office.com.evil.example may frame it too")]
    public async Task Who_else_may_frame_it_is_a_warning(string source, string sentence)
    {
        var found = await CheckAsync(context => ServeAsync(context, "", [$"{s_policy} {source}"]));

        Assert.Contains(found, finding => finding.IsWarning && finding.What.StartsWith(sentence, StringComparison.Ordinal));
        Assert.DoesNotContain(found, finding => !finding.IsWarning);
    }

    [Theory]
    [InlineData("https://*.office.com https://*.office365.com https://*.live.com https://*.cloud.microsoft")]
    [InlineData("HTTPS://OUTLOOK.OFFICE.COM https://outlook.office365.com:443 https://outlook.live.com/ outlook.cloud.microsoft:*")]
    [InlineData("https:")]
    [InlineData("*")]
    public async Task What_browsers_take_for_all_of_Outlook_is_no_fault(string sources) =>
        Assert.DoesNotContain(await CheckAsync(context => ServeAsync(context, "", [Good + sources])), finding => !finding.IsWarning);

    /// <summary>Fifteen addresses and more, one host, one sentence.</summary>
    [Fact]
    public async Task A_host_that_fails_is_told_once()
    {
        var description = Manifests.Description("http://localhost:1");
        var unreachable = await ValidateCommand.CheckAsync(
            [(Manifests.XmlName, XmlManifest.Write(description)), (Manifests.ZipName, UnifiedPackage.Write(description))],
            online: true, Ct);
        var failing = await CheckAsync(context => ServeAsync(context, "all-refused"));

        Assert.Matches("more addresses of this host were not asked for", Assert.Single(unreachable, finding => !finding.IsWarning).What);
        Assert.Matches("So it is with [0-9]+ more addresses of this host", Assert.Single(failing, finding => !finding.IsWarning).What);
    }

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

        return await ValidateCommand.CheckAsync(
            [(Manifests.XmlName, XmlManifest.Write(Manifests.Description(address) with { ChecksSending = true }))], online: true, Ct);
    }

    private static Task ServeAsync(HttpContext context, string fault, string[]? policies = null)
    {
        var (request, response) = (context.Request, context.Response);
        if (fault == "cut")
        {
            context.Abort();
            return Task.CompletedTask;
        }

        if (fault == "all-refused")
        {
            response.StatusCode = 502;
            return Task.CompletedTask;
        }

        if (request.Path.StartsWithSegments("/icons"))
        {
            response.Headers.CacheControl = fault == "no-store" ? "no-store" : "public, max-age=60";
            response.ContentType = fault == "icon-type" ? "text/html" : "image/png";
            response.Headers["Cross-Origin-Resource-Policy"] = fault == "icon-origin" ? "same-origin" : "cross-origin";
            var icon = fault == "small-icon" ? "outlookcrm-16.png" : request.Path.Value!.Split('/')[^1];
            return response.Body.WriteAsync(fault == "no-icon" ? "<html>"u8.ToArray() : Icons.Read(icon), Ct).AsTask();
        }

        if (request.Path == "/events.js")
        {
            response.Headers.CacheControl = fault == "kept-script" ? "public, max-age=86400" : "no-cache";
            response.ContentType = fault == "no-script" ? "text/html" : "text/javascript; charset=utf-8";
            return response.WriteAsync("0", Ct);
        }

        response.ContentType = fault == "text" ? "text/plain" : "text/html";
        response.StatusCode = fault switch { "moved" => 302, "refused" => 503, _ => 200 };
        response.Headers.ContentDisposition = fault == "attachment" ? "attachment; filename=pane.html" : default;
        response.Headers.Location = fault == "moved" ? "https://elsewhere.example/" : default;
        response.Headers.XFrameOptions = fault == "framed" ? "SAMEORIGIN" : default;
        response.Headers.ContentSecurityPolicy = policies ?? [s_policy];
        const string Mark = "<!doctype html><meta name=\"outlookcrm\" content=\"\"><script type=\"module\" "
            + "src=\"/assets/index.js\"></script>";
        const string Office = "<script async src=\"https://appsforoffice.microsoft.com/lib/1/hosted/office.js\"></script>";
        return response.WriteAsync(
            fault switch
            {
                "empty" => " ",
                "another" => "<h1>nginx works</h1>",
                "no-office" => Mark,
                "large" => new string(' ', 5_000_000),
                _ => Mark + Office
            }, Ct);
    }
}
