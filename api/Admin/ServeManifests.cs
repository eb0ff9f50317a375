using System.Net.Mime;
using OutlookCrm.AddIn;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Admin;

/// <summary>
/// The manifests of this installation, for its own address, and the icons they name. Without a sign-in: Microsoft 365 fetches a manifest
/// by its address, and it holds nothing but addresses and ids.
/// </summary>
internal sealed class ServeManifests(IOptions<PaneOptions> pane, OwnAddress own, IOptions<EntraOptions> entra)
{
    private static readonly string[] s_reads = [HttpMethods.Get, HttpMethods.Head];

    // One installation has one address; a caller who names others must not make us work for each.
    private Made? _last;

    public void Map(WebApplication app)
    {
        app.MapMethods(
            "/manifest/outlookcrm.xml",
            s_reads,
            context => Answer(context, MediaTypeNames.Application.Xml, made => made.Xml).ExecuteAsync(context))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapMethods(
            "/manifest/outlookcrm.zip",
            s_reads,
            context => Answer(context, MediaTypeNames.Application.Zip, made => made.Zip).ExecuteAsync(context))
            .AllowAnonymous().ExcludeFromDescription();
        foreach (var name in Icons.Served)
        {
            var bytes = Icons.Read(name);
            app.MapMethods($"/{Icons.Folder}/{name}", s_reads, context =>
            {
                // Office shows a default image where an icon may not be kept, and Outlook loads it from its own origin.
                context.Response.Headers.CacheControl = "public, max-age=86400";
                context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                return TypedResults.Bytes(bytes, MediaTypeNames.Image.Png).ExecuteAsync(context);
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private IResult Answer(HttpContext context, string type, Func<Made, byte[]> which)
    {
        var (address, problem) = AddInAddress.Parse(own.Of(context.Request));
        if (address is null)
        {
            return Problems.InvalidRequest("host", problem!);
        }

        var made = _last;
        if (made?.Address != address)
        {
            var description = new AddInDescription(address, entra.Value.ClientId) { ChecksSending = pane.Value.CheckSending };
            _last = made = new(address, XmlManifest.Write(description), UnifiedPackage.Write(description));
        }

        return TypedResults.File(which(made), type, Path.GetFileName(context.Request.Path));
    }

    private sealed record Made(AddInAddress Address, byte[] Xml, byte[] Zip);
}
