using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OutlookCrm.AddIn;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Pane;

/// <summary>
/// The built pane at <c>/</c>, read once at start and served from memory with its own security policy: no inline script, frames only
/// inside Outlook. Pages get the installation's settings, so that one build serves every installation.
/// </summary>
internal sealed partial class PaneFiles(IOptions<PaneOptions> options, IOptions<EntraOptions> entra, ILogger<PaneFiles> logger)
{
    private const string OfficeJs = "__OFFICE_JS__";
    private const string PaneMissing = "The API runs, but its pane has not been built: build it in the folder addin, then start again.\n";

    public void Map(WebApplication app)
    {
        var folder = Path.GetFullPath(options.Value.Folder);
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            Log.NotBuilt(logger, folder);
            app.MapGet("/", () => TypedResults.Text(PaneMissing, statusCode: StatusCodes.Status404NotFound))
                .AllowAnonymous().ExcludeFromDescription();
            return;
        }

        var policy = Policy();
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);
        foreach (var path in files.Where(path => Path.GetExtension(path) is not (".br" or ".gz")))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var file = PaneFile.IsPage(name)
                ? PaneFile.Made(name, Encoding.UTF8.GetBytes(Filled(File.ReadAllText(path))))
                : PaneFile.AsBuilt(name, path);
            app.MapMethods(name == "index.html" ? "/" : $"/{name}", [HttpMethods.Get, HttpMethods.Head], context =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = policy;

                // Outlook loads the icons and frames the pages from its own origin.
                headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                return file.WriteAsync(context);
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private string Filled(string page)
    {
        var settings = new JsonObject
        {
            ["clientId"] = entra.Value.Client,
            ["authority"] = new Uri(entra.Value.Instance, entra.Value.SignInTenant).AbsoluteUri,
            ["scope"] = $"api://{entra.Value.Client}/{AccessTokenRules.Scope}",
            ["version"] = typeof(PaneFiles).Assembly.GetName().Version!.ToString(3),

            // By which the set-up page tells whether a proxy's policy shuts some of them out.
            ["outlook"] = new JsonArray([.. OutlookHosts.All.Select(host => (JsonNode)host)]),
        };
        return Settings().Replace(
            page, $"<meta name=\"outlookcrm\" content=\"{WebUtility.HtmlEncode(settings.ToJsonString(JsonSerializerOptions.Default))}\">")
            .Replace(OfficeJs, WebUtility.HtmlEncode(options.Value.OfficeJs.OriginalString), StringComparison.Ordinal);
    }

    private string Policy()
    {
        var office = Origin(options.Value.OfficeJs);
        var signIn = entra.Value.Instance.GetLeftPart(UriPartial.Authority);
        var ancestors = options.Value.FrameAncestors is { Count: > 0 } configured ? configured : OutlookHosts.All;
        return string.Join("; ", (IEnumerable<string>)
        [
            "default-src 'none'",

            // Office.js fetches this one file of another host in the browser.
            $"script-src 'self' {office} https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js",
            $"connect-src 'self' {signIn}",
            "img-src 'self' data:",
            "style-src 'self'",
            "font-src 'self'",

            // MSAL renews tokens in a hidden frame where there is no nested app authentication.
            $"frame-src {signIn}",
            "base-uri 'none'",
            "form-action 'none'",
            "object-src 'none'",
            $"frame-ancestors {string.Join(' ', ancestors)}",
        ]);
    }

    /// <summary>The simulator's Office.js may be a path of our own.</summary>
    private static string Origin(Uri script) => script.IsAbsoluteUri ? script.GetLeftPart(UriPartial.Authority) : "'self'";

    // Build tools write void elements with or without a slash.
    [GeneratedRegex("<meta name=\"outlookcrm\" content=\"\"\\s*/?>")]
    private static partial Regex Settings();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "No pane at {Folder}: the API runs without it. Build it in the folder addin, or set Pane:Folder.")]
        public static partial void NotBuilt(ILogger logger, string folder);
    }
}

internal static partial class PaneSetup
{
    public static void AddPane(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(PaneOptions.Section);
        builder.Services.AddOptions<PaneOptions>().Bind(section)
            .Configure(pane => pane.FrameAncestors = section.List(nameof(PaneOptions.FrameAncestors)))
            .ValidateDataAnnotations()
            .Validate(
                pane => pane.FrameAncestors.All(one => Ancestor().IsMatch(one)),
                "Pane:FrameAncestors holds something that is neither a host, such as https://outlook.office.com, nor a scheme, such as "
                    + "https:. It is a list (Pane__FrameAncestors__0, Pane__FrameAncestors__1 …).")
            .ValidateOnStart();
        builder.Services.AddSingleton<OwnAddress>();
        builder.Services.AddSingleton<PaneFiles>();
    }

    // Of what CSP Level 3 lets stand in frame-ancestors, a scheme and a host with its port: whatever else it is would change the policy
    // around it.
    [GeneratedRegex(
        @"\A(?:\*|'self'|[a-z][a-z0-9+.-]*:|(?:[a-z][a-z0-9+.-]*://)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:[0-9]+|\*))?)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ancestor();
}
